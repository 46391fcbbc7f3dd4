"""Photos on paper: made small once, drawn in pairs with what they show under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from inspector.documents.page import TEXT_WIDTH
from inspector.documents.paragraph import Typesetter
from inspector.documents.pen import Pen
from inspector.documents.strip import Place, Strip
from inspector.documents.table import Cell, Row, table
from inspector.documents.text_style import SMALL_CELL

_BOX_HEIGHT = 150.0
_MARGIN = 5.0
_COLUMN = TEXT_WIDTH / 2
_PRINTED = (660, 460)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at print size: a JPEG file in RGB or grey, upright, and its size in pixels."""

    encoded: bytes
    width: int
    height: int


def print_size(encoded: bytes) -> Picture:
    """Return a copy that has no more pixels than its box on paper shows (220 a inch).

    Args:
        encoded: an upright JPEG file in RGB or grey, which the program made itself.
    """
    with Image.open(BytesIO(encoded), formats=["JPEG"]) as image:
        image.draft("RGB", _PRINTED)
        image.thumbnail(_PRINTED, Image.Resampling.BICUBIC, reducing_gap=2.0)
        smaller = BytesIO()
        image.save(smaller, "JPEG", quality=82, optimize=True)
        return Picture(smaller.getvalue(), *image.size)


def picture_pairs(setter: Typesetter, pictures: Sequence[tuple[Picture, str]]) -> list[Strip]:
    """Return the strips of pictures, two side by side, each with its text under it.

    A picture never leaves the page without the first line of its text; long texts run on.
    """
    strips: list[Strip] = []
    for start in range(0, len(pictures), 2):
        pair = pictures[start : start + 2]
        strips.append(_picture_row([picture for picture, _ in pair]))
        texts = [text for _, text in pair] + [""] * (2 - len(pair))
        cells = tuple(Cell(text, _COLUMN, SMALL_CELL) for text in texts)
        strips += table(setter, [Row(cells)])
    return strips


def _picture_row(pictures: Sequence[Picture]) -> Strip:
    def draw(pen: Pen, place: Place) -> None:
        bottom = place.top - _BOX_HEIGHT
        for edge in (0.0, _COLUMN, TEXT_WIDTH):
            pen.rule((place.x + edge, place.top), (place.x + edge, bottom))
        pen.rule((place.x, place.top), (place.x + TEXT_WIDTH, place.top))
        for index, picture in enumerate(pictures):
            scale = min(
                (_COLUMN - 2 * _MARGIN) / picture.width,
                (_BOX_HEIGHT - 2 * _MARGIN) / picture.height,
            )
            width, height = picture.width * scale, picture.height * scale
            x = place.x + index * _COLUMN + (_COLUMN - width) / 2
            y = bottom + (_BOX_HEIGHT - height) / 2
            pen.picture(picture.encoded, (x, y, width, height))

    return Strip(_BOX_HEIGHT, draw, keep_with_next=True)
