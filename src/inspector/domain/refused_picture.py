"""A file that was brought in as a photo and could not become evidence."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RefusedPicture:
    """Kept as it came, for whoever wants to look at it again.

    Attributes:
        item: for which it was brought in.
        name: of the file.
        reason: the sentence that was told.
        sha256: hex, of its bytes.
        size: bytes.
        at: UTC.
        officer: certificate number of who brought it in, or empty.
    """

    item: str
    name: str
    reason: str
    sha256: str
    size: int
    at: datetime
    officer: str
