"""Paragraphs as strips: one strip a line, justified by a capped stretch."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from inspector.documents.fonts import Face, FontLibrary
from inspector.documents.line_breaking import Line, broken
from inspector.documents.pen import Pen
from inspector.documents.strip import Place, Strip
from inspector.documents.text_style import Align, TextStyle

# Wider gaps are read back as blanks by PDF readers (measured), so such a line stays ragged.
_LABEL_LINES = 3
LARGEST_STRETCH = 0.12  # em
WRITE_HERE = "＿"
"""Stands in sentences for a place to write on by hand; printed as a rule."""
_ASCENT = 0.86  # em from the top of the line's own height of one em to the baseline


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line ready to be drawn.

    Attributes:
        text: with blanks where rules to write on stand.
        offset: points from the left edge.
        spacing: points added to each advance.
        rules: start and end of each rule to write on, points from the left edge.
    """

    text: str
    offset: float
    spacing: float
    rules: tuple[tuple[float, float], ...] = ()

    def moved(self, aside: float) -> "SetLine":
        """Return the line so many points farther right."""
        rules = tuple((start + aside, end + aside) for start, end in self.rules)
        return replace(self, offset=self.offset + aside, rules=rules)


class Typesetter:
    """Sets text in lines and remembers the characters that no font has."""

    def __init__(self, fonts: FontLibrary) -> None:
        """Take the fonts to measure with."""
        self.fonts = fonts
        self._missing: dict[str, None] = {}
        self._widths: dict[tuple[Face, float, float], _Widths] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the characters met so far that no font has, in the order met."""
        return tuple(self._missing)

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of one line of text in points."""
        return sum(map(self._widths_in(style).__getitem__, text))

    def _widths_in(self, style: TextStyle) -> "_Widths":
        key = style.face, style.size, style.pitch
        if key not in self._widths:
            self._widths[key] = _Widths(self._advance, style)
        return self._widths[key]

    def lines(self, text: str, style: TextStyle, width: float) -> list[SetLine]:
        """Return the lines of a text; every line end in it starts a new paragraph."""
        found: list[SetLine] = []
        measure = self._widths_in(style).__getitem__
        for paragraph in cleaned(text).split("\n"):
            indent, hanging = style.indent * style.size, style.hanging * style.size
            lines = broken(paragraph, width - indent, width - hanging, measure)
            for index, line in enumerate(lines):
                set_line = _set(line, style, width, hanging if index else indent)
                found.append(self._ruled(set_line, style) if WRITE_HERE in line.text else set_line)
        return found

    def label_lines(self, text: str, style: TextStyle, width: float) -> list[SetLine]:
        """Return the lines of a centred label, the last one seldom of a single character.

        Most Chinese words have two characters: of two or three lines, the narrower cut that leaves
        so many is nearly always the better one.
        """
        lines = self.lines(text, style, width)
        cut, narrow, most = lines, width, len(lines)
        while 1 < most <= _LABEL_LINES and len(cut[-1].text) == 1 and narrow > 2 * style.size:
            narrow -= style.size
            cut = self.lines(text, style, narrow)
            if len(cut) > most:
                return lines
        return [line.moved((width - narrow) / 2) for line in cut]

    def _ruled(self, line: SetLine, style: TextStyle) -> SetLine:
        """Return the line with rules in place of the signs to write on."""
        spaced = replace(style, pitch=line.spacing)
        rules = tuple(
            (
                line.offset + self.width(line.text[: match.start()], spaced),
                line.offset + self.width(line.text[: match.end()], spaced),
            )
            for match in re.finditer(f"{WRITE_HERE}+", line.text)
        )
        return replace(line, text=line.text.replace(WRITE_HERE, "\u3000"), rules=rules)

    def _advance(self, face: Face, character: str) -> float:
        glyph = self.fonts.glyph(face, character)
        if glyph is None:
            self._missing[character] = None
            return 1.0
        return glyph.advance


class _Widths(dict[str, float]):
    """The width in points of each character in a style; the fonts are asked once."""

    def __init__(self, advance: Callable[[Face, str], float], style: TextStyle) -> None:
        super().__init__()
        self._advance = advance
        self._style = style

    def __missing__(self, character: str) -> float:
        style = self._style
        width = self._advance(style.face, character) * style.size + style.pitch
        self[character] = width
        return width


def cleaned(text: str) -> str:
    """Return the text with one kind of line end and blank and without invisible characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    for blank in "\t\v\f\u00a0":
        text = text.replace(blank, " ")
    for invisible in "\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f":
        text = text.replace(invisible, "")
    return text


def _set(line: Line, style: TextStyle, width: float, indent: float) -> SetLine:
    room = width - indent
    slack = room - line.width
    gaps = len(line.text.rstrip()) - 1
    match style.align:
        case Align.JUSTIFIED if not line.last and gaps > 0 and slack > 0:
            stretch = slack / gaps
            if stretch <= LARGEST_STRETCH * style.size:
                return SetLine(line.text, indent, style.pitch + stretch)
        case Align.CENTRE:
            return SetLine(line.text, indent + slack / 2, style.pitch)
        case Align.RIGHT:
            return SetLine(line.text, indent + slack, style.pitch)
        case _:
            pass
    return SetLine(line.text, indent, style.pitch)


def paragraph(
    setter: Typesetter, text: str, style: TextStyle, width: float, *, keep_with_next: bool = False
) -> list[Strip]:
    """Return a strip for each line of a text.

    The first two lines stay together, and so do the last two; with ``keep_with_next`` these stay
    with what follows as well.
    """
    strips = [line_strip(line, style) for line in setter.lines(text, style, width)]
    last = len(strips) - 1
    kept = {0, last - 1, last} if keep_with_next else {0, last - 1} - {last}
    return [
        replace(strip, keep_with_next=True) if index in kept else strip
        for index, strip in enumerate(strips)
    ]


def line_strip(line: SetLine, style: TextStyle) -> Strip:
    """Return the strip of one line."""

    def draw(pen: Pen, place: Place) -> None:
        draw_line(pen, line, style, place.x, place.top)

    return Strip(style.leading, draw)


def draw_line(pen: Pen, line: SetLine, style: TextStyle, x: float, top: float) -> None:
    """Draw a line whose leading starts at ``top``."""
    baseline = top - (style.leading - style.size) / 2 - _ASCENT * style.size
    if line.text:
        pen.text(x + line.offset, baseline, line.text, (style.face, style.size), line.spacing)
    for start, end in line.rules:
        pen.rule((x + start, baseline - 2), (x + end, baseline - 2))
