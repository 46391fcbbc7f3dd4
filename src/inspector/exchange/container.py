"""Every framing byte of a package, generated from its manifest; no ZIP record is ever parsed.

The records are those of PKWARE's APPNOTE.TXT: local file header (4.3.7), central directory header
(4.3.12) and end of central directory record (4.3.16); stored members, constant everything else.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspector.exchange.manifest import Manifest

ENVELOPE_NAME: Final = "manifest.dsse.json"
SIGNATURE: Final = b"PK\x03\x04"

_VERSION: Final = 10
_DATE: Final = 0x0021  # 1980-01-01
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_SIZE_OFFSET: Final = 22

FIRST_HEADER: Final = _LOCAL.size + len(ENVELOPE_NAME)


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored file: name, size in bytes, CRC-32."""

    name: str
    size: int
    crc: int

    @property
    def span(self) -> int:
        """Bytes from the beginning of its header to the end of its data."""
        return _LOCAL.size + len(self.name) + self.size


def entries_of(manifest: Manifest) -> list[Entry]:
    """Return the members in their order, without the envelope."""
    return [Entry(member.name, member.size, member.crc) for member in manifest.members]


def local_header(entry: Entry) -> bytes:
    """Return the bytes before a member's data."""
    name = entry.name.encode("ascii")
    sizes = (entry.crc, entry.size, entry.size)
    return _LOCAL.pack(SIGNATURE, _VERSION, 0, 0, 0, _DATE, *sizes, len(name), 0) + name


def claimed_size(header: bytes) -> int:
    """Return how long the first header says the envelope is: the one number that is read."""
    return int.from_bytes(header[_SIZE_OFFSET : _SIZE_OFFSET + 4], "little")


def trailer(entries: Sequence[Entry]) -> Iterator[bytes]:
    """Yield the records after the last member: the central directory and its end."""
    offset = 0
    length = 0
    for entry in entries:
        record = _central_header(entry, offset)
        offset += entry.span
        length += len(record)
        yield record
    yield _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), length, offset, 0)


def package_size(entries: Sequence[Entry]) -> int:
    """Return the size in bytes of the plain package, the envelope being the first entry."""
    directory = sum(_CENTRAL.size + len(entry.name) for entry in entries)
    return sum(entry.span for entry in entries) + directory + _END.size


def _central_header(entry: Entry, offset: int) -> bytes:
    name = entry.name.encode("ascii")
    sizes = (entry.crc, entry.size, entry.size)
    versions = (_VERSION, _VERSION)
    return (
        _CENTRAL.pack(
            b"PK\x01\x02", *versions, 0, 0, 0, _DATE, *sizes, len(name), 0, 0, 0, 0, 0, offset
        )
        + name
    )
