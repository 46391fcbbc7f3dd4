"""Sizes beyond which a package is refused before anything in it is read."""

from typing import Final

MIB: Final = 1024 * 1024

MAX_PACKAGE: Final = 2048 * MIB  # FAT32 ends at 4 GiB; both forms, plain and encrypted
MAX_MEMBERS: Final = 20_000
MAX_BLOB: Final = 64 * MIB
MAX_ROWS: Final = 64 * MIB
MAX_ROW: Final = 16 * MIB  # one line of rows.jsonl; the largest inspection takes 8
MAX_ENVELOPE: Final = 8 * MIB
MAX_SIGNATURES: Final = 32
MAX_AGE_HEADER: Final = 16 * 1024  # the age library tries every stanza: 2 MiB took it 90 s

CHUNK: Final = MIB  # what is held in memory of a member at a time
