"""开始检查, 机构, 名册导入: from the click to the database and back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk, institutions
from gui.sample_register import write_register
from gui.shown import Shown
from inspector.domain.inspection import InspectionKind
from inspector.domain.personnel import Officer
from inspector.gui.institutions.presenter import InstitutionsPresenter
from inspector.gui.navigation import Place, Room
from inspector.gui.register_import.presenter import RegisterImportPresenter
from inspector.gui.starting.presenter import StartingPresenter
from inspector.operations.changes import Changed
from inspector.operations.find_institutions import count_institutions
from inspector.operations.import_staff import staff_now
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.list_inspections import list_inspections
from inspector.operations.office import save_officer

# -- 开始检查 ----------------------------------------------------------------------------------


@pytest.fixture
def start(qtbot: QtBot, desk: Desk) -> Shown:
    shown = Shown(qtbot, StartingPresenter(desk.context))
    shown.enter(Room.STARTING)
    return shown


def test_an_inspection_is_started_by_finding_an_institution_and_one_button(
    start: Shown, desk: Desk
) -> None:
    line = start.screen.findChild(QLineEdit, "filterLine")
    line.setText("石门")
    start.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "已选：云岭县石门镇安康颐养院" in start.said()
    start.button("start").click()
    summary = list_inspections(desk.workspace)[0]
    assert (summary.institution_name, summary.kind) == (
        "云岭县石门镇安康颐养院",
        InspectionKind.ANNUAL,
    )
    start.qtbot.waitUntil(lambda: desk.places[-1:] == [Place(Room.INSPECTION, summary.id)])
    judged = judged_inspection(desk.workspace, summary.id)
    assert judged.inspection.checklists == ("T1", "T3")


def test_without_an_institution_nothing_starts_and_the_person_is_told(
    start: Shown, desk: Desk
) -> None:
    start.button("start").click()
    assert "还没有选择机构" in desk.told[0]
    assert list_inspections(desk.workspace) == ()


def test_the_kind_proposes_the_checklists(start: Shown) -> None:
    start.button("kind_routine").click()
    assert start.screen.checklists == ("T1",)
    start.button("kind_acceptance").click()
    assert start.screen.checklists == ("T6",)


def test_what_operations_refuse_is_told(start: Shown, desk: Desk) -> None:
    start.enter(Room.STARTING, institutions()[0].id)
    start.screen.tick_officers(1)
    start.button("start").click()
    assert "不足两名" in desk.told[0]


def test_an_officer_without_a_valid_certificate_cannot_be_ticked(start: Shown, desk: Desk) -> None:
    save_officer(desk.workspace, Officer("示例丁", "SL-140003", date(2020, 1, 1)))
    desk.context.news.publish(Changed.STAFF)
    box = start.screen.findChild(QWidget, "box_SL-140003")
    assert not box.isEnabled()


def test_a_draft_is_gone_on_with(start: Shown, desk: Desk) -> None:
    key = desk.start()
    desk.context.news.publish(Changed.INSPECTIONS)
    start.button("draft0").click()
    assert desk.places[-1] == Place(Room.INSPECTION, key)


def test_down_goes_into_the_institutions_that_were_found(start: Shown) -> None:
    line = start.screen.findChild(QLineEdit, "filterLine")
    start.qtbot.keyClick(line, Qt.Key.Key_Down)
    found = start.screen._found
    assert found.currentRow() == 0
    found.itemClicked.emit(found.item(0))
    assert "已选：" in start.said()


def test_an_empty_search_says_what_to_do(start: Shown) -> None:
    line = start.screen.findChild(QLineEdit, "filterLine")
    line.setText("没有这家")
    assert "没有找到机构" in start.said()
    start.qtbot.keyClick(line, Qt.Key.Key_Return)
    start.presenter._on_institution(-1)
    assert "已选" not in start.said()


# -- 机构 --------------------------------------------------------------------------------------


@pytest.fixture
def register(qtbot: QtBot, desk: Desk) -> Shown:
    shown = Shown(qtbot, InstitutionsPresenter(desk.context))
    shown.enter(Room.INSTITUTIONS)
    return shown


def test_the_register_is_filtered_by_one_character(register: Shown) -> None:
    line = register.screen.findChild(QLineEdit, "filterLine")
    line.setText("寿")
    assert "1 / 4 家" in register.said()
    assert "云岭县城关镇福寿园" in register.said()
    line.setText("没有这家")
    assert "没有找到" in register.said()


def test_a_long_list_begins_with_what_is_seen_and_goes_on_when_that_is_painted(
    register: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.gui.institutions.presenter._AT_ONCE", 3)
    line = register.screen.findChild(QLineEdit, "filterLine")
    line.setText("云岭")
    assert "4 / 4 家" not in register.said()
    register.qtbot.waitUntil(lambda: "4 / 4 家" in register.said())
    line.setText("镇")
    line.setText("福寿")  # what is looked for now is not followed by the rest of before
    register.qtbot.wait(5)
    assert "1 / 4 家" in register.said()


def test_an_inspection_is_started_from_the_page(register: Shown, desk: Desk) -> None:
    register.button("startInspection").click()
    assert desk.places[-1].room is Room.STARTING
    assert desk.places[-1].key.startswith("na-")


def test_the_page_shows_earlier_inspections(register: Shown, desk: Desk) -> None:
    key = desk.start()
    register.enter(Room.INSTITUTIONS, "颐和")
    desk.context.news.publish(Changed.INSPECTIONS)
    register.button("history0").click()
    assert desk.places[-1] == Place(Room.INSPECTION, key)


def test_a_register_is_chosen_for_import(register: Shown, desk: Desk, tmp_path: Path) -> None:
    desk.dialogs.file = tmp_path / "名册.csv"
    register.button("importRegister").click()
    assert desk.places[-1] == Place(Room.REGISTER_IMPORT, str(tmp_path / "名册.csv"))


def test_keys_of_the_register(register: Shown) -> None:
    line = register.screen.findChild(QLineEdit, "filterLine")
    register.qtbot.keyClick(line, Qt.Key.Key_Down)
    register.screen.take_focus()
    register.qtbot.keyClick(register.screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def staff_file(folder: Path, *lines: str) -> Path:
    file = folder / "人员.csv"
    file.write_text("\n".join(("机构名称,姓名,证书编号,有效期至", *lines)), "utf-8")
    return file


def dialog_of(register: Shown) -> QDialog:
    register.button("staffCertificates").click()
    dialog = register.screen.window().findChildren(QDialog, "staffDialog")[-1]
    assert isinstance(dialog, QDialog)
    return dialog


def test_a_staff_list_is_taken_and_shown_with_what_expired__s7(
    register: Shown, desk: Desk, tmp_path: Path
) -> None:
    dialog = dialog_of(register)
    assert "还没有登记人员证书" in dialog.findChild(QLabel, "staffSaid").text()
    first, second, *_ = (one.name for one in institutions())
    desk.dialogs.file = staff_file(
        tmp_path,
        f"{first},丁某,A-0001,2026-01-31",
        f"{first},戊某,A-0002,2026-12-31",
        f"{second},己某,A-0003,2099-12-31",
        f"{second},庚某,A-0004,",
        f"{second},辛某,11010519491231002X,",
    )
    dialog.findChild(QPushButton, "importStaff").click()
    desk.executor.drain()
    assert "2 家机构的 4 份证书" in desk.dialogs.asked[-1]
    assert "2 家机构，4 份，4 处变化" in desk.told[-1]
    assert "4 份证书，其中 1 份已过期" in dialog.findChild(QLabel, "staffSaid").text()
    assert "居民身份号码" in dialog.findChild(QPlainTextEdit, "staffLeft").toPlainText()
    model = dialog.findChild(QTableView).model()
    shown = [model.index(row, 5).data().split(" ", 1)[-1] for row in range(model.rowCount())]
    assert [one for one in shown if "过期" in one] == ["2026年1月31日 已过期"]
    assert "2026年12月31日 将到期" in shown
    dialog.findChild(QPushButton, "staffClose").click()


def test_a_list_without_institutions_is_of_the_selected_one(
    register: Shown, desk: Desk, tmp_path: Path
) -> None:
    dialog = dialog_of(register)
    selected = register.screen._table.current
    desk.dialogs.file = tmp_path / "人员.csv"
    desk.dialogs.file.write_text("姓名,证书编号\n丁某,A-0001\n", "utf-8")
    dialog.findChild(QPushButton, "importStaff").click()
    desk.executor.drain()
    assert [home.id for home, _ in staff_now(desk.workspace)] == [selected.id]
    desk.dialogs.file.write_text("姓名,证书编号\n丁某,11010519491231002X\n", "utf-8")
    questions = len(desk.dialogs.asked)
    dialog.findChild(QPushButton, "importStaff").click()
    dialog.accept()  # closed while the file is read
    desk.executor.drain()
    assert len(desk.dialogs.asked) == questions + 1  # for the file, and nothing to confirm
    assert len(staff_now(desk.workspace)) == 1


# -- 名册导入 ----------------------------------------------------------------------------------


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Shown:
    shown = Shown(qtbot, RegisterImportPresenter(desk.context))
    shown.enter(Room.REGISTER_IMPORT, str(write_register(tmp_path / "名册.csv")))
    desk.executor.drain()
    return shown


def test_doubtful_rows_come_first_with_their_reasons(preview: Shown) -> None:
    assert preview.button("shown_doubtful").isChecked()
    details = preview.screen.findChild(QPlainTextEdit, "rowDetails").toPlainText()
    assert "没有统一社会信用代码" in details
    assert "小计" in preview.screen.findChild(QPlainTextEdit, "unread").toPlainText()


def test_only_confirmed_rows_are_taken(preview: Shown, desk: Desk) -> None:
    before = count_institutions(desk.workspace)
    assert not preview.button("takeRegister").isEnabled()
    preview.button("confirmRow").click()
    assert preview.button("takeRegister").text() == "导入 1 家"
    assert preview.button("confirmRow").text() == "撤销确认"
    preview.button("takeRegister").click()
    desk.executor.drain()
    assert count_institutions(desk.workspace) == before + 1
    assert "新增 1 家" in desk.told[-1]
    assert desk.places[-1] == Place(Room.INSTITUTIONS)


def test_a_confirmation_can_be_taken_back(preview: Shown) -> None:
    preview.button("confirmRow").click()
    preview.button("confirmRow").click()
    assert preview.button("takeRegister").text() == "导入 0 家"


def test_refused_rows_cannot_be_confirmed(preview: Shown) -> None:
    preview.button("shown_refuse").click()
    assert not preview.button("confirmRow").isEnabled()
    preview.screen._on_confirm()
    assert preview.button("takeRegister").text() == "导入 0 家"
    preview.button("shown_all").click()
    preview.button("leaveRegister").click()


def test_a_file_that_is_no_sheet_is_told(preview: Shown, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"no sheet")
    preview.enter(Room.REGISTER_IMPORT, str(tmp_path / "坏.xlsx"))
    desk.executor.drain()
    assert len(desk.told) == 1


def test_what_was_imported_is_found_by_its_initials(
    preview: Shown, register: Shown, desk: Desk
) -> None:
    preview.button("confirmRow").click()
    preview.button("takeRegister").click()
    desk.executor.drain()
    register.screen.findChild(QLineEdit, "filterLine").setText("tgqslyyly")
    assert "1 / 5 家" in register.said()
