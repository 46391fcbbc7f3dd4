"""DER (ITU-T X.690): as much of it as a signature needs, written and taken apart."""

from collections.abc import Iterable
from typing import Final

from inspector.exchange.verdicts import Refused, Verdict

INTEGER: Final = 0x02
OCTETS: Final = 0x04
OID: Final = 0x06
SEQUENCE: Final = 0x30
SET: Final = 0x31
CONTEXT_0: Final = 0xA0

_SHORT: Final = 0x80
_CONTINUED: Final = 0x80
_FIRST_ARC: Final = 40
_SEVEN_BITS: Final = 0x7F


def tagged(tag: int, *parts: bytes) -> bytes:
    """Return one value of these parts."""
    content = b"".join(parts)
    size = len(content)
    if size < _SHORT:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, _SHORT | len(length)]) + length + content


def sequence(*parts: bytes) -> bytes:
    """Return a SEQUENCE."""
    return tagged(SEQUENCE, *parts)


def set_of(parts: Iterable[bytes], tag: int = SET) -> bytes:
    """Return a SET OF, whose parts DER sorts; `tag` where it is implicit."""
    return tagged(tag, *sorted(parts))


def integer(number: int) -> bytes:
    """Return an INTEGER that is not negative."""
    return tagged(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def octets(content: bytes) -> bytes:
    """Return an OCTET STRING."""
    return tagged(OCTETS, content)


def oid(dotted: str) -> bytes:
    """Return an OBJECT IDENTIFIER."""
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    return tagged(OID, *(_arc(arc) for arc in (first * _FIRST_ARC + second, *rest)))


def parts_of(value: bytes) -> tuple[tuple[int, bytes, bytes], ...]:
    """Return the values that stand one after another: the tag, the content and the whole of each.

    Raises:
        Refused: malformed.
    """
    found = []
    while value:
        tag, content, whole = _first(value)
        found.append((tag, content, whole))
        value = value[len(whole) :]
    return tuple(found)


def _first(value: bytes) -> tuple[int, bytes, bytes]:
    if len(value) < 2:  # noqa: PLR2004 - a tag and a length
        raise Refused(Verdict.MALFORMED)
    size, start = value[1], 2
    if size >= _SHORT:
        start += size - _SHORT
        size = int.from_bytes(value[2:start], "big")
    if start + size > len(value):
        raise Refused(Verdict.MALFORMED)
    return value[0], value[start : start + size], value[: start + size]


def _arc(number: int) -> bytes:
    digits = [number & _SEVEN_BITS]
    while number := number >> 7:
        digits.append(number & _SEVEN_BITS | _CONTINUED)
    return bytes(reversed(digits))
