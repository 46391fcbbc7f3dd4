"""Printing what was issued."""

from dataclasses import dataclass, field

import pytest

from inspector.documents.print_order import NotPrintedError, Printer, PrintOrder
from inspector.operations.print_document import print_documents
from inspector.operations.render_document import NoSuchDocumentError
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import issued, pdf_of


@dataclass
class Paper:
    """Printers that keep what they were given."""

    taken: list[tuple[bytes, str, PrintOrder]] = field(default_factory=list)

    def all(self) -> tuple[Printer, ...]:
        return (Printer("office", default=True),)

    def submit(self, pdf: bytes, title: str, order: PrintOrder) -> None:
        self.taken.append((pdf, title, order))


def test_the_very_bytes_go_to_the_printer_one_job_a_document__e11(
    county: Workspace, sealed: str
) -> None:
    order, receipt = issued(county, sealed, "F05"), issued(county, sealed, "F08")
    printers, how = Paper(), PrintOrder(copies=2, duplex=True)
    assert print_documents(county, [order.number, receipt.id], how, printers) == (order, receipt)
    assert printers.taken == [
        (pdf_of(county, order), f"责令改正通知书 {order.number}", how),
        (pdf_of(county, receipt), f"送达回证 {receipt.number}", how),
    ]


def test_nothing_is_printed_where_one_cannot_be(county: Workspace, sealed: str) -> None:
    order = issued(county, sealed, "F05")
    printers = Paper()
    with pytest.raises(NoSuchDocumentError):
        print_documents(county, [order.id, "x"], PrintOrder(), printers)
    for copies in (0, 51):
        with pytest.raises(NotPrintedError, match="份数"):
            print_documents(county, [order.id], PrintOrder(copies=copies), printers)
    void_document(county, order.id, "联系电话有误")
    with pytest.raises(NotPrintedError, match="已经作废"):
        print_documents(county, [order.id], PrintOrder(), printers)
    assert printers.taken == []
