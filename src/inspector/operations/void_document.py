"""Void a document with a reason; its number stays visible and is never given again."""

from inspector.errors import UserError
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.messages import document_voided
from inspector.operations.messages.document_voided import VoidedRow
from inspector.operations.own_document import officer_of, own_document
from inspector.operations.workspace import Workspace
from inspector.storage.documents import DocumentState


class NotVoidableError(UserError):
    """The document cannot be voided like this."""


def void_document(workspace: Workspace, document_id: str, reason: str) -> Changed:
    """Void a document, served or not, with its line in the journal, in one transaction.

    Raises:
        NotVoidableError: it is void already, or no reason is given.
        NotOwnDocumentError: it was not issued here.
    """
    words = reason.strip()
    if not words:
        raise NotVoidableError("没有写作废的理由，请写明，例如“联系电话有误，重新制作”。")
    with workspace.database.transaction() as stored:
        document = own_document(stored, document_id)
        if document.state is DocumentState.VOIDED:
            raise NotVoidableError(f"文书“{document.number}”已经作废，不用再作废。")
        stored.documents.set_state(document.id, DocumentState.VOIDED, words)
        append_to_journal(
            workspace,
            stored,
            kind=document_voided.MESSAGE.kind,
            subject=document.id,
            who=officer_of(stored, document),
            body=document_voided.MESSAGE.encode(VoidedRow(document.id, workspace.clock(), words)),
        )
    return Changed.DOCUMENTS | Changed.PACKAGES
