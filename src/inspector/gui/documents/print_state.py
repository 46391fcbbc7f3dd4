"""What was written into the fields for printing, and what it means."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from inspector.documents.print_order import NotPrintedError, PrintOrder, read_pages
from inspector.gui.documents.state import DocumentRow
from inspector.operations.print_document import MOST_COPIES
from inspector.storage.documents import DocumentState, IssuedDocument


class WrongCopiesError(NotPrintedError):
    """What was written for the copies is no number of them."""


@dataclass(frozen=True, slots=True)
class PrintWords:
    """What stands in the fields."""

    printer: str
    copies: str
    pages: str
    duplex: bool
    dots: int
    all_of_inspection: bool


def order_of(words: PrintWords) -> PrintOrder:
    """Return what is to be printed.

    Raises:
        WrongCopiesError: the copies are no number.
        NotPrintedError: the pages are no list of pages.
    """
    copies = unicodedata.normalize("NFKC", words.copies).strip()
    if not copies.isdecimal() or not 1 <= int(copies) <= MOST_COPIES:
        raise WrongCopiesError(f"份数要写 1 到 {MOST_COPIES} 之间的整数。")
    return PrintOrder(
        printer=words.printer,
        copies=int(copies),
        duplex=words.duplex,
        dots=words.dots,
        pages=read_pages(words.pages),
    )


def others_of(rows: Sequence[DocumentRow], document: IssuedDocument) -> tuple[str, ...]:
    """Return the ids of the other documents of the same inspection that stand, in their order."""
    return tuple(
        one.document.id
        for one in sorted(rows, key=lambda row: row.document.issued_at)
        if one.document.inspection_id == document.inspection_id
        and one.document.id != document.id
        and one.document.state is not DocumentState.VOIDED
    )
