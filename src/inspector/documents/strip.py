"""Strips: what a page is stacked from. A strip is never divided, so nothing is ever cut."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector.documents.pen import Pen


@dataclass(frozen=True, slots=True)
class Place:
    """Where a strip is drawn.

    ``x`` is the left edge of the text area, ``top`` the strip's upper edge (points from the lower
    left corner of the page), ``first`` and ``last`` whether it opens or closes the page.
    """

    x: float
    top: float
    first: bool
    last: bool


Draw = Callable[[Pen, Place], None]


@dataclass(frozen=True, slots=True)
class Strip:
    """A horizontal piece of the page, as wide as the text area.

    Attributes:
        height: points; at most the height of the text area.
        draw: draws it.
        keep_with_next: no page may end after it.
        blank: only space: dropped at the top of a page.
        heads: strips drawn again before it when it opens a page (a table's head).
        opens_page: it stands at the top of a page.
        signed: the place where the document is signed: its page needs no further signature.
    """

    height: float
    draw: Draw
    keep_with_next: bool = False
    blank: bool = False
    heads: tuple["Strip", ...] = ()
    opens_page: bool = False
    signed: bool = False


def space(height: float, *, keep_with_next: bool = False) -> Strip:
    """Return an empty strip of a height in points."""
    return Strip(height, _nothing, keep_with_next=keep_with_next, blank=True)


def _nothing(pen: Pen, place: Place) -> None:
    """Draw nothing."""
    del pen, place
