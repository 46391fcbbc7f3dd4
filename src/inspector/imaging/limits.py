"""How much one picture may ask of the machine before it is refused."""

from typing import Final

FILE_BYTES: Final = 40_000_000
PIXELS: Final = 60_000_000
PNG_PIXELS: Final = 30_000_000  # a PNG is unpacked at full size, whatever is asked of it
SIDE: Final = 20_000
SCANS: Final = 200  # every scan of a progressive JPEG costs a pass over the whole picture

SECONDS: Final = 30
"""For one picture on a slow laptop; then the child ends itself."""
ADDRESS_SPACE: Final = 2 << 30
"""Bytes, where the system can hold a process to it (POSIX): four times what 60 Mpx take."""
REPLY_BYTES: Final = 24_000_000
"""What the child may hand back at most: a line of facts or one picture."""
