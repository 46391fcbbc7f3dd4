"""A draft for word processors: the same content, marked 草稿, without number or code (E10)."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.font import Font
from docx.text.paragraph import Paragraph

from inspector.documents.composition import STRUCK, numeral
from inspector.documents.paragraph import cleaned
from inspector.documents.picture import Picture
from inspector.documents.text_style import RECORD, TextStyle

MARK: Final = "草稿"
_WARNING: Final = "草稿　仅供修改参考，未经签发，不具有任何效力"
_RED: Final = RGBColor(0xB3, 0x26, 0x1E)
_FONT, _HEADING_FONT = "仿宋", "黑体"
_WIDTH: Final = 156  # millimetres between the margins (GB/T 9704)


class Draft:
    """A word processor's document being put together; a Layout."""

    def __init__(self, created: datetime) -> None:
        self.body: TextStyle = RECORD
        self._sections = 0
        self.document = Document()
        properties = self.document.core_properties
        properties.created = properties.modified = created.replace(tzinfo=None)
        properties.author = properties.last_modified_by = ""
        properties.title, properties.comments = MARK, ""
        self._set_page()

    def head(self, authority: str, title: str, number: str | None) -> None:
        """Write the authority and the title; a draft has no number yet."""
        del number
        for text in (authority, f"{title}（{MARK}）"):
            self._paragraph(text, 22, WD_ALIGN_PARAGRAPH.CENTER, bold=True)

    def heading(self, text: str) -> None:
        """Write a heading."""
        self._paragraph(text, self.body.size, font=_HEADING_FONT)

    def section(self, title: str) -> None:
        """Write a heading with the next number."""
        self._sections += 1
        self.heading(f"{numeral(self._sections)}、{title}")

    def appendix(self, mark: str, title: str) -> None:
        """Start an appendix on a new page."""
        opening = self._paragraph(mark, self.body.size, font=_HEADING_FONT)
        opening.paragraph_format.page_break_before = True
        self._paragraph(title, 18, WD_ALIGN_PARAGRAPH.CENTER, bold=True)

    def signing(self, rows: Sequence[str], day: str) -> None:
        """Write a form to sign on."""
        self._grid([(label, "", day) for label in rows], (50, 56, 50))

    def text(self, text: str, *, keep_with_next: bool = False) -> None:
        """Write paragraphs."""
        for line in _writable(text).split("\n"):
            written = self._paragraph(line, self.body.size)
            written.paragraph_format.first_line_indent = Pt(2 * self.body.size)
            written.paragraph_format.keep_with_next = keep_with_next

    def flush(self, text: str, *, keep_with_next: bool = False) -> None:
        """Write a paragraph without indent."""
        written = self._paragraph(text, self.body.size)
        written.paragraph_format.keep_with_next = keep_with_next

    def note(self, text: str) -> None:
        """Write a small note."""
        self._paragraph(text, 10.5)

    def list_note(self, text: str) -> None:
        """Write a note in the size of long lists."""
        self._paragraph(text, 9.5)

    def space(self, height: float, *, keep_with_next: bool = False) -> None:
        """Leave blank space."""
        del keep_with_next
        self._paragraph("", height / 2)

    def form(
        self,
        rows: Sequence[Sequence[tuple[str, str | None]]],
        height: float = 26,
        *,
        keep_with_next: bool = False,
    ) -> None:
        """Write a form of rows of (label, value)."""
        del keep_with_next
        for row in rows:
            cells = tuple(text for label, value in row for text in (label, _value(value)))
            widths = tuple(part for _ in row for part in (30, _WIDTH / len(row) - 30))
            self._grid([cells], widths, Pt(height))

    def table(
        self,
        columns: Sequence[tuple[str, float]],
        rows: Sequence[Sequence[str | None]],
        centred: Sequence[int] = (),
        *,
        tight: bool = False,
    ) -> None:
        """Write a table."""
        del centred
        total = sum(share for _, share in columns)
        widths = tuple(share / total * _WIDTH for _, share in columns)
        lines = [tuple(name for name, _ in columns)]
        lines += [tuple(map(_value, row)) for row in rows or [[None] * len(columns)]]
        self._grid(lines, widths, size=9.5 if tight else 10.5)

    def seal(self, authority: str, day: str, note: str) -> None:
        """Write authority and date; a draft is not sealed."""
        for text in (authority, day):
            written = self._paragraph(text, self.body.size, WD_ALIGN_PARAGRAPH.RIGHT)
            written.paragraph_format.right_indent = Pt(4 * self.body.size)
        self.note(note)

    def coded(self, heading: str, words: str, code: str) -> None:
        """Write heading and words; a draft carries no code."""
        del code
        self.heading(heading)
        self.note(words)

    def pictures(self, pictures: Sequence[tuple[Picture, str]]) -> None:
        """Write each picture with its text under it."""
        for picture, text in pictures:
            self.document.add_picture(BytesIO(picture.encoded), width=Mm(_WIDTH / 2))
            self.note(text)

    def _set_page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        for place in (section.header, section.footer):
            paragraph = place.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(_WARNING)
            run.font.color.rgb = _RED
            _set_font(run.font, _HEADING_FONT, 12)

    def _paragraph(
        self,
        text: str,
        size: float,
        align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
        *,
        bold: bool = False,
        font: str = _FONT,
    ) -> Paragraph:
        paragraph = self.document.add_paragraph()
        _write(paragraph, text, size, font, bold=bold)
        paragraph.alignment = align
        return paragraph

    def _grid(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        height: Pt | None = None,
        size: float = 12,
    ) -> None:
        grid = self.document.add_table(len(rows), len(widths), style="Table Grid")
        grid.autofit = False
        # Some word processors go by the columns, some by the cells.
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Mm(width)
        for line, texts in zip(grid.rows, rows, strict=True):
            line.height = height
            for cell, text, width in zip(line.cells, texts, widths, strict=True):
                cell.width = Mm(width)
                _write(cell.paragraphs[0], text, size, _FONT)


def draft_bytes(draft: Draft) -> bytes:
    """Return the .docx file."""
    file = BytesIO()
    draft.document.save(file)
    return file.getvalue()


def _value(value: str | None) -> str:
    return STRUCK if value is None else value


def _write(paragraph: Paragraph, text: str, size: float, font: str, *, bold: bool = False) -> None:
    run = paragraph.add_run(_writable(text))
    run.bold = bold
    _set_font(run.font, font, size)
    paragraph.paragraph_format.space_after = Pt(0)


def _set_font(font: Font, name: str, size: float) -> None:
    font.name, font.size = name, Pt(size)
    # Word takes Chinese characters from a font named apart.
    properties = font.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _writable(text: str) -> str:
    return "".join(one for one in cleaned(text) if one >= " " or one == "\n")
