"""文书, 整改 and the help: lists with pages beside them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from gui.sample_desk import RESOURCES, Desk, pack
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.gui.appearance import Appearance
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.documents.state import TONES
from inspector.gui.help_dialog import HelpDialog
from inspector.gui.help_pages import help_pages
from inspector.gui.inspection.side_state import proposed_finding
from inspector.gui.navigation import Place, Room
from inspector.gui.rectification.presenter import RectificationPresenter
from inspector.gui.rectification.state import Urgency, lines_of
from inspector.gui.theme import Tone
from inspector.operations.changes import Changed
from inspector.operations.issue_document import issue_document
from inspector.operations.open_findings import OpenFinding
from inspector.storage.documents import DocumentState

TODAY = date(2026, 11, 22)


@pytest.fixture
def documents(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, DocumentsPresenter(desk.context))


def test_no_documents_say_where_they_are_made(documents: Shown) -> None:
    documents.enter(Room.DOCUMENTS)
    assert "在“收尾”中制作" in documents.said()
    documents.screen._on_open()
    documents.screen._on_save()


def test_a_document_is_found_shown_and_saved(documents: Shown, desk: Desk, tmp_path: Path) -> None:
    key = sealed_inspection(desk.workspace)
    documents.enter(Room.DOCUMENTS)
    paper = issue_document(desk.workspace, key, "F05").document
    desk.context.news.publish(Changed.DOCUMENTS)
    assert "1 / 1 份" in documents.said()
    listing = documents.screen.findChild(QWidget, "documentList")
    assert listing.findChild(QLabel, "pageNumber").text().startswith("第 1 页")
    line = documents.screen.findChild(QLineEdit, "filterLine")
    line.setText("没有这份")
    assert "没有找到" in documents.said()
    documents.qtbot.keyClick(documents.screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line.setText(f"{paper.number} 颐和")
    desk.dialogs.folder = tmp_path
    documents.button("saveDocument").click()
    assert (tmp_path / f"{paper.number}.pdf").read_bytes().startswith(b"%PDF")
    documents.button("openInspection").click()
    assert desk.places[-1] == Place(Room.CLOSING, key)


def test_every_state_of_a_document_has_a_tone() -> None:
    assert set(TONES) == set(DocumentState)


@pytest.fixture
def rectification(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, RectificationPresenter(desk.context))


def test_open_findings_lead_to_their_inspection(rectification: Shown, desk: Desk) -> None:
    rectification.enter(Room.RECTIFICATION)
    assert "没有待改正的问题" in rectification.said()
    rectification.screen._on_open()
    key = sealed_inspection(desk.workspace)
    desk.context.news.publish(Changed.INSPECTIONS)
    line = rectification.screen.findChild(QLineEdit, "filterLine")
    line.setText("楼梯间")
    assert "待改正 1 件" in rectification.said()
    rectification.button("openFinding").click()
    assert desk.places[-1] == Place(Room.INSPECTION, key, "T1-C09")


def test_open_findings_are_filtered_by_urgency_and_lead_to_their_order(
    rectification: Shown, desk: Desk
) -> None:
    key = sealed_inspection(desk.workspace)
    rectification.enter(Room.RECTIFICATION)
    assert not rectification.button("openOrder").isEnabled()
    order = issue_document(desk.workspace, key, "F05").document
    desk.context.news.publish(Changed.DOCUMENTS)
    rectification.button("openOrder").click()
    assert desk.places[-1] == Place(Room.DOCUMENTS, order.number)
    rectification.button("filter1").click()
    assert "没有找到" in rectification.said()
    rectification.screen._on_paper()
    rectification.button("filter2").click()
    assert rectification.button("filter2").text() == "立即改正 1"
    keys = (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    rectification.qtbot.keyClick(rectification.screen, *keys)


def test_a_document_is_looked_for_by_its_number(documents: Shown, desk: Desk) -> None:
    key = sealed_inspection(desk.workspace)
    numbers = [issue_document(desk.workspace, key, code).document.number for code in ("F03", "F05")]
    documents.enter(Room.DOCUMENTS, numbers[1])
    assert "1 / 2 份" in documents.said()


def finding_due(in_days: int | None) -> OpenFinding:
    proposed = proposed_finding(pack().item("T1-C09"), TODAY)
    due = proposed if in_days is None else proposed.due_by(TODAY + timedelta(days=in_days))
    return OpenFinding("i", "n", "颐和敬老院", "", due)


def test_deadlines_are_told_in_words_and_tone() -> None:
    late, at_once = lines_of([finding_due(-2), finding_due(None)], TODAY)
    assert (late.deadline, late.state, late.tone) == ("2026年11月20日", "逾期 2 天", Tone.DANGER)
    assert (at_once.deadline, at_once.state, at_once.order) == ("立即", "立即改正", "")
    days = (-1, 0, 3, 4)
    assert [one.urgency for one in lines_of([finding_due(day) for day in days], TODAY)] == [
        Urgency.OVERDUE,
        Urgency.SOON,
        Urgency.SOON,
        Urgency.LATER,
    ]


@pytest.mark.parametrize("room", [Room.INSPECTION, Room.COUNTING])
def test_help_opens_at_the_page_of_the_room(
    qtbot: QtBot, appearance: Appearance, room: Room
) -> None:
    dialog = HelpDialog(RESOURCES / "help", room)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.findChild(QTextBrowser, "helpPage").toPlainText()
    dialog.findChild(QWidget, "helpClose").click()


def test_every_room_that_is_there_has_a_page() -> None:
    for room in Room:
        assert (RESOURCES / "help" / f"{room.value}.md").is_file(), room


def test_help_is_searched(qtbot: QtBot, appearance: Appearance) -> None:
    dialog = HelpDialog(RESOURCES / "help", Room.COUNTING)
    qtbot.addWidget(dialog)
    dialog.open()
    page = dialog.findChild(QTextBrowser, "helpPage")
    titles = dialog.findChild(QListWidget, "helpPages")
    assert titles.currentItem().text() == "清点"
    line = dialog.findChild(QLineEdit, "filterLine")
    line.setText("符合率")
    assert [titles.item(n).text() for n in range(titles.count())] == ["统计", "词汇表"]
    assert page.textCursor().selectedText() == "符合率"
    line.setText("没有这个词")
    assert "没有找到" in page.toPlainText()
    line.setText("")
    titles.setCurrentRow(0)
    assert page.toPlainText().startswith("今日")
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Down)


def test_every_page_tells_what_it_is_for_and_what_messages_mean() -> None:
    for page in help_pages(RESOURCES / "help"):
        if page.name in {room.value for room in Room}:
            assert "## 提示的意思" in page.text, page.title
            assert "](http" not in page.text
