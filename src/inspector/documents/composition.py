"""Collects the parts of one document in order: title, forms, text, tables, seal."""

from collections.abc import Sequence
from dataclasses import replace

from inspector.documents.coded_strip import coded_strip
from inspector.documents.fonts import FontLibrary
from inspector.documents.page import TEXT_WIDTH
from inspector.documents.paragraph import Typesetter, draw_line, paragraph
from inspector.documents.pen import Pen
from inspector.documents.picture import Picture, picture_pairs
from inspector.documents.strip import Place, Strip, space
from inspector.documents.table import Cell, Row, table
from inspector.documents.text_style import (
    AUTHORITY,
    CELL,
    CELL_LABEL,
    LIST_CELL,
    LIST_HEAD,
    NOTE,
    NUMBER,
    RECORD,
    RECORD_HEADING,
    SMALL_CELL,
    SMALL_HEAD,
    TITLE,
    Align,
    TextStyle,
)

STRUCK = "／"
"""Stands in every field that stays unused, so that nothing can be written in later."""

BLANK = ""
"""Stands in fields that are filled by hand after printing."""

_LABEL_WIDTH = 84.0


class Composition:
    """A document being put together; every part appends to ``strips``. A Layout.

    ``body`` is the style of running text: RECORD (4号) in forms and records, BODY (3号) in letters.
    """

    def __init__(self, fonts: FontLibrary) -> None:
        """Start an empty document."""
        self.body = RECORD
        self.setter = Typesetter(fonts)
        self.strips: list[Strip] = []
        self._sections = 0

    def head(self, authority: str, title: str, number: str | None) -> None:
        """Print the authority, the title, and the number if the document has one."""
        for text, style in ((authority, AUTHORITY), (title, TITLE)):
            self._append(text, style, keep_with_next=True, bookmarked=style is TITLE)
        if number is not None:
            style = replace(NUMBER, size=self.body.size, leading=self.body.leading + 3)
            self._append(number, style, keep_with_next=True)
        self.strips.append(space(6, keep_with_next=True))

    def heading(self, text: str) -> None:
        """Print a heading in 黑体 that stays with what follows and is a bookmark."""
        style = replace(RECORD_HEADING, size=self.body.size, leading=self.body.leading)
        self._append(text, style, keep_with_next=True, bookmarked=True)

    def section(self, title: str) -> None:
        """Print a heading with the next number: 一、二、三、."""
        self._sections += 1
        self.space(6)
        self.heading(f"{numeral(self._sections)}、{title}")

    def appendix(self, mark: str, title: str) -> None:
        """Start a page with 附件 flush left and its title centred (GB/T 9704-2012, 7.3.4)."""
        start = len(self.strips)
        self._append(mark, RECORD_HEADING, keep_with_next=True)
        self._append(
            title, replace(TITLE, size=18, leading=32), keep_with_next=True, bookmarked=True
        )
        self.strips[start] = replace(self.strips[start], opens_page=True)

    def signing(self, rows: Sequence[str], day: str) -> None:
        """Print a form to sign on: who signs, room for it, and ``day``, a date to write in.

        The form stays whole, and its page needs no other signature.
        """
        style = replace(CELL, align=Align.CENTRE)
        widths = (150.0, TEXT_WIDTH - 290, 140.0)
        set_rows = [
            Row(
                tuple(
                    Cell(text, width, style)
                    for text, width in zip((label, BLANK, day), widths, strict=True)
                ),
                34,
            )
            for label in rows
        ]
        strips = table(self.setter, set_rows)
        last = len(strips) - 1
        self.strips += [
            replace(strip, keep_with_next=index < last, signed=True)
            for index, strip in enumerate(strips)
        ]

    def text(self, text: str, *, keep_with_next: bool = False) -> None:
        """Print a paragraph of body text; line ends in it start new paragraphs."""
        self._append(text, self.body, keep_with_next=keep_with_next)

    def flush(self, text: str, *, keep_with_next: bool = False) -> None:
        """Print a paragraph without indent."""
        self._append(text, replace(self.body, indent=0), keep_with_next=keep_with_next)

    def note(self, text: str) -> None:
        """Print a note in small 宋体."""
        self._append(text, NOTE)

    def list_note(self, text: str) -> None:
        """Print a note in the size of long lists."""
        self._append(text, LIST_CELL)

    def space(self, height: float, *, keep_with_next: bool = False) -> None:
        """Leave blank space of a height in points, dropped at the top of a page."""
        self.strips.append(space(height, keep_with_next=keep_with_next))

    def form(
        self,
        rows: Sequence[Sequence[tuple[str, str | None]]],
        height: float = 26,
        *,
        keep_with_next: bool = False,
    ) -> None:
        """Print a ruled form of rows of (label, value).

        A value of None is unused and struck; ``BLANK`` leaves room to write. ``height`` is the
        least height of a row in points. With ``keep_with_next`` the form and what follows stay on
        one page.
        """
        self.strips += [
            replace(strip, keep_with_next=keep_with_next or strip.keep_with_next)
            for strip in table(self.setter, [_form_row(row, height) for row in rows])
        ]

    def table(
        self,
        columns: Sequence[tuple[str, float]],
        rows: Sequence[Sequence[str | None]],
        centred: Sequence[int] = (),
        *,
        tight: bool = False,
    ) -> None:
        """Print a table of (heading, share of the width) and rows; a cell of None is struck.

        ``centred`` are the indices of columns whose text is centred, ``tight`` sets long lists
        smaller. Without rows one struck row says that there is none.
        """
        total = sum(share for _, share in columns)
        widths = [share / total * TEXT_WIDTH for _, share in columns]
        normal, heading = (LIST_CELL, LIST_HEAD) if tight else (SMALL_CELL, SMALL_HEAD)
        head = Row(tuple(Cell(c[0], w, heading) for c, w in zip(columns, widths, strict=True)))
        middle = replace(normal, align=Align.CENTRE)
        body = [
            Row(
                tuple(
                    Cell(
                        STRUCK if value is None else value,
                        width,
                        middle if value is None or index in centred else normal,
                    )
                    for index, (value, width) in enumerate(zip(row, widths, strict=True))
                )
            )
            for row in (rows or [[None] * len(columns)])
        ]
        self.strips += table(self.setter, body, head)

    def seal(self, authority: str, day: str, note: str) -> None:
        """Print authority and date with room for the seal over both (GB/T 9704-2012, 7.3.5.1).

        The date ends four characters from the right, the authority is centred over it. The block
        stays whole and with the two lines before it.
        """
        if self.strips:
            self.strips[-2:] = [replace(s, keep_with_next=True) for s in self.strips[-2:]]
        style = replace(self.body, indent=0, align=Align.LEFT)
        day_width = self.setter.width(day, style)
        middle = TEXT_WIDTH - 4 * style.size - day_width / 2
        self.strips.append(space(2 * style.leading, keep_with_next=True))
        for text in (authority, day):
            width = self.setter.width(text, style)
            left = min(middle - width / 2, TEXT_WIDTH - width)
            if left < 0:  # a name wider than the page is set in lines
                self._append(text, replace(style, align=Align.RIGHT), keep_with_next=True)
                continue
            indented = replace(style, indent=left / style.size)
            self._append(text, indented, keep_with_next=True)
        self._append(note, replace(NOTE, align=Align.LEFT, indent=2), keep_with_next=True)
        self.strips.append(space(style.leading))

    def coded(self, heading: str, words: str, code: str) -> None:
        """Print a heading and words with a large QR code beside them."""
        self.strips.append(_bookmarked(coded_strip(self.setter, heading, words, code), heading))

    def pictures(self, pictures: Sequence[tuple[Picture, str]]) -> None:
        """Print pictures, two side by side, each with its text under it."""
        self.strips += picture_pairs(self.setter, pictures)

    def _append(
        self,
        text: str,
        style: TextStyle,
        *,
        keep_with_next: bool = False,
        bookmarked: bool = False,
    ) -> None:
        strips = paragraph(self.setter, text, style, TEXT_WIDTH, keep_with_next=keep_with_next)
        if bookmarked:
            strips[0] = _bookmarked(strips[0], text)
        self.strips += strips


