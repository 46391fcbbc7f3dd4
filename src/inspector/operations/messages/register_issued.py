"""The province's register of the institutions of one county."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.canonical_json import JsonValue
from inspector.domain.institution import Institution
from inspector.domain.pinyin_initials import initials_of
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "机构名册"


@dataclass(frozen=True, slots=True)
class IssuedRegister:
    """What the register held of the county.

    Attributes:
        county: code of the county.
        issued_at: UTC.
        institutions: all that the province knows there; others that the county knows stay.
    """

    county: str
    issued_at: datetime
    institutions: tuple[Institution, ...]


def _encode(issued: IssuedRegister) -> dict[str, JsonValue]:
    wire = to_wire(issued)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> IssuedRegister:
    issued = from_wire(IssuedRegister, _TITLE, body)
    if any(one.county_code != issued.county for one in issued.institutions):
        raise UnreadableRecordError(_TITLE, "名册里有别县的机构")
    return issued


def _apply(stored: Stored, sender: Sender, issued: IssuedRegister) -> Changed:
    for one in issued.institutions:  # earlier versions stay in the register's history
        stored.institutions.put(one, sender.at, initials_of(one.name))
    return Changed.INSTITUTIONS


MESSAGE = Message("register-issued", _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
