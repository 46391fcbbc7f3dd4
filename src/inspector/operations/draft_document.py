"""Write a document as an editable draft: nothing is numbered, registered or signed (E10)."""

from pathlib import Path

from inspector.documents.registry import document_kinds
from inspector.operations.issue_document import paper_of
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.papers.paper import Details
from inspector.operations.press import press_of
from inspector.operations.render_document import found_document
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.atomic_file import write_atomically


def draft_document(
    workspace: Workspace,
    inspection_id: str,
    code: str,
    file: Path,
    progress: Progress = unreported,
    *,
    details: Details | None = None,
) -> None:
    """Write what a document of this kind would say now.

    Raises:
        NotIssuableError: the kind is not known, it is not its time, or something is not told.
        RecordNotStandingError: the record was replaced, or waits for a choice.
        UserError: as the paper; the file cannot be written.
    """
    _write(workspace, Wish(inspection_id, "", workspace.clock()), code, file, progress, details)


def draft_again(
    workspace: Workspace,
    name: str,
    file: Path,
    progress: Progress = unreported,
    *,
    details: Details | None = None,
) -> None:
    """Write the draft of an issued document, as of the day of its issue.

    Raises:
        NoSuchDocumentError: there is none with this id or number.
        NotIssuableError: something must be told again that the document alone says.
        RecordNotStandingError: the record was replaced, or waits for a choice.
        UserError: as the paper; the file cannot be written.
    """
    document = found_document(workspace, name)
    wish = Wish(document.inspection_id, "", document.issued_at, without=document.id)
    _write(workspace, wish, document.kind, file, progress, details)


def _write(
    workspace: Workspace,
    wish: Wish,
    code: str,
    file: Path,
    progress: Progress,
    details: Details | None,
) -> None:
    paper = paper_of(code)
    with workspace.database.reading() as stored:
        occasion = gathered(workspace, stored, wish, progress)
    content = paper.accept(occasion, details)
    progress("正在写成草稿", 0.8)
    kind = document_kinds()[code]
    write_atomically(file, kind.draft(content, press_of(workspace).wording, wish.at))
