"""Reads and writes the program's own JPEG copies; untrusted bytes never come here."""

import io
from typing import Final

from PIL import Image

from inspector.domain.annotation import WHOLE, Area, Spot

_QUALITY: Final = 85


def opened_copy(copy: bytes) -> Image.Image:
    """Return a copy that `derivatives` made, decoded, in RGB."""
    with Image.open(io.BytesIO(copy), formats=["JPEG"]) as image:
        image.load()
        picture = image.convert("RGB")
    if image.mode == "L":
        picture.info.pop("icc_profile", None)  # a grey profile would not fit
    return picture


def saved_copy(picture: Image.Image) -> bytes:
    """Return JPEG bytes with the EXIF and the colours that the opened copy had."""
    out = io.BytesIO()
    picture.save(
        out,
        "JPEG",
        quality=_QUALITY,
        exif=picture.info.get("exif", b""),
        icc_profile=picture.info.get("icc_profile"),
    )
    return out.getvalue()


def saved_bare(picture: Image.Image) -> bytes:
    """Return JPEG bytes that carry pixels and nothing else."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def point_of(spot: Spot, size: tuple[int, int]) -> tuple[float, float]:
    """Return the spot in pixels."""
    return spot.x * size[0] / WHOLE, spot.y * size[1] / WHOLE


def pixels_of(area: Area, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom in pixels, one at least, rounded outwards."""
    width, height = size
    left, top = area.left * width // WHOLE, area.top * height // WHOLE
    return left, top, -(-area.right * width // WHOLE), -(-area.bottom * height // WHOLE)
