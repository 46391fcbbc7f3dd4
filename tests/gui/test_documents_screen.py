"""文书: served, voided, replaced and printed, from the click to the database."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.navigation import Room
from inspector.gui.printing import NotPrintedError
from inspector.operations.issue_document import issue_document
from inspector.operations.list_documents import list_documents
from inspector.progress import Progress
from inspector.storage.documents import DocumentState, IssuedDocument


class Printer:
    """Keeps what it was given."""

    def __init__(self) -> None:
        self.printed: list[tuple[bytes, str]] = []
        self.there = True

    def print_pdf(self, content: bytes, title: str, progress: Progress) -> None:
        if not self.there:
            raise NotPrintedError("没有找到可用的打印机，没有打印。")
        self.printed.append((content, title))


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def order(desk: Desk) -> IssuedDocument:
    return issue_document(desk.workspace, sealed_inspection(desk.workspace), "F05").document


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, order: IssuedDocument, printer: Printer) -> Shown:
    shown = Shown(qtbot, DocumentsPresenter(desk.context, printer))
    shown.enter(Room.DOCUMENTS)
    return shown


def line(shown: Shown, name: str) -> QLineEdit:
    return shown.screen.findChild(QLineEdit, name)


def standing(shown: Shown) -> str:
    return shown.screen.findChild(QLabel, "standing").text()


def test_a_service_is_recorded_with_time_and_receiver(shown: Shown, desk: Desk) -> None:
    assert "还没有记送达" in standing(shown)
    shown.button("serve").click()
    assert (line(shown, "dateLine").text(), line(shown, "serviceTime").text()) == (
        "2026年11月22日",
        "10:42",
    )
    line(shown, "serviceWay").setText("直接送达，示例丙签收")
    shown.qtbot.keyClick(line(shown, "serviceWay"), Qt.Key.Key_Return)
    (document,) = list_documents(desk.workspace)
    assert (document.state, document.served_at) == (DocumentState.SERVED, desk.workspace.clock())
    assert "2026年11月22日10时42分送达：直接送达，示例丙签收" in standing(shown)
    assert shown.button("serviceKeep").isHidden() or not shown.button("serviceKeep").isVisible()


@pytest.mark.parametrize("clock", ["", "25:00", "十点"])
def test_a_time_that_is_none_is_told(shown: Shown, desk: Desk, clock: str) -> None:
    shown.button("serve").click()
    line(shown, "serviceTime").setText(clock)
    shown.button("serviceKeep").click()
    assert "没有写对" in desk.told[-1]


def test_a_day_that_is_none_is_told_and_can_be_left(shown: Shown, desk: Desk) -> None:
    shown.button("serve").click()
    line(shown, "dateLine").setText("昨天")
    shown.button("serviceKeep").click()
    assert "没有写对" in desk.told[-1]
    shown.button("serviceCancel").click()
    assert not shown.button("serviceKeep").isVisible()
    assert list_documents(desk.workspace)[0].state is DocumentState.ISSUED


def test_how_it_was_served_must_be_written(shown: Shown, desk: Desk) -> None:
    shown.button("serve").click()
    shown.button("serviceKeep").click()
    assert "没有写送达方式" in desk.told[-1]


def test_a_voided_document_stays_with_its_reason(
    shown: Shown, desk: Desk, order: IssuedDocument
) -> None:
    desk.dialogs.text = "联系电话有误"
    shown.button("void").click()
    assert order.number in desk.dialogs.asked[-1]
    assert "已作废：联系电话有误" in standing(shown)
    for name in ("serve", "void", "replace"):
        assert not shown.button(name).isVisible()


def test_a_document_is_replaced_by_one_with_the_next_number(
    shown: Shown, desk: Desk, order: IssuedDocument
) -> None:
    desk.dialogs.text = "联系电话有误"
    shown.button("replace").click()
    desk.executor.drain()
    first, second = list_documents(desk.workspace)
    assert (first.state, second.state) == (DocumentState.VOIDED, DocumentState.ISSUED)
    assert second.serial == order.serial + 1
    assert second.number in desk.told[-1]
    assert "2 / 2 份" in shown.said()


def test_documents_are_filtered_by_state(shown: Shown, desk: Desk) -> None:
    assert shown.button("filter1").text() == "已签发 1"
    shown.button("filter3").click()
    assert "没有找到" in shown.said()
    assert not shown.screen.standing.isVisible()
    shown.button("printDocument").click()
    shown.screen._on_print()
    shown.presenter._on_void()
    shown.button("filter0").click()
    assert "1 / 1 份" in shown.said()
    shown.screen.show_choice(DocumentState.SERVED)
    assert shown.button("filter2").isChecked()


def test_the_printer_gets_the_very_bytes(
    shown: Shown, desk: Desk, printer: Printer, order: IssuedDocument
) -> None:
    shown.button("printDocument").click()
    desk.executor.drain()
    ((content, title),) = printer.printed
    assert (content[:4], len(content), title) == (b"%PDF", order.size, order.number)
    assert "已交给打印机" in desk.told[-1]


def test_a_printer_that_is_not_there_is_told(shown: Shown, desk: Desk, printer: Printer) -> None:
    printer.there = False
    shown.button("printDocument").click()
    desk.executor.drain()
    assert "没有找到可用的打印机" in desk.told[-1]


def test_a_file_that_is_lost_is_told(shown: Shown, desk: Desk, order: IssuedDocument) -> None:
    shown.presenter._on_selected(None)
    for file in (Path(desk.workspace.home) / "files").rglob(f"*{order.sha256[4:]}*"):
        file.unlink()
    shown.enter(Room.DOCUMENTS)
    assert "文件丢失了" in desk.told[-1]
