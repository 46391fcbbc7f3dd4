"""文书: pages that came back signed lie with their document."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPolygonF
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.gui.appearance import Appearance
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.documents.signing_dialog import SigningDialog
from inspector.gui.navigation import Room
from inspector.gui.widgets.ink_page import InkPage, signed_picture
from inspector.gui.widgets.pdf_view import PdfView
from inspector.operations.issue_document import issue_document


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    issue_document(desk.workspace, sealed_inspection(desk.workspace), "F05")
    shown = Shown(qtbot, DocumentsPresenter(desk.context))
    shown.enter(Room.DOCUMENTS)
    return shown


def test_signed_pages_are_bound_told_and_looked_at(
    shown: Shown, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not shown.button("showSigned").isVisible()
    page = tmp_path / "page.jpg"
    Image.new("RGB", (600, 800), "white").save(page)
    desk.dialogs.files = [page]
    shown.button("bindSigned").click()
    desk.executor.drain()
    assert desk.told[-1] == "已归档签字件 1 页。"
    words = shown.screen.findChild(QLabel, "signedPages").text()
    assert words == "签字件 1 页，其中 1 页没有读到二维码，请自行核对。"
    shown.button("bindSigned").click()
    desk.executor.drain()
    assert desk.told[-1] == "已归档签字件 0 页，1 页以前已经归档。"
    with qtbot.waitSignal(shown.presenter._signed.drawn) as drawn:
        shown.button("showSigned").click()
        desk.executor.drain()
    assert drawn.args[0].startswith(b"%PDF-")
    assert any(view.isVisible() for view in shown.screen.findChildren(PdfView))


def test_choosing_no_file_does_nothing(shown: Shown, desk: Desk) -> None:
    desk.dialogs.files = []
    shown.button("bindSigned").click()
    assert desk.told == []


def sign(dialog: SigningDialog, qtbot: QtBot) -> None:
    page = dialog.findChild(InkPage)
    qtbot.mousePress(page, Qt.MouseButton.LeftButton, pos=QPoint(300, 1300))
    qtbot.mouseMove(page, QPoint(340, 1320))
    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton, pos=QPoint(340, 1320))


def test_a_paper_is_signed_on_the_screen_and_bound(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    shown.button("signOnScreen").click()
    desk.executor.drain()
    dialog = shown.screen.window().findChild(SigningDialog)
    keep = dialog.findChild(QPushButton, "signKeep")
    assert not keep.isEnabled()
    sign(dialog, qtbot)
    assert keep.isEnabled()
    keep.click()
    desk.executor.drain()
    assert desk.told[-1] == "已归档签字件 1 页。"
    words = shown.screen.findChild(QLabel, "signedPages").text()
    assert words == "签字件 1 页。"  # its own code was read from the picture


def test_strokes_are_taken_back_and_stay_with_their_page(
    qtbot: QtBot, appearance: Appearance
) -> None:
    blank = QImage(400, 600, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    dialog = SigningDialog((blank, blank), None)
    qtbot.addWidget(dialog)
    dialog.open()
    page = dialog.findChild(InkPage)
    page.take_back()
    assert not page.strokes
    for _ in range(2):
        sign(dialog, qtbot)
    dialog.findChild(QPushButton, "signUndo").click()
    assert len(page.strokes) == 1
    dialog.findChild(QPushButton, "signPrevious").click()
    assert not page.strokes
    sign(dialog, qtbot)
    dialog.findChild(QPushButton, "signClear").click()
    dialog.findChild(QPushButton, "signNext").click()
    assert len(page.strokes) == 1
    page.grab()
    with qtbot.waitSignal(dialog.kept) as kept:
        dialog.findChild(QPushButton, "signKeep").click()
    assert list(kept.args[0]) == [1]


def test_the_picture_holds_the_strokes_where_they_were_written() -> None:
    blank = QImage(400, 600, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    stroke = QPolygonF([QPointF(0.25, 0.5), QPointF(0.75, 0.5)])
    picture = signed_picture(blank, (stroke,), "")
    assert picture.pixelColor(200, 300).lightness() < 200
    assert picture.pixelColor(200, 320).lightness() == 255
    assert blank.pixelColor(200, 300).lightness() == 255


def test_without_a_document_nothing_is_signed(qtbot: QtBot, desk: Desk) -> None:
    empty = Shown(qtbot, DocumentsPresenter(desk.context))
    empty.presenter._on_sign()
    assert desk.told == []
