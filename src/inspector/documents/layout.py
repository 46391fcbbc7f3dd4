"""What a kind of document puts its content on: pages for print, or a draft for the office."""

from collections.abc import Sequence
from typing import Protocol

from inspector.documents.picture import Picture
from inspector.documents.text_style import TextStyle


class Layout(Protocol):
    """Takes the parts of one document in order.

    Attributes:
        body: the style of running text: RECORD (4号) in forms and records, BODY (3号) in letters.
    """

    body: TextStyle

    def head(self, authority: str, title: str, number: str | None) -> None:
        """Take the authority, the title, and the number if the document has one."""

    def heading(self, text: str) -> None:
        """Take a heading."""

    def section(self, title: str) -> None:
        """Take a heading with the next number: 一、二、三、."""

    def appendix(self, mark: str, title: str) -> None:
        """Start an appendix on a new page."""

    def signing(self, rows: Sequence[str], day: str) -> None:
        """Take a form to sign on: who signs, and ``day``, a date to write in."""

    def text(self, text: str, *, keep_with_next: bool = False) -> None:
        """Take a paragraph; line ends in it start new paragraphs."""

    def flush(self, text: str, *, keep_with_next: bool = False) -> None:
        """Take a paragraph without indent."""

    def note(self, text: str) -> None:
        """Take a small note."""

    def list_note(self, text: str) -> None:
        """Take a note in the size of long lists."""

    def space(self, height: float, *, keep_with_next: bool = False) -> None:
        """Leave blank space of a height in points."""

    def form(
        self,
        rows: Sequence[Sequence[tuple[str, str | None]]],
        height: float = 26,
        *,
        keep_with_next: bool = False,
    ) -> None:
        """Take a form of rows of (label, value); None is unused, an empty value is written in."""

    def table(
        self,
        columns: Sequence[tuple[str, float]],
        rows: Sequence[Sequence[str | None]],
        centred: Sequence[int] = (),
        *,
        tight: bool = False,
    ) -> None:
        """Take a table of (heading, share of the width) and rows; a cell of None is unused."""

    def seal(self, authority: str, day: str, note: str) -> None:
        """Take authority and date with room for the seal."""

    def coded(self, heading: str, words: str, code: str) -> None:
        """Take a heading and words with a QR code beside them."""

    def pictures(self, pictures: Sequence[tuple[Picture, str]]) -> None:
        """Take pictures, each with the text under it."""
