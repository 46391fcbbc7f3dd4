"""How large a sheet may be."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no register of a province comes near.

    `unpacked` bounds the bytes of an xlsx after decompression, counted before anything is
    decompressed; rows, columns and cells count what is filled.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 60_000_000
    sheets: int = 50
    rows: int = 20_000
    columns: int = 300
    cells: int = 1_000_000


LIMITS: Final = Limits()
