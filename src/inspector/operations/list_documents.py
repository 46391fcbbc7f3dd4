"""List issued documents and read their bytes."""

from collections.abc import Mapping

from inspector.documents.registry import document_kinds
from inspector.errors import UserError
from inspector.operations.workspace import Workspace
from inspector.storage.documents import IssuedDocument


class DocumentLostError(UserError):
    """The row is there, the file is not."""


def list_documents(workspace: Workspace, inspection_id: str = "") -> tuple[IssuedDocument, ...]:
    """Return the documents of one inspection, or all of them."""
    with workspace.database.reading() as stored:
        if inspection_id:
            return stored.documents.of_inspection(inspection_id)
        return stored.documents.all()


def document_titles() -> Mapping[str, str]:
    """Return the title of every kind of document by its code."""
    return {code: kind.title for code, kind in document_kinds().items()}


def document_bytes(workspace: Workspace, document: IssuedDocument) -> bytes:
    """Return the very bytes that were issued.

    Raises:
        DocumentLostError: the file store has lost them.
    """
    try:
        with workspace.files.open(document.sha256) as source:
            return source.read()
    except FileNotFoundError as error:
        raise DocumentLostError(
            f"文书“{document.number or document.kind}”的文件丢失了，请从备份恢复，"
            "或把它作废后重新制作。"
        ) from error
