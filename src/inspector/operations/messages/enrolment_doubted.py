"""The province found packages of one laptop that contradict each other."""

from dataclasses import dataclass

from inspector.domain.canonical_json import JsonValue
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.operations.restored import mark_contradicted
from inspector.storage.database import Stored

_TITLE = "重新登记通知"


@dataclass(frozen=True, slots=True)
class DoubtedEnrolment:
    """Under which grant, and the number of the package that contradicts an earlier one."""

    serial: int
    seq: int


def _encode(doubted: DoubtedEnrolment) -> dict[str, JsonValue]:
    wire = to_wire(doubted)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> DoubtedEnrolment:
    return from_wire(DoubtedEnrolment, _TITLE, body)


def _apply(stored: Stored, sender: Sender, doubted: DoubtedEnrolment) -> Changed:
    del sender
    held = mark_contradicted(stored, doubted.serial)
    return Changed.SETTINGS if held else Changed.NOTHING


MESSAGE = Message("enrolment-doubted", _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
