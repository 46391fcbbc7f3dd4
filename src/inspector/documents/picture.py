"""Photos on paper: read once, drawn in pairs with what they show under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from inspector.documents.page import TEXT_WIDTH
from inspector.documents.paragraph import Typesetter
from inspector.documents.pen import Pen
from inspector.documents.strip import Place, Strip
from inspector.documents.table import Cell, Row, table
from inspector.documents.text_style import SMALL_CELL
from inspector.errors import UserError

_BOX_HEIGHT = 150.0
_MARGIN = 5.0
_COLUMN = TEXT_WIDTH / 2
_PRINTED = (660, 460)
_DIRECT_MODES = frozenset({"RGB", "L"})


class UnreadablePictureError(UserError):
    """The bytes of a photo are no picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at print size: a JPEG file in RGB or grey, upright, and its size in pixels."""

    encoded: bytes
    width: int
    height: int


def print_size(encoded: bytes) -> bytes:
    """Return a copy that has no more pixels than its box on paper shows (220 a inch).

    Args:
        encoded: a JPEG file that the program made itself.
    """
    with Image.open(BytesIO(encoded), formats=["JPEG"]) as image:
        image.draft("RGB", _PRINTED)
        image.thumbnail(_PRINTED, Image.Resampling.BICUBIC, reducing_gap=2.0)
        smaller = BytesIO()
        image.save(smaller, "JPEG", quality=82, optimize=True)
        return smaller.getvalue()


def picture_of(encoded: bytes, name: str) -> Picture:
    """Return the picture in a file; one that PDF/A-2b would not take is written anew in RGB.

    Args:
        encoded: a JPEG or PNG file.
        name: what the user knows it by, for the message.

    Raises:
        UnreadablePictureError: no picture can be read from it.
    """
    try:
        with Image.open(BytesIO(encoded)) as image:
            width, height = image.size
            direct = image.format == "JPEG" and image.mode in _DIRECT_MODES
            if direct:  # the whole file is read, to see that it can be, but drawn small
                image.draft(None, (width // 8, height // 8))
            image.load()
            if direct:
                return Picture(encoded, width, height)
            rewritten = BytesIO()
            image.convert("RGB").save(rewritten, "JPEG", quality=88)
            return Picture(rewritten.getvalue(), width, height)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UnreadablePictureError(
            f"照片“{name}”打不开，文书未生成。请核对原始照片是否完好，或者从文书中去掉这张照片。"
        ) from error


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
