"""The province returns an inspection to the county, with a reason for each item."""

from dataclasses import dataclass

from inspector.domain.canonical_json import JsonValue
from inspector.domain.inspection import InspectionState
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "退回"


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """Why: about an item, or about the whole where `item` is empty."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedInspection:
    """One returned version; a newer local one is never replaced by it.

    Attributes:
        sha256: hex, of the sealed record that is returned.
        reviewer: name of who returned it.
    """

    inspection_id: str
    sha256: str
    reviewer: str
    reasons: tuple[ReturnReason, ...]


def _encode(returned: ReturnedInspection) -> dict[str, JsonValue]:
    wire = to_wire(returned)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> ReturnedInspection:
    return from_wire(ReturnedInspection, _TITLE, body)


def _apply(stored: Stored, sender: Sender, returned: ReturnedInspection) -> Changed:
    del sender
    held = stored.records.of_inspection(returned.inspection_id)
    if any(one.sha256 == returned.sha256 for one in held):
        stored.inspections.set_state(
            returned.inspection_id, InspectionState.RETURNED, returned.sha256
        )
    return Changed.INSPECTIONS


MESSAGE = Message("inspection-returned", _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
