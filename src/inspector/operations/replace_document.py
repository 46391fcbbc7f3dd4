"""Void a document and issue the same kind anew, where that is possible."""

from inspector.documents.registry import document_kinds
from inspector.operations.issue_document import IssuedPaper, issue_document, next_number, paper_of
from inspector.operations.own_document import own_document
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.papers.paper import Details
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.documents import IssuedDocument


def replace_document(
    workspace: Workspace,
    document_id: str,
    reason: str,
    progress: Progress = unreported,
    *,
    details: Details | None = None,
) -> IssuedPaper:
    """Void a document with a reason, and issue what takes its place.

    Raises:
        NotVoidableError: it is void already, or no reason is given.
        NotOwnDocumentError: it was not issued here.
        RecordNotStandingError: the record was replaced: what is new is issued from the new one.
        UserError: as `issue_document`; the old document stands.
    """
    with workspace.database.reading() as stored:
        old = own_document(stored, document_id)
    _require_possible(workspace, old, details)
    void_document(workspace, document_id, reason)
    return issue_document(workspace, old.inspection_id, old.kind, progress, details=details)


def _require_possible(workspace: Workspace, old: IssuedDocument, details: Details | None) -> None:
    with workspace.database.reading() as stored:
        _, number = next_number(stored, document_kinds()[old.kind], workspace.today.year)
        wish = Wish(old.inspection_id, number, workspace.clock(), without=old.id)
        occasion = gathered(workspace, stored, wish)
    paper_of(old.kind).accept(occasion, details)