def numeral(number: int) -> str:
    """Return 1 to 99 as 一 to 九十九."""
    tens, ones = divmod(number, 10)
    digits: tuple[str, ...] = ("", *"一二三四五六七八九")
    lead = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return lead + digits[ones]


def _form_row(row: Sequence[tuple[str, str | None]], height: float) -> Row:
    width = TEXT_WIDTH / len(row)
    cells = []
    for label, value in row:
        style = replace(CELL, align=Align.CENTRE) if value is None else CELL
        cells.append(Cell(label, _LABEL_WIDTH, CELL_LABEL))
        cells.append(Cell(STRUCK if value is None else value, width - _LABEL_WIDTH, style))
    return Row(tuple(cells), height)


def _bookmarked(strip: Strip, title: str) -> Strip:
    def draw(pen: Pen, place: Place) -> None:
        pen.bookmark(title, place.top)
        strip.draw(pen, place)

    return replace(strip, draw=draw)


def signature_line(setter: Typesetter, text: str) -> Strip:
    """Return the strip for Footer.signature: lines to sign on at the foot of every page."""
    style = replace(CELL, leading=24)
    lines = setter.lines(text, style, TEXT_WIDTH)

    def draw(pen: Pen, place: Place) -> None:
        for index, line in enumerate(lines):
            draw_line(pen, line, style, place.x, place.top - 6 - index * style.leading)

    return Strip(6 + len(lines) * style.leading, draw)
