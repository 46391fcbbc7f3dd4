"""How large a sheet may be."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no register of a province comes near.

    `unpacked_bytes` bounds an xlsx after decompression, counted before anything is decompressed.
    Rows and columns count what is filled, cells what is filled or formatted: half a million of
    them were measured to take 400 MB while they are read.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 60_000_000
    sheets: int = 50
    rows: int = 20_000
    columns: int = 300
    cells: int = 500_000


LIMITS: Final = Limits()
