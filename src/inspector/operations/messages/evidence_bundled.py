"""An evidence bundle was made: originals left the office on somebody's order."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.canonical_json import JsonValue
from inspector.domain.custody import Bundling
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "证据包"


@dataclass(frozen=True, slots=True)
class BundledRow:
    """What the row says of the bundle.

    Attributes:
        sha256: hex, of the archive.
    """

    number: str
    inspection_id: str
    purpose: str
    made_at: datetime
    made_by: str
    sha256: str

    @property
    def bundling(self) -> Bundling:
        """The same as custody tells it."""
        return Bundling(self.number, self.purpose, self.made_at, self.made_by)


def _encode(row: BundledRow) -> dict[str, JsonValue]:
    wire = to_wire(row)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> BundledRow:
    return from_wire(BundledRow, _TITLE, body)


def _apply(stored: Stored, sender: Sender, row: BundledRow) -> Changed:
    del stored, sender, row  # the sender's log, which is kept whole, is where custody looks
    return Changed.NOTHING


MESSAGE = Message("evidence-bundled", _TITLE, _encode, _decode, _apply)
