"""Strict typed decoding: one accepted spelling for a value, and no field too many."""

from datetime import UTC, datetime
from typing import Annotated, Final, TypeAlias, TypeVar

import msgspec
from msgspec import Meta

from inspector.domain.canonical_json import LARGEST_INTEGER
from inspector.exchange.verdicts import Refused, Verdict

# Patterns end in \Z: a $ would let a line feed pass.
Identifier: TypeAlias = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9:._-]{0,63}\Z")]
Digest: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
PublicHex: TypeAlias = Annotated[str, Meta(pattern=r"\A(?:[0-9a-f]{2}){32,128}\Z")]
Instant: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z\Z",
    ),
]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=LARGEST_INTEGER)]
Number: TypeAlias = Annotated[int, Meta(ge=1, le=LARGEST_INTEGER)]
Word32: TypeAlias = Annotated[int, Meta(ge=0, le=0xFFFF_FFFF)]

ZEROS: Final = "0" * 64

_T = TypeVar("_T", bound="Record")


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object with exactly these fields."""


def decode_record(data: bytes, kind: type[_T]) -> _T:
    """Read one record from its canonical bytes (RFC 8785).

    Raises:
        Refused: malformed, or not canonical.
    """
    try:
        record = msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused(Verdict.MALFORMED, str(error)[:120]) from error
    if _encoded(record) != data:
        raise Refused(Verdict.NOT_CANONICAL)
    return record


def encode_record(record: _T) -> bytes:
    """Return the canonical bytes; what a reader would refuse is refused here already.

    Raises:
        Refused: malformed.
    """
    data = _encoded(record)
    decode_record(data, type(record))
    return data


def _encoded(record: Record) -> bytes:
    # Field names and all strings of these records are ASCII and there are no floats: the sorted
    # order and the spelling equal RFC 8785.
    return msgspec.json.encode(record, order="sorted")


def instant(text: str) -> datetime:
    """Return the moment (UTC) that a field of type Instant names.

    Raises:
        ValueError: no such day in the calendar.
    """
    return datetime.fromisoformat(text)


def instant_text(moment: datetime) -> str:
    """Spell an aware moment as the format does: whole seconds, UTC, a Z at the end."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
