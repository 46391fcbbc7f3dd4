"""Printing, without a printer."""

import io
import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from inspector.gui import printing
from inspector.gui.printing import CupsPrinting, NotPrintedError, QtPrinting, paint
from inspector.gui.widgets.pdf_pages import PdfPages
from inspector.progress import unreported


@pytest.fixture
def paper() -> bytes:
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(595, 842))
    for size in ((595, 842), (842, 595)):
        canvas.setPageSize(size)
        canvas.rect(100, 100, 200, 300, fill=1)
        canvas.drawString(100, 500, "1234567")
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def command(folder: Path, body: str) -> str:
    script = folder / "lp"
    script.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_cups_gets_the_very_file_and_its_title(tmp_path: Path) -> None:
    body = f'printf "%s " "$@" >"{tmp_path}/asked"; cat >"{tmp_path}/printed"'
    CupsPrinting(command(tmp_path, body)).print_pdf(b"%PDF-1.7", "云民责改1号", unreported)
    assert (tmp_path / "printed").read_bytes() == b"%PDF-1.7"
    asked = (tmp_path / "asked").read_text("utf-8")
    assert asked == "-t 云民责改1号 -o print-scaling=none - "


def test_a_printer_that_is_not_there_is_a_sentence(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotPrintedError, match="没有找到可用的打印机"):
        CupsPrinting(command(tmp_path, "cat >/dev/null; exit 1")).print_pdf(b"", "", unreported)
    with pytest.raises(NotPrintedError, match="没有回应"):
        CupsPrinting(str(tmp_path / "gone")).print_pdf(b"", "", unreported)

    class NoPrinter:
        @staticmethod
        def defaultPrinter() -> "NoPrinter":  # noqa: N802 - Qt's name
            return NoPrinter()

        def isNull(self) -> bool:  # noqa: N802 - Qt's name
            return True

    monkeypatch.setattr(printing, "QPrinterInfo", NoPrinter)
    with pytest.raises(NotPrintedError, match="没有找到可用的打印机"):
        QtPrinting().print_pdf(b"", "", unreported)


def test_the_way_to_print_is_that_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert isinstance(printing.system_printing(), CupsPrinting)
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert isinstance(printing.system_printing(), QtPrinting)


def test_pages_are_painted_at_their_size(qapp: QApplication, paper: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    told: list[str] = []
    paint(printer, paper, lambda step, fraction: told.append(step))
    before = PdfPages(paper)
    after = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert len(after) == len(before) == len(told)
    for number in range(len(before)):
        sizes = (after.size_of(number), before.size_of(number))
        assert sizes[0].width() == pytest.approx(sizes[1].width(), abs=1)
        assert sizes[0].height() == pytest.approx(sizes[1].height(), abs=1)
        assert ink(after.drawn(number, 0.5)) == pytest.approx(
            ink(before.drawn(number, 0.5)), rel=0.1
        )
    before.close()
    after.close()


def ink(picture: QImage) -> float:
    small = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(255 - value for value in bytes(small.constBits()))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_begin_is_told(
    qapp: QApplication, paper: bytes, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    with pytest.raises(NotPrintedError, match="没有接收"):
        paint(printer, paper, unreported)


def test_bands_make_up_the_page(paper: bytes) -> None:
    pages = PdfPages(paper)
    whole = pages.drawn(0, 2.0)
    top = 0
    while top < whole.height():
        band = pages.band(0, 2.0, top, 100)
        assert band == whole.copy(0, top, whole.width(), band.height())
        top += band.height()
    assert top == whole.height()
    pages.close()
