"""文书: pages that came back signed lie with their document."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.navigation import Room
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
