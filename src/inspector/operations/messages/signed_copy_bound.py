"""The photo of a signed page was bound to the document that it shows."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.canonical_json import JsonValue
from inspector.domain.photo import Photo
from inspector.operations.changes import Changed
from inspector.operations.messages.issued_before import require_issued
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "签字件"


@dataclass(frozen=True, slots=True)
class SignedCopyRow:
    """What the row says.

    Attributes:
        document: id of the issued document.
        recognised: whether the page's own code named this document.
        bound_at: UTC.
    """

    document: str
    photo: Photo
    recognised: bool
    bound_at: datetime


def _encode(row: SignedCopyRow) -> dict[str, JsonValue]:
    wire = to_wire(row)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> SignedCopyRow:
    return from_wire(SignedCopyRow, _TITLE, body)


def _apply(stored: Stored, sender: Sender, row: SignedCopyRow) -> Changed:
    require_issued(stored, sender, row.document, _TITLE)
    stored.photos.put(row.photo)
    return Changed.DOCUMENTS | Changed.PHOTOS


MESSAGE = Message("signed-copy-bound", _TITLE, _encode, _decode, _apply)
