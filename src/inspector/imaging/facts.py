"""What is known about a picture once it was opened."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """Facts about one picture file, read once.

    Attributes:
        media_type: image/jpeg, image/png or image/heic.
        width: pixels, upright.
        height: pixels, upright.
        taken_at: local time as the camera wrote it, without zone; None when it wrote none.
        latitude: WGS-84 degrees, None when unknown.
        longitude: WGS-84 degrees, None when unknown.
        device: maker and model as the camera wrote them, or empty.
        sha256: hex, of the bytes that were looked at.
    """

    media_type: str
    width: int
    height: int
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    device: str = ""
    sha256: str = ""
