"""文书: served, voided, replaced and printed, from the click to the database."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.documents.print_order import PageRange, Printer, PrintOrder
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.navigation import Room
from inspector.gui.widgets.check_box import CheckBox
from inspector.gui.widgets.combo_box import ComboBox
from inspector.operations.issue_document import issue_document
from inspector.operations.list_documents import list_documents
from inspector.operations.void_document import void_document
from inspector.progress import Progress, unreported
from inspector.storage.documents import DocumentState, IssuedDocument


class Paper:
    """Printers that keep what they were given."""

    def __init__(self) -> None:
        self.taken: list[tuple[bytes, str, PrintOrder]] = []
        self.known = (Printer("大厅", default=False), Printer("办公室", default=True))

    def all(self) -> tuple[Printer, ...]:
        return self.known

    def submit(
        self, pdf: bytes, title: str, order: PrintOrder, progress: Progress = unreported
    ) -> None:
        self.taken.append((pdf, title, order))


@pytest.fixture
def printer() -> Paper:
    return Paper()


@pytest.fixture
def order(desk: Desk) -> IssuedDocument:
    return issue_document(desk.workspace, sealed_inspection(desk.workspace), "F05").document


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, order: IssuedDocument, printer: Paper) -> Shown:
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
    shown: Shown, desk: Desk, printer: Paper, order: IssuedDocument
) -> None:
    shown.button("printDocument").click()
    desk.executor.drain()
    assert printer.taken == []
    assert shown.screen.findChild(ComboBox, "printer").currentText() == "办公室（默认）"
    assert not shown.screen.findChild(CheckBox, "printAll").isVisible()
    shown.button("printNow").click()
    desk.executor.drain()
    ((content, title, how),) = printer.taken
    assert (content[:4], len(content)) == (b"%PDF", order.size)
    assert title == f"责令改正通知书 {order.number}"
    assert how == PrintOrder("办公室")
    assert f"“{order.number}”已交给打印机" in desk.told[-1]
    assert not shown.button("printNow").isVisible()


def test_how_to_print_is_chosen_by_keys_and_stays(
    shown: Shown, desk: Desk, printer: Paper, order: IssuedDocument
) -> None:
    shown.button("printDocument").click()
    desk.executor.drain()
    shown.screen.findChild(ComboBox, "printer").setCurrentIndex(0)
    shown.screen.findChild(CheckBox, "printDuplex").click()
    shown.screen.findChild(CheckBox, "printFine").click()
    line(shown, "printCopies").setText("２")
    line(shown, "printPages").setText("1，2")
    shown.qtbot.keyClick(line(shown, "printPages"), Qt.Key.Key_Return)
    desk.executor.drain()
    ranges = (PageRange(1, 1), PageRange(2, 2))
    assert printer.taken[-1][2] == PrintOrder("大厅", 2, duplex=True, dots=600, pages=ranges)
    shown.button("printDocument").click()
    desk.executor.drain()
    assert shown.screen.findChild(ComboBox, "printer").currentData() == "大厅"
    assert line(shown, "printCopies").text() == "２"


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("printCopies", "0", "1 到 50"),
        ("printCopies", "两", "1 到 50"),
        ("printPages", "x", "1-3,5"),
    ],
)
def test_what_is_written_wrongly_is_told_beside_it(
    shown: Shown, desk: Desk, printer: Paper, field: str, words: str, told: str
) -> None:
    shown.button("printDocument").click()
    desk.executor.drain()
    line(shown, field).setText(words)
    shown.button("printNow").click()
    assert told in shown.said()
    assert line(shown, field).property("wrong") == "true"
    assert not desk.executor.work
    line(shown, field).setText("1")
    assert told not in shown.said()
    shown.button("printNow").click()
    desk.executor.drain()
    assert len(printer.taken) == 1


def test_the_other_documents_of_the_inspection_go_along(
    shown: Shown, desk: Desk, printer: Paper, order: IssuedDocument
) -> None:
    others = [
        issue_document(desk.workspace, order.inspection_id, code).document
        for code in ("F06", "F03", "F08")
    ]
    void_document(desk.workspace, others[1].id, "页码有误")
    shown.enter(Room.DOCUMENTS, order.number)
    shown.button("printDocument").click()
    desk.executor.drain()
    box = shown.screen.findChild(CheckBox, "printAll")
    assert box.text() == "连同这次检查的其他 2 份文书"
    box.click()
    shown.button("printNow").click()
    desk.executor.drain()
    titles = [title.partition(" ")[0] for _, title, _ in printer.taken]
    assert titles == ["责令改正通知书", "整改报告", "送达回证"]
    assert order.number in desk.told[-1]


def test_a_printer_that_is_not_there_is_told(shown: Shown, desk: Desk, printer: Paper) -> None:
    printer.known = ()
    shown.button("printDocument").click()
    desk.executor.drain()
    assert "没有找到打印机" in desk.told[-1]
    assert not shown.button("printNow").isVisible()
    shown.button("printNow").click()
    desk.executor.drain()
    assert printer.taken[0][2].printer == ""


def test_nothing_is_printed_before_a_document_was_named(desk: Desk, qtbot: QtBot) -> None:
    printer = Paper()
    shown = Shown(qtbot, DocumentsPresenter(desk.context, printer))
    shown.button("printNow").click()
    assert not desk.executor.work


def test_a_file_that_is_lost_is_told(shown: Shown, desk: Desk, order: IssuedDocument) -> None:
    shown.presenter._on_selected(None)
    for file in (Path(desk.workspace.home) / "files").rglob(f"*{order.sha256[4:]}*"):
        file.unlink()
    shown.enter(Room.DOCUMENTS)
    assert "文件丢失了" in desk.told[-1]
