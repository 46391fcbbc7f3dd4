"""Pictures made for a test, and the photos of the manifest."""

import csv
import io
from pathlib import Path

from PIL import Image, ImageDraw

PHOTOS = Path(__file__).parent / "photos"
FETCHED = Path(__file__).parents[2] / "build" / "test-photos"
"""What packaging/test takes from a source distribution."""
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 30), (30, 30, 220), (230, 230, 230)


def quarters(width: int = 400, height: int = 300) -> Image.Image:
    """Red, green / blue, white."""
    image = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=RED)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), fill=GREEN)
    draw.rectangle((0, height // 2, width // 2 - 1, height), fill=BLUE)
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]  # options differ by format
    return out.getvalue()


def corners(image: Image.Image) -> list[str]:
    """The colours near the four corners by name, row by row."""
    names = {RED: "red", GREEN: "green", BLUE: "blue", WHITE: "white"}
    right, bottom = image.width * 9 // 10, image.height * 9 // 10
    left, top = image.width // 10, image.height // 10
    picture = image.convert("RGB")
    return [
        names[min(names, key=lambda known: distance(known, picture.getpixel(at)))]
        for at in ((left, top), (right, top), (left, bottom), (right, bottom))
    ]


def distance(one: tuple[int, ...], other: object) -> int:
    assert isinstance(other, tuple)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def manifest() -> list[dict[str, str]]:
    with (PHOTOS / "manifest.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))
