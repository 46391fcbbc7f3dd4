"""The detail of a receipt: which cases and how many files of a package arrived."""

from dataclasses import dataclass

from inspector.domain.canonical_json import JsonValue
from inspector.domain.inspection import InspectionState
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "回执"


@dataclass(frozen=True, slots=True)
class ReceivedCase:
    """One sealed inspection that arrived, by id and by the SHA-256 of its record."""

    inspection_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """What arrived of one package.

    Attributes:
        sha256: hex, of the package's manifest.
    """

    seq: int
    sha256: str
    records: int
    files: int
    cases: tuple[ReceivedCase, ...]


def _encode(received: ReceivedPackage) -> dict[str, JsonValue]:
    wire = to_wire(received)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> ReceivedPackage:
    return from_wire(ReceivedPackage, _TITLE, body)


def _apply(stored: Stored, sender: Sender, received: ReceivedPackage) -> Changed:
    del sender
    for case in received.cases:
        if any(
            one.sha256 == case.sha256 for one in stored.records.of_inspection(case.inspection_id)
        ):
            stored.inspections.set_state(case.inspection_id, InspectionState.RECEIVED, case.sha256)
    return Changed.INSPECTIONS


MESSAGE = Message("package-received", _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
