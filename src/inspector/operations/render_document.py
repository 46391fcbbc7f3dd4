"""Write an issued document to a file: the very bytes that were issued."""

from pathlib import Path

from inspector.errors import UserError
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically
from inspector.storage.documents import IssuedDocument


class NoSuchDocumentError(UserError):
    """No document has this id or number."""


def render_document(workspace: Workspace, name: str, file: Path) -> IssuedDocument:
    """Write the document with this id or number.

    Raises:
        NoSuchDocumentError: there is none.
        UserError: the file cannot be written.
    """
    document = found_document(workspace, name)
    with workspace.files.open(document.sha256) as source:
        write_atomically(file, source.read())
    return document


def found_document(workspace: Workspace, name: str) -> IssuedDocument:
    """Return the document with this id or number.

    Raises:
        NoSuchDocumentError: there is none.
    """
    with workspace.database.reading() as stored:
        found = [one for one in stored.documents.all() if name and name in (one.id, one.number)]
    if not found:
        raise NoSuchDocumentError(f"没有标识或文号为“{name}”的文书，请在“文书”列表中查看后重试。")
    return found[-1]
