"""The photo of an answer slip was filed under the findings that it answers."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.canonical_json import JsonValue
from inspector.domain.photo import Photo
from inspector.operations.changes import Changed
from inspector.operations.messages.issued_before import require_issued
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "整改报告"


@dataclass(frozen=True, slots=True)
class SlipRow:
    """What the row says.

    Attributes:
        order: id of the rectification order that the slip answers.
        findings: ids of the findings whose codes stand on the photo.
        filed_at: UTC.
    """

    inspection_id: str
    order: str
    findings: tuple[str, ...]
    photo: Photo
    filed_at: datetime


def _encode(row: SlipRow) -> dict[str, JsonValue]:
    wire = to_wire(row)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> SlipRow:
    return from_wire(SlipRow, _TITLE, body)


def _apply(stored: Stored, sender: Sender, row: SlipRow) -> Changed:
    require_issued(stored, sender, row.order, _TITLE)
    stored.photos.put(row.photo)
    return Changed.PHOTOS


MESSAGE = Message("slip-filed", _TITLE, _encode, _decode, _apply)
