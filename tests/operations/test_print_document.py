"""Printing what was issued."""

from dataclasses import dataclass, field

import pytest

from inspector.documents.print_order import NotPrintedError, Printer, PrintOrder
from inspector.operations.print_document import print_documents
from inspector.operations.render_document import NoSuchDocumentError
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from operations.papers_at_hand import issued, pdf_of


@dataclass
class Paper:
    """Printers that keep what they were given."""

    taken: list[tuple[bytes, str, PrintOrder]] = field(default_factory=list)

    def all(self) -> tuple[Printer, ...]:
        return (Printer("office", default=True),)

    def submit(
        self, pdf: bytes, title: str, order: PrintOrder, progress: Progress = unreported
    ) -> None:
        progress("第 1 页，共 1 页", 1.0)
        self.taken.append((pdf, title, order))


def test_the_very_bytes_go_to_the_printer_one_job_a_document__e11(
    county: Workspace, sealed: str
) -> None:
    order, receipt = issued(county, sealed, "F05"), issued(county, sealed, "F08")
    printers, how = Paper(), PrintOrder(copies=2, duplex=True)
    told: list[tuple[str, float]] = []
    names = [order.number, receipt.id]
    printed = print_documents(county, names, how, printers, lambda *step: told.append(step))
    assert printed == (order, receipt)
    assert [fraction for _, fraction in told] == [0.0, 0.5, 0.5, 1.0]
    assert told[1][0] == f"责令改正通知书 {order.number}：第 1 页，共 1 页"
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
    with pytest.raises(NotPrintedError, match="分辨率"):
        print_documents(county, [order.id], PrintOrder(dots=72), printers)
    void_document(county, order.id, "联系电话有误")
    with pytest.raises(NotPrintedError, match="已经作废"):
        print_documents(county, [order.id], PrintOrder(), printers)
    assert printers.taken == []
