"""A person's decision between versions that replace the same record."""

from dataclasses import dataclass

from inspector.domain.canonical_json import JsonValue
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "版本取舍"


@dataclass(frozen=True, slots=True)
class ChosenVersion:
    """Which version holds.

    Attributes:
        superseded: hex, of the record that both replace.
        chosen: hex, of the version that holds.
        reason: in words; it is printed.
    """

    superseded: str
    chosen: str
    reason: str


def _encode(choice: ChosenVersion) -> dict[str, JsonValue]:
    wire = to_wire(choice)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> ChosenVersion:
    return from_wire(ChosenVersion, _TITLE, body)


def _apply(stored: Stored, sender: Sender, choice: ChosenVersion) -> Changed:
    del stored, sender, choice  # what was chosen is read from the journals
    return Changed.INSPECTIONS


MESSAGE = Message("version-chosen", _TITLE, _encode, _decode, _apply)
