"""The documents that were issued on this computer."""

from inspector.errors import UserError
from inspector.storage.database import Stored
from inspector.storage.documents import IssuedDocument


class NotOwnDocumentError(UserError):
    """The document was not issued here, or is not known at all."""


def own_document(stored: Stored, document_id: str) -> IssuedDocument:
    """Return a document that was issued here.

    Raises:
        NotOwnDocumentError: it was not.
    """
    try:
        document = stored.documents.get(document_id)
    except KeyError as error:
        raise NotOwnDocumentError("没有这份文书，请在“文书”列表中查看后重试。") from error
    if document.origin:
        raise NotOwnDocumentError(
            f"文书“{document.number}”是{document.origin}签发的，只能在那台电脑上改变它的状态。"
        )
    return document


def officer_of(stored: Stored, document: IssuedDocument) -> str:
    """Return the certificate number of the officer in whose name the journal speaks of it."""
    return stored.inspections.get(document.inspection_id).officers[0].certificate_number
