"""What follows about a document must come from the device that issued it, after the document."""

from typing import Final

from inspector.operations.messages.message import Sender
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.storage.database import Stored
from inspector.storage.documents import IssuedDocument

ISSUED: Final = "document-issued"


def require_issued(stored: Stored, sender: Sender, document_id: str, title: str) -> IssuedDocument:
    """Return the document that a record is about.

    A laptop with a new name may speak of what was issued under the old one, once it has sent that
    document itself.

    Raises:
        UnreadableRecordError: there is none of this sender with the id; `title` is told.
    """
    try:
        document = stored.documents.get(document_id)
    except KeyError as error:
        raise UnreadableRecordError(title, "它说的文书没有随包送来") from error
    own = document.origin == sender.device
    if not own and not stored.received.holds(sender.device, ISSUED, document_id):
        raise UnreadableRecordError(title, "它说的文书是别的电脑签发的")
    return document
