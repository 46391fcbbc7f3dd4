"""A document that was issued; its PDF travels as a blob."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.canonical_json import JsonValue
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire
from inspector.storage.database import Stored
from inspector.storage.documents import DocumentState, IssuedDocument

_TITLE = "签发的文书"


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """What the row says of the document.

    Attributes:
        kind: F05 and the like.
        number: as printed; empty where the kind has none.
        sha256: hex, of the PDF.
        size: bytes of the PDF.
    """

    id: str
    inspection_id: str
    kind: str
    number: str
    abbreviation: str
    year: int
    serial: int
    issued_at: datetime
    sha256: str
    size: int

    def as_stored(self, origin: str) -> IssuedDocument:
        """Return what is stored of it; `origin` is the sender, empty at home."""
        return IssuedDocument(
            id=self.id,
            inspection_id=self.inspection_id,
            kind=self.kind,
            number=self.number,
            abbreviation=self.abbreviation,
            year=self.year,
            serial=self.serial,
            state=DocumentState.ISSUED,
            issued_at=self.issued_at,
            sha256=self.sha256,
            size=self.size,
            origin=origin,
        )


def _encode(row: IssuedRow) -> dict[str, JsonValue]:
    wire = to_wire(row)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> IssuedRow:
    return from_wire(IssuedRow, _TITLE, body)


def _apply(stored: Stored, sender: Sender, row: IssuedRow) -> Changed:
    try:
        held = stored.documents.get(row.id)
    except KeyError:
        stored.documents.put(row.as_stored(origin=sender.device))
        return Changed.DOCUMENTS
    if held.sha256 != row.sha256:
        raise UnreadableRecordError(_TITLE, "同一标识的文书以前收到过另一份")
    return Changed.NOTHING  # a restored laptop sends its log again


MESSAGE = Message(
    "document-issued", _TITLE, _encode, _decode, _apply, Writer.COUNTY | Writer.PROVINCE
)
