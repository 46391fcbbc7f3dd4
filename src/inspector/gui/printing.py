"""Prints a PDF on Qt's printers, as pictures, where CUPS is not there to take the file itself."""

from typing import Final

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from inspector.documents.cups import cups_printers
from inspector.documents.print_order import (
    NotPrintedError,
    Printer,
    Printers,
    PrintOrder,
    chosen_printer,
)
from inspector.gui.widgets.pdf_pages import POINTS_PER_INCH, PdfPages
from inspector.progress import Progress, unreported

_BAND: Final = 256
"""So many lines are drawn at a time: little memory, and a short wait for who looks meanwhile."""


def system_printers() -> Printers:
    """Return the printers of this computer: CUPS's queues where it is there, else Qt's."""
    return cups_printers() or QtPrinters()


class QtPrinters:
    """Draws the pages onto a printer of the system."""

    def all(self) -> tuple[Printer, ...]:
        """Return every printer."""
        return tuple(
            Printer(one.printerName(), default=one.isDefault())
            for one in QPrinterInfo.availablePrinters()
        )

    def submit(
        self, pdf: bytes, title: str, order: PrintOrder, progress: Progress = unreported
    ) -> None:
        """Print at full size.

        Raises:
            NotPrintedError: there is no such printer, it does not begin, or no page is to print.
        """
        name = chosen_printer(self.all(), order.printer)
        printer = QPrinter(QPrinterInfo.printerInfo(name))
        printer.setDocName(title)
        paint(printer, pdf, order, progress)


def paint(printer: QPrinter, content: bytes, order: PrintOrder, progress: Progress) -> None:
    """Draw the pages of a PDF onto paper of their own size, 1:1.

    Raises:
        NotPrintedError: the printer does not begin, or no page is to print.
    """
    pages = PdfPages(content)
    painter = QPainter()
    try:
        numbers = [number for number in range(len(pages)) if order.takes(number + 1)]
        if not numbers:
            raise NotPrintedError(f"文书一共 {len(pages)} 页，没有要打印的那几页，没有打印。")
        _set_up(printer, order)
        _set_paper(printer, pages.size_of(numbers[0]))
        if not painter.begin(printer):
            raise NotPrintedError(
                "打印机没有接收，没有打印。请检查打印机是否开机、有纸，再重试一次。"
            )
        for done, number in enumerate(numbers, 1):
            if done > 1:
                _set_paper(printer, pages.size_of(number))
                printer.newPage()
            _paint_page(painter, pages, number, order.dots)
            progress(f"第 {done} 页，共 {len(numbers)} 页", done / len(numbers))
    finally:
        if painter.isActive():
            painter.end()
        pages.close()


def _set_up(printer: QPrinter, order: PrintOrder) -> None:
    printer.setResolution(order.dots)
    printer.setFullPage(True)
    printer.setCopyCount(order.copies)
    printer.setCollateCopies(True)
    sides = QPrinter.DuplexMode.DuplexLongSide if order.duplex else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(sides)


def _set_paper(printer: QPrinter, size: QSizeF) -> None:
    upright = size.width() <= size.height()
    page = size if upright else size.transposed()
    kind = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    paper = QPageSize(page, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(paper, kind, QMarginsF()))
    printer.setFullPage(True)


def _paint_page(painter: QPainter, pages: PdfPages, number: int, dots: int) -> None:
    scale = dots / POINTS_PER_INCH
    height = round(pages.size_of(number).height() * scale)
    for top in range(0, height, _BAND):
        painter.drawImage(QPoint(0, top), pages.band(number, scale, top, _BAND))
