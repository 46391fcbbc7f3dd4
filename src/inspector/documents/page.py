"""Stacks strips on A4 pages by GB/T 9704-2012 and prints 第×页 共×页 on each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inspector.documents.pen import A4, Pen
from inspector.documents.strip import Place, Strip
from inspector.progress import Progress, unreported

MILLIMETRE = 72 / 25.4
# GB/T 9704-2012, 5.2: 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm.
TOP_MARGIN = 37 * MILLIMETRE
LEFT_MARGIN = 28 * MILLIMETRE
TEXT_WIDTH = 156 * MILLIMETRE
TEXT_HEIGHT = 225 * MILLIMETRE
FOOT = (35 - 7) * MILLIMETRE
"""Where the page number and the code hang: 7 mm under the text area, which ends 35 mm above the
edge (7.5)."""
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Page:
    """The strips of one page with the distance of each from the top of the text area."""

    strips: tuple[tuple[float, Strip], ...]


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands under the text of each page.

    ``draw`` is called with the page's number and the number of pages. ``signature`` is a strip at
    the foot of the text area of every page that is not signed in its text (each page of a record
    is signed: 交通行政执法文书制作规范, article 5); its height is kept free on all pages.
    """

    draw: Callable[[Pen, int, int], None]
    signature: Strip | None = None


def stacked(strips: Sequence[Strip], height: float) -> list[Page]:
    """Return the pages that the strips fill, in order; there is always one.

    A chain of strips that must stay together moves to the next page whole, unless it is higher than
    a page.
    """
    pages: list[Page] = []
    current: list[tuple[float, Strip]] = []
    used = 0.0
    for chain in _chains(strips):
        full = used + sum(s.height for s in chain) > height + _TOLERANCE
        if current and (full or chain[0].opens_page):
            pages.append(Page(tuple(current)))
            current, used = [], 0.0
        for strip in chain:
            if current and used + strip.height > height + _TOLERANCE:
                pages.append(Page(tuple(current)))
                current, used = [], 0.0
            if not current and strip.blank and pages:
                continue
            for placed in (*(strip.heads if not current and pages else ()), strip):
                current.append((used, placed))
                used += placed.height
    if current or not pages:
        pages.append(Page(tuple(current)))
    return pages


def _chains(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Return the strips grouped so that each group ends where a page may end."""
    chains: list[list[Strip]] = [[]]
    for strip in strips:
        chains[-1].append(strip)
        if not strip.keep_with_next:
            chains.append([])
    return [chain for chain in chains if chain]


def print_pages(
    pen: Pen, strips: Sequence[Strip], footer: Footer, progress: Progress = unreported
) -> int:
    """Draw all pages and return their number; progress is told before each."""
    reserved = footer.signature.height if footer.signature else 0.0
    pages = stacked(strips, TEXT_HEIGHT - reserved)
    top = A4[1] - TOP_MARGIN
    for number, page in enumerate(pages, 1):
        progress(f"正在生成第{number}页，共{len(pages)}页", (number - 1) / len(pages))
        for index, (offset, strip) in enumerate(page.strips):
            place = Place(
                LEFT_MARGIN, top - offset, first=index == 0, last=index == len(page.strips) - 1
            )
            strip.draw(pen, place)
        if footer.signature and not any(strip.signed for _, strip in page.strips):
            place = Place(LEFT_MARGIN, top - TEXT_HEIGHT + reserved, first=False, last=True)
            footer.signature.draw(pen, place)
        footer.draw(pen, number, len(pages))
        pen.finish_page()
    return len(pages)
