"""Draws text, rules and pictures on pages; holds the canvas of one document."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TypeAlias

from reportlab import rl_config

from inspector.documents.fonts import Face, FontLibrary
from inspector.documents.quick_canvas import QuickCanvas

Pattern: TypeAlias = tuple[tuple[bool, ...], ...]
"""Rows from the top, each as long as there are rows; true is dark."""

A4 = (595.2756, 841.8898)  # points


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour, each part from 0 to 1."""

    red: float
    green: float
    blue: float


BLACK = Colour(0, 0, 0)
GREY = Colour(0.45, 0.45, 0.45)


def dark_runs(pattern: Pattern) -> Iterator[tuple[int, int, int]]:
    """Yield the dark squares as runs of column, row from below, and width."""
    for row, squares in enumerate(reversed(pattern)):
        column = 0
        for is_dark, run in groupby(squares):
            width = len(tuple(run))
            if is_dark:
                yield column, row, width
            column += width


class Pen:
    """Draws on A4 pages. Positions are points from the lower left corner of the page."""

    def __init__(self, fonts: FontLibrary) -> None:
        """Open an empty document; nothing in it is deflated yet."""
        rl_config.useA85 = 0  # ASCII85 would make every stream a quarter larger
        self._fonts = fonts
        self._buffer = BytesIO()
        self._patterns: dict[Pattern, str] = {}
        first = fonts.glyph(Face.SONG, " ")
        # Without a first font reportlab names Helvetica on every page, which PDF/A forbids.
        font_name = first.font if first else ""
        self._canvas = QuickCanvas(
            self._buffer, pagesize=A4, pageCompression=0, invariant=1, initialFontName=font_name
        )

    def text(
        self, x: float, y: float, text: str, font: tuple[Face, float], spacing: float = 0
    ) -> None:
        """Draw one line with its baseline at y; each character takes the first font that has it."""
        face, size = font
        runs = (
            (name, "".join(characters))
            for name, characters in groupby(text, lambda c: self._font_of(face, c))
        )
        self._canvas.line_of_text((x, y), runs, size, spacing)

    def _font_of(self, face: Face, character: str) -> str:
        glyph = self._fonts.glyph(face, character)
        if glyph is None:
            raise ValueError(f"U+{ord(character):04X} reached the pen unchecked")
        return glyph.font

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], weight: float = 0.5
    ) -> None:
        """Draw a straight line of a weight in points."""
        self._canvas.rule(start, end, weight)

    def colour(self, colour: Colour) -> None:
        """Draw text and rules in this colour from now on."""
        parts = (colour.red, colour.green, colour.blue)
        self._canvas.setFillColorRGB(*parts)
        self._canvas.setStrokeColorRGB(*parts)

    def picture(self, encoded: bytes, box: tuple[float, float, float, float]) -> None:
        """Draw a JPEG file in RGB or grey into a box of x, y, width and height."""
        self._canvas.jpeg(encoded, box)

    def pattern(self, dark: Pattern, box: tuple[float, float, float]) -> None:
        """Draw the dark squares of a square pattern into a box of x, y and side.

        The squares are kept in the file once, however many pages show them.
        """
        x, y, side = box
        if dark not in self._patterns:
            self._patterns[dark] = name = f"pattern{len(self._patterns)}"
            self._canvas.beginForm(name, 0, 0, len(dark), len(dark))
            path = self._canvas.beginPath()
            for column, row, width in dark_runs(dark):
                path.rect(column, row, width, 1)
            self._canvas.drawPath(path, stroke=0, fill=1)
            self._canvas.endForm()
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.scale(side / len(dark), side / len(dark))
        self._canvas.doForm(self._patterns[dark])
        self._canvas.restoreState()

    def bookmark(self, title: str, y: float) -> None:
        """Put an entry for this place into the reader's table of contents."""
        key = f"b{self._canvas.getPageNumber()}-{y:.0f}-{len(title)}"
        self._canvas.bookmarkHorizontal(key, 0, y)
        self._canvas.addOutlineEntry(title, key)

    def finish_page(self) -> None:
        """End the page; the next mark starts another."""
        self._canvas.showPage()

    def finished(self) -> bytes:
        """Close the document and return its bytes."""
        self._canvas.save()
        return self._buffer.getvalue()
