"""How a document is to be printed, and what takes it."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Protocol

from inspector.errors import UserError
from inspector.progress import Progress, unreported

DOTS: Final = (300, 600)
"""Resolutions in dots an inch that can be asked for."""

_RANGE: Final = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


class NotPrintedError(UserError):
    """There is no printer, or it did not take the document."""


@dataclass(frozen=True, slots=True)
class PageRange:
    """From one page to another, both printed, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """How it is to be printed.

    Attributes:
        printer: name of the printer; empty: the default one.
        copies: from 1; whole documents, one after another.
        duplex: on both sides, turned over the long edge.
        dots: an inch, one of `DOTS`.
        pages: which are printed; none named: all.
    """

    printer: str = ""
    copies: int = 1
    duplex: bool = False
    dots: int = DOTS[0]
    pages: tuple[PageRange, ...] = ()

    def takes(self, page: int) -> bool:
        """Whether a page, counted from 1, is printed."""
        return not self.pages or any(one.first <= page <= one.last for one in self.pages)


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer that this computer knows."""

    name: str
    default: bool


class Printers(Protocol):
    """What takes documents: CUPS, or the window's own painting on a printer."""

    def all(self) -> tuple[Printer, ...]:
        """Return every printer.

        Raises:
            NotPrintedError: the system does not answer.
        """

    def submit(
        self, pdf: bytes, title: str, order: PrintOrder, progress: Progress = unreported
    ) -> None:
        """Print; returns when the printer's queue has the whole document.

        Raises:
            NotPrintedError: there is no such printer, it refused, or no page is left to print.
        """


def read_pages(words: str) -> tuple[PageRange, ...]:
    """Return the pages that are meant by 1-3，5; nothing written means all.

    Raises:
        NotPrintedError: it is no list of pages.
    """
    plain = unicodedata.normalize("NFKC", words).replace("、", ",").replace("至", "-")
    parts = [part for part in re.split(r"[,\s]+", re.sub(r"\s*-\s*", "-", plain)) if part]
    return tuple(_range(part, words) for part in parts)


def pages_in_words(pages: tuple[PageRange, ...]) -> str:
    """Return for example 1-3,5; nothing for all."""
    return ",".join(
        str(one.first) if one.first == one.last else f"{one.first}-{one.last}" for one in pages
    )


def chosen_printer(known: tuple[Printer, ...], wished: str) -> str:
    """Return the printer that is wished, or the default one.

    Raises:
        NotPrintedError: there is none; says which there are.
    """
    if not known:
        raise NotPrintedError(
            "没有找到打印机，没有打印。请连接打印机后重试，或另存为 PDF 到别的电脑打印。"
        )
    chosen = wished or next((one.name for one in known if one.default), "")
    if chosen not in {one.name for one in known}:
        wanted = f"没有名为“{chosen}”的打印机" if chosen else "还没有设定默认打印机"
        names = "、".join(one.name for one in known)
        raise NotPrintedError(f"{wanted}，没有打印。请指定打印机，可选：{names}。")
    return chosen


def _range(part: str, words: str) -> PageRange:
    found = _RANGE.fullmatch(part)
    first = int(found[1]) if found else 0
    last = int(found[2] or found[1]) if found else 0
    if not 1 <= first <= last:
        raise NotPrintedError(f"打印范围“{words}”写法不对，没有打印。请写成 1-3,5 的样子。")
    return PageRange(first, last)
