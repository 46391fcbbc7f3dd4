"""Printing, without a printer."""

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from inspector.documents.cups import CupsPrinters
from inspector.documents.print_order import NotPrintedError, PageRange, Printer, PrintOrder
from inspector.gui import printing
from inspector.gui.printing import QtPrinters, paint
from inspector.gui.widgets.pdf_pages import PdfPages
from inspector.progress import Progress, unreported


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


class Info:
    """Stands in for the printers that Qt knows."""

    def __init__(self, name: str = "", default: bool = False) -> None:
        self._name, self._default = name, default

    def printerName(self) -> str:  # noqa: N802 - Qt's name
        return self._name

    def isDefault(self) -> bool:  # noqa: N802 - Qt's name
        return self._default

    @staticmethod
    def availablePrinters() -> list["Info"]:  # noqa: N802 - Qt's name
        return [Info("办公室"), Info("大厅", default=True)]

    @staticmethod
    def printerInfo(name: str) -> QPrinterInfo:  # noqa: N802 - Qt's name
        return QPrinterInfo.printerInfo(name)


class NoInfo(Info):
    @staticmethod
    def availablePrinters() -> list[Info]:  # noqa: N802 - Qt's name
        return []


def test_printers_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "QPrinterInfo", Info)
    assert QtPrinters().all() == (Printer("办公室", default=False), Printer("大厅", default=True))


def test_a_printer_that_is_not_there_is_a_sentence(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "QPrinterInfo", NoInfo)
    with pytest.raises(NotPrintedError, match="没有找到打印机"):
        QtPrinters().submit(b"", "", PrintOrder())
    monkeypatch.setattr(printing, "QPrinterInfo", Info)
    with pytest.raises(NotPrintedError, match=r"没有名为“阁楼”的打印机.*办公室、大厅"):
        QtPrinters().submit(b"", "", PrintOrder("阁楼"))


def test_the_document_is_drawn_on_the_chosen_printer(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[str, bytes, PrintOrder]] = []

    def keep(printer: QPrinter, content: bytes, order: PrintOrder, progress: Progress) -> None:
        drawn.append((printer.docName(), content, order))

    monkeypatch.setattr(printing, "QPrinterInfo", Info)
    monkeypatch.setattr(printing, "paint", keep)
    QtPrinters().submit(b"%PDF", "云民责改1号", PrintOrder("办公室"))
    assert drawn == [("云民责改1号", b"%PDF", PrintOrder("办公室"))]


def test_the_way_to_print_is_that_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert isinstance(printing.system_printers(), CupsPrinters)
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert isinstance(printing.system_printers(), QtPrinters)


class TwoSided(QPrinter):
    """A file has no sides: what is asked for is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.sides: list[QPrinter.DuplexMode] = []

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:  # noqa: N802 - Qt's name
        self.sides.append(duplex)


@pytest.mark.parametrize("dots", [300, 600])
def test_only_the_pages_that_are_wanted_are_painted_as_finely_as_wanted(
    qapp: QApplication, paper: bytes, tmp_path: Path, dots: int
) -> None:
    printer = TwoSided()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    told: list[str] = []
    order = PrintOrder(copies=2, duplex=True, dots=dots, pages=(PageRange(2, 9),))
    paint(printer, paper, order, lambda step, fraction: told.append(step))
    assert told == ["第 1 页，共 1 页"]
    assert (printer.resolution(), printer.copyCount()) == (dots, 2)
    assert printer.sides == [QPrinter.DuplexMode.DuplexLongSide]
    after = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert len(after) == 1
    assert after.size_of(0).width() == pytest.approx(842, abs=1)
    after.close()
    with pytest.raises(NotPrintedError, match="一共 2 页"):
        paint(printer, paper, PrintOrder(pages=(PageRange(3, 3),)), unreported)


def test_pages_are_painted_at_their_size(qapp: QApplication, paper: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    told: list[str] = []
    paint(printer, paper, PrintOrder(), lambda step, fraction: told.append(step))
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
        paint(printer, paper, PrintOrder(), unreported)


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
