"""A document was voided; its number stays."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.canonical_json import JsonValue
from inspector.operations.changes import Changed
from inspector.operations.messages.issued_before import require_issued
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored
from inspector.storage.documents import DocumentState

_TITLE = "文书作废"


@dataclass(frozen=True, slots=True)
class VoidedRow:
    """What the row says.

    Attributes:
        id: of the document.
        voided_at: UTC.
    """

    id: str
    voided_at: datetime
    reason: str


def _encode(row: VoidedRow) -> dict[str, JsonValue]:
    wire = to_wire(row)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> VoidedRow:
    return from_wire(VoidedRow, _TITLE, body)


def _apply(stored: Stored, sender: Sender, row: VoidedRow) -> Changed:
    require_issued(stored, sender, row.id, _TITLE)
    stored.documents.set_state(row.id, DocumentState.VOIDED, row.reason)
    return Changed.DOCUMENTS


MESSAGE = Message("document-voided", _TITLE, _encode, _decode, _apply)
