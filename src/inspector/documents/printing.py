"""Prints a composition: pages, footer, PDF/A."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from inspector.documents.code_on_pages import QR_SIDE
from inspector.documents.code_pattern import qr_pattern
from inspector.documents.composition import Composition, signature_line
from inspector.documents.fonts import MissingCharactersError
from inspector.documents.page import FOOT, LEFT_MARGIN, TEXT_WIDTH, Footer, print_pages
from inspector.documents.paragraph import SetLine, Typesetter
from inspector.documents.pdfa import DocumentInfo, conforming
from inspector.documents.pen import BLACK, GREY, Pen
from inspector.documents.printed_text import printed_text
from inspector.documents.text_style import FOOTNOTE, PAGE_NUMBER
from inspector.progress import Progress, unreported

_NUMBER_BASELINE = FOOT - PAGE_NUMBER.size * 0.86
_NUMBER_ROOM = 130.0

Coder: TypeAlias = Callable[[str], str]
"""Returns what the code says, given all text that stands on the pages."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on every page besides the text.

    Attributes:
        reference: what names the document at the foot of each page (number, digest of the record).
        coder: makes the text of the code on every page; None: there is none.
        signature: words of the line to sign on at the foot of every page that has no signature in
            its text, or None.
    """

    reference: str
    signature: str | None = None
    coder: Coder | None = None


def printed(
    composition: Composition,
    info: DocumentInfo,
    sheet: Sheet,
    progress: Progress = unreported,
) -> bytes:
    """Return the PDF/A-2b file.

    Raises:
        MissingCharactersError: no font has some characters; nothing was printed.
    """
    progress("正在排版文书", 0.2)
    setter = composition.setter
    signature = None if sheet.signature is None else signature_line(setter, sheet.signature)
    notes = setter.lines(sheet.reference, FOOTNOTE, TEXT_WIDTH - QR_SIDE - _NUMBER_ROOM)
    setter.width("第页共0123456789", PAGE_NUMBER)
    if setter.missing:
        raise MissingCharactersError(setter.missing)
    pen = Pen(setter.fonts)
    footer = Footer(_Foot(setter, notes).draw, signature)
    print_pages(
        pen,
        composition.strips,
        footer,
        lambda step, fraction: progress(step, 0.4 + 0.4 * fraction),
    )
    raw = pen.finished()
    progress("正在写成 PDF/A", 0.8)
    code = None if sheet.coder is None else qr_pattern(sheet.coder(printed_text(raw)))
    return conforming(raw, info, code)


@dataclass(frozen=True, slots=True)
class _Foot:
    """The page number outside, the reference beside the place of the code, which is inside."""

    setter: Typesetter
    notes: list[SetLine]

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        text = f"第{page}页 共{pages}页"
        width = self.setter.width(text, PAGE_NUMBER)
        right = LEFT_MARGIN + TEXT_WIDTH
        outer = PAGE_NUMBER.size  # one character from the edge
        if page % 2:
            number_x = right - outer - width
            notes_x = LEFT_MARGIN + QR_SIDE
        else:
            number_x = LEFT_MARGIN + outer
            notes_x = LEFT_MARGIN + _NUMBER_ROOM
        pen.text(number_x, _NUMBER_BASELINE, text, (PAGE_NUMBER.face, PAGE_NUMBER.size))
        pen.colour(GREY)
        for index, line in enumerate(self.notes):
            baseline = _NUMBER_BASELINE - index * FOOTNOTE.leading
            if line.text:
                pen.text(notes_x, baseline, line.text, (FOOTNOTE.face, FOOTNOTE.size))
        pen.colour(BLACK)
