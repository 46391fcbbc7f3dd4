"""The view of a PDF."""

import io

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from inspector.gui.appearance import Appearance
from inspector.gui.widgets.pdf_view import PdfView

A4 = (595, 842)


def document(pages: int) -> bytes:
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=A4)
    for number in range(pages):
        canvas.rect(100, 100, 200, 50 + number, fill=1)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


@pytest.fixture
def pdf(qtbot: QtBot, appearance: Appearance) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_document(document(12))
    return made


def drawn(pdf: PdfView) -> list[int]:
    return [number for number, label in enumerate(pdf._labels) if not label.pixmap().isNull()]


def test_pages_are_drawn_when_they_come_into_view(pdf: PdfView) -> None:
    assert drawn(pdf)[0] == 0
    assert len(drawn(pdf)) < 12
    pdf.go_to(11)
    assert 11 in drawn(pdf)


def test_the_page_has_ink_where_it_was_printed(pdf: PdfView) -> None:
    picture = pdf._labels[0].pixmap().toImage()
    scale = picture.width() / A4[0]
    inside = picture.pixelColor(round(150 * scale), picture.height() - round(120 * scale))
    assert inside.lightness() == 0
    assert picture.pixelColor(5, 5).lightness() == 255


def test_keys_turn_pages_and_zoom(qtbot: QtBot, pdf: PdfView) -> None:
    where = pdf.findChild(QLabel, "pageNumber")
    assert where.text() == "第 1 页，共 12 页"
    qtbot.keyClick(pdf._area, Qt.Key.Key_PageDown)
    assert where.text() == "第 2 页，共 12 页"
    qtbot.keyClick(pdf._area, Qt.Key.Key_PageUp)
    assert where.text() == "第 1 页，共 12 页"
    qtbot.keyClick(pdf._area, Qt.Key.Key_Plus)
    assert pdf.zoom == 1.25
    qtbot.keyClick(pdf._area, Qt.Key.Key_Minus)
    qtbot.keyClick(pdf._area, Qt.Key.Key_Minus)
    assert pdf.zoom == 0.75
    qtbot.keyClick(pdf._area, Qt.Key.Key_Down)


def test_zoom_stops_at_its_ends(pdf: PdfView) -> None:
    for _ in range(10):
        pdf.zoom_in()
    assert pdf.zoom == 3.0
    for _ in range(10):
        pdf.zoom_out()
    assert pdf.zoom == 0.5


def test_nothing_is_shown_where_there_is_no_document(pdf: PdfView) -> None:
    pdf.show_document(b"")
    assert pdf.findChild(QLabel, "pageNumber").text() == ""


def test_a_view_that_goes_lets_its_document_go(qtbot: QtBot, appearance: Appearance) -> None:
    view = PdfView()
    view.show_document(document(1))
    held = view._held
    assert held.pages is not None
    view.deleteLater()
    QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
    assert held.pages is None
