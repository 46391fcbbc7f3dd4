"""A case goes from one laptop to another: one holder a case at a time."""

from dataclasses import dataclass
from typing import Final

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.rows import decode_row
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import body_of, from_wire, to_wire
from inspector.storage.database import Stored

KIND: Final = "case-handed-over"

_TITLE: Final = "检查移交"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One hand-over; the province writes it, so that there is one order of them.

    Attributes:
        number: from 1, by inspection.
        previous: name of the laptop that held the case.
        holder: name of the laptop that holds it from now on.
        by: who decided.
    """

    inspection_id: str
    number: int
    previous: str
    holder: str
    by: str
    reason: str


def last_hand_overs(stored: Stored) -> dict[str, HandedOver]:
    """Return who holds a case since when it was handed over, by inspection."""
    lines = (*stored.journal.of_kind(KIND), *stored.received.of_kind(KIND))
    known = (_decode(body_of(decode_row(line.line))) for line in lines)
    return {one.inspection_id: one for one in sorted(known, key=lambda one: one.number)}


def last_hand_over(stored: Stored, inspection_id: str) -> HandedOver | None:
    """Return who holds a case since when it was handed over; None: it never was."""
    return last_hand_overs(stored).get(inspection_id)


def _encode(handed: HandedOver) -> dict[str, JsonValue]:
    wire = to_wire(handed)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> HandedOver:
    return from_wire(HandedOver, _TITLE, body)


def _apply(stored: Stored, sender: Sender, handed: HandedOver) -> Changed:
    del stored, sender, handed  # who holds a case is read from the logs
    return Changed.INSPECTIONS


MESSAGE = Message(KIND, _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
