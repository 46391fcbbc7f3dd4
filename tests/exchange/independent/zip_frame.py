"""ZIP records of a package, generated from names, sizes and checksums alone (rule 1)."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVELOPE_NAME = "manifest.dsse.json"
LOCAL_MAGIC = b"PK\x03\x04"
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
DIRECTORY_ENTRY = struct.Struct("<4s6H3I5H2I")
END_RECORD = struct.Struct("<4s4H2IH")
VERSION = 10
DATE_1980_01_01 = 0x0021


@dataclass(frozen=True, slots=True)
class Framed:
    """A member as its headers know it: name (ASCII), size in bytes, CRC-32."""

    name: str
    size: int
    crc: int

    @property
    def local_header(self) -> bytes:
        """The local file header with the name."""
        name = self.name.encode("ascii")
        return LOCAL_HEADER.pack(LOCAL_MAGIC, VERSION, *self._middle, len(name), 0) + name

    @property
    def _middle(self) -> tuple[int, ...]:
        return 0, 0, 0, DATE_1980_01_01, self.crc, self.size, self.size

    def directory_entry(self, offset: int) -> bytes:
        """The central directory entry of a member whose header begins at `offset`."""
        name = self.name.encode("ascii")
        lengths_and_attributes = (len(name), 0, 0, 0, 0, 0, offset)
        head = DIRECTORY_ENTRY.pack(
            b"PK\x01\x02", VERSION, VERSION, *self._middle, *lengths_and_attributes
        )
        return head + name


def framed(name: str, data: bytes) -> Framed:
    """What the headers say about `data`."""
    return Framed(name, len(data), zlib.crc32(data))


def trailer(members: Sequence[Framed]) -> bytes:
    """Central directory and end record; `members` begins with the envelope."""
    offset = 0
    entries = []
    for member in members:
        entries.append(member.directory_entry(offset))
        offset += len(member.local_header) + member.size
    directory = b"".join(entries)
    count = len(members)
    end = END_RECORD.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
    return directory + end


def whole_size(members: Sequence[Framed]) -> int:
    """Bytes of the finished package, known before any member was read."""
    bodies = sum(len(member.local_header) + member.size for member in members)
    return bodies + sum(46 + len(member.name) for member in members) + END_RECORD.size
