"""Prints a PDF: the file itself through CUPS, else as pictures through Qt."""

import shutil
import subprocess
from os import environ
from typing import Final, Protocol

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from inspector.errors import UserError
from inspector.gui.widgets.pdf_pages import POINTS_PER_INCH, PdfPages
from inspector.progress import Progress

_DOTS_PER_INCH: Final = 300
_BAND: Final = 256
"""So many lines are drawn at a time: little memory, and a short wait for who looks meanwhile."""
_PATIENCE: Final = 60  # seconds


class NotPrintedError(UserError):
    """There is no printer, or it did not take the document."""


class Printing(Protocol):
    """Sends a document to the printer."""

    def print_pdf(self, content: bytes, title: str, progress: Progress) -> None:
        """Print; returns when the printer's queue has the whole document.

        Raises:
            NotPrintedError: no printer, or it refused.
        """


def system_printing() -> Printing:
    """Return the way of this computer: CUPS where its command is there, else Qt's printer."""
    command = shutil.which("lp")
    return CupsPrinting(command) if command else QtPrinting()


class CupsPrinting:
    """Hands the PDF as it is to `lp`, which knows the default printer."""

    def __init__(self, command: str) -> None:
        self._command = command

    def print_pdf(self, content: bytes, title: str, progress: Progress) -> None:
        """Print at full size on the default printer."""
        progress("正在交给打印机", 0.5)
        words = [self._command, "-t", title, "-o", "print-scaling=none", "-"]
        language = {**environ, "LC_ALL": "C"}
        try:
            done = subprocess.run(  # noqa: S603 - the path of lp and a title, no shell
                words, input=content, capture_output=True, check=False, timeout=_PATIENCE,
                env=language,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotPrintedError(
                "打印服务没有回应，没有打印。请检查打印机后重试，或另存为 PDF 到别的电脑打印。"
            ) from error
        if done.returncode:
            raise _no_printer()


class QtPrinting:
    """Draws the pages onto the default printer."""

    def print_pdf(self, content: bytes, title: str, progress: Progress) -> None:
        """Print at full size on the default printer."""
        found = QPrinterInfo.defaultPrinter()
        if found.isNull():
            raise _no_printer()
        printer = QPrinter(found)
        printer.setDocName(title)
        paint(printer, content, progress)


def paint(printer: QPrinter, content: bytes, progress: Progress) -> None:
    """Draw every page of a PDF onto the paper of its own size, 1:1.

    Raises:
        NotPrintedError: the printer does not begin.
    """
    pages = PdfPages(content)
    painter = QPainter()
    try:
        printer.setResolution(_DOTS_PER_INCH)
        printer.setFullPage(True)
        _set_paper(printer, pages.size_of(0))
        if not painter.begin(printer):
            raise NotPrintedError(
                "打印机没有接收，没有打印。请检查打印机是否开机、有纸，再重试一次。"
            )
        for number in range(len(pages)):
            if number:
                _set_paper(printer, pages.size_of(number))
                printer.newPage()
            _paint_page(painter, pages, number)
            progress(f"第 {number + 1} 页，共 {len(pages)} 页", (number + 1) / len(pages))
    finally:
        if painter.isActive():
            painter.end()
        pages.close()


def _set_paper(printer: QPrinter, size: QSizeF) -> None:
    upright = size.width() <= size.height()
    page = size if upright else size.transposed()
    kind = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    paper = QPageSize(page, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(paper, kind, QMarginsF()))
    printer.setFullPage(True)


def _paint_page(painter: QPainter, pages: PdfPages, number: int) -> None:
    scale = _DOTS_PER_INCH / POINTS_PER_INCH
    height = round(pages.size_of(number).height() * scale)
    for top in range(0, height, _BAND):
        painter.drawImage(QPoint(0, top), pages.band(number, scale, top, _BAND))


def _no_printer() -> NotPrintedError:
    return NotPrintedError(
        "没有找到可用的打印机，没有打印。请连接打印机并设为默认，或另存为 PDF 到别的电脑打印。"
    )
