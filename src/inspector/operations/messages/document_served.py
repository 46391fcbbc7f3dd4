"""A document was served."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.canonical_json import JsonValue
from inspector.operations.changes import Changed
from inspector.operations.messages.issued_before import require_issued
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "文书送达"


@dataclass(frozen=True, slots=True)
class ServedRow:
    """What the row says.

    Attributes:
        id: of the document.
        served_at: UTC.
        way: how and to whom, as the officer wrote it.
    """

    id: str
    served_at: datetime
    way: str


def _encode(row: ServedRow) -> dict[str, JsonValue]:
    wire = to_wire(row)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> ServedRow:
    return from_wire(ServedRow, _TITLE, body)


def _apply(stored: Stored, sender: Sender, row: ServedRow) -> Changed:
    require_issued(stored, sender, row.id, _TITLE)
    stored.documents.set_served(row.id, row.served_at, row.way)
    return Changed.DOCUMENTS


MESSAGE = Message("document-served", _TITLE, _encode, _decode, _apply)
