"""开始检查, 机构, 名册导入, 收尾, 交换, 今日: from the click to the database and back."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk, institutions
from gui.sample_register import write_register
from gui.sample_work import answered_inspection, sealed_inspection
from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.domain.personnel import Officer
from inspector.gui.closing.presenter import ClosingPresenter
from inspector.gui.exchange.presenter import ExchangePresenter
from inspector.gui.home.presenter import HomePresenter
from inspector.gui.institutions.presenter import InstitutionsPresenter
from inspector.gui.navigation import Place, Presenter, Room
from inspector.gui.register_import.presenter import RegisterImportPresenter
from inspector.gui.starting.presenter import StartingPresenter
from inspector.operations.changes import Changed
from inspector.operations.find_institutions import count_institutions
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.list_documents import list_documents
from inspector.operations.list_inspections import list_inspections
from inspector.operations.office import save_officer
from inspector.operations.record_step import override_missing


class Shown:
    """A presenter's screen on the desk."""

    def __init__(self, qtbot: QtBot, presenter: Presenter) -> None:
        self.qtbot = qtbot
        self.presenter = presenter
        self.screen = presenter.screen
        qtbot.addWidget(self.screen)
        self.screen.resize(1294, 700)
        self.screen.show()

    def enter(self, room: Room, key: str = "") -> None:
        self.presenter.enter(Place(room, key))

    def button(self, name: str) -> QPushButton:
        return self.screen.findChildren(QPushButton, name)[-1]

    def said(self) -> str:
        QApplication.sendPostedEvents()  # layouts show what was put into them
        labels = self.screen.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if not label.isHidden())


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
    assert desk.places[-1] == Place(Room.INSPECTION, summary.id)
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


# -- 收尾 --------------------------------------------------------------------------------------


@pytest.fixture
def closing(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, ClosingPresenter(desk.context))


def test_what_is_missing_is_listed_with_a_way_to_it(closing: Shown, desk: Desk) -> None:
    key = answered_inspection(desk.workspace)
    closing.enter(Room.CLOSING, key)
    missing = judged_inspection(desk.workspace, key).missing
    assert f"还有 {len(missing)} 项没有完成" in closing.said()
    assert not closing.button("seal").isEnabled()
    closing.button("goTo5").click()
    assert desk.places[-1] == Place(Room.INSPECTION, key, missing[5].item)
    closing.button("backToInspection").click()
    assert desk.places[-1] == Place(Room.INSPECTION, key)


def test_a_reason_leads_past_what_is_missing(closing: Shown, desk: Desk) -> None:
    key = answered_inspection(desk.workspace)
    closing.enter(Room.CLOSING, key)
    before = len(judged_inspection(desk.workspace, key).missing)
    desk.dialogs.text = "负责人外出，电话告知"
    closing.button("skip0").click()
    assert len(judged_inspection(desk.workspace, key).missing) == before - 1
    assert "负责人外出，电话告知" in closing.said()


def test_sealing_and_the_first_document(closing: Shown, desk: Desk, tmp_path: Path) -> None:
    key = answered_inspection(desk.workspace)
    sealed_inspection(desk.workspace)  # describes the office
    for missing in judged_inspection(desk.workspace, key).missing:
        override_missing(desk.workspace, key, missing.code, "本次只查消防安全")
    closing.enter(Room.CLOSING, key)
    assert "都齐了，可以封存" in closing.said()
    closing.button("seal").click()
    desk.executor.drain()
    assert judged_inspection(desk.workspace, key).inspection.state is InspectionState.SEALED
    order = next(
        number for number, kind in enumerate(closing.screen._state.kinds) if kind.code == "F05"
    )
    closing.button(f"issue{order}").click()
    desk.executor.drain()
    document = list_documents(desk.workspace, key)[0]
    assert document.number in closing.said()
    assert document in list_documents(desk.workspace)
    closing.button("look0").click()
    desk.dialogs.folder = tmp_path
    closing.button("saveDocument").click()
    assert (tmp_path / f"{document.number}.pdf").read_bytes().startswith(b"%PDF")
    assert "再制作" in closing.button(f"issue{order}").text()
    closing.enter(Room.CLOSING)


def test_what_cannot_be_written_is_told(closing: Shown, desk: Desk, tmp_path: Path) -> None:
    key = sealed_inspection(desk.workspace)
    closing.enter(Room.CLOSING, key)
    closing.button("issue0").click()
    desk.executor.drain()
    desk.dialogs.folder = tmp_path / "gone"
    closing.button("saveDocument").click()
    assert desk.told[-1]


# -- 交换 --------------------------------------------------------------------------------------


@pytest.fixture
def exchange(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, ExchangePresenter(desk.context))


def test_before_enrolment_the_screen_says_what_to_do(
    exchange: Shown, desk: Desk, tmp_path: Path
) -> None:
    sealed_inspection(desk.workspace)
    exchange.enter(Room.EXCHANGE)
    assert "还没有在省厅登记" in exchange.said()
    assert not exchange.button("exportPackage").isEnabled()
    desk.dialogs.folder = tmp_path
    exchange.button("enrolRequest").click()
    assert "指纹" in desk.told[-1]
    assert list(tmp_path.glob("登记申请*"))


def test_files_that_are_no_packages_and_no_grants_are_told(
    exchange: Shown, desk: Desk, tmp_path: Path
) -> None:
    sealed_inspection(desk.workspace)
    exchange.enter(Room.EXCHANGE)
    desk.dialogs.file = tmp_path / "坏.sxsync"
    desk.dialogs.file.write_bytes(b"no package")
    exchange.button("importPackage").click()
    desk.executor.drain()
    exchange.button("enrolGrant").click()
    assert len(desk.told) == 2


# -- 今日 --------------------------------------------------------------------------------------


@pytest.fixture
def home(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, HomePresenter(desk.context))


def test_the_first_day_says_what_to_do_first(home: Shown, desk: Desk) -> None:
    home.enter(Room.TODAY)
    assert "可以开始第一次检查" in home.said()
    home.button("go0").click()
    assert desk.places[-1] == Place(Room.STARTING)


def test_work_is_one_click_away(home: Shown, desk: Desk) -> None:
    sealed = sealed_inspection(desk.workspace)
    draft = desk.start(institution=1)
    home.enter(Room.TODAY)
    assert "未送 1 件" in home.said()
    home.button("go0").click()
    assert desk.places[-1] == Place(Room.INSPECTION, sealed, "T1-C09")
    home.button("go1").click()
    assert desk.places[-1] == Place(Room.INSPECTION, draft)


def test_certificates_that_run_out_are_listed(home: Shown, desk: Desk) -> None:
    soon = desk.workspace.today + timedelta(days=10)
    save_officer(desk.workspace, Officer("示例丁", "SL-140003", soon))
    home.enter(Room.TODAY)
    desk.context.news.publish(Changed.STAFF)
    assert "示例丁 · 行政执法证" in home.said()


def test_looking_for_an_institution_leads_to_the_register(home: Shown, desk: Desk) -> None:
    home.enter(Room.TODAY)
    home.qtbot.keyClick(home.screen, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    line = home.screen.findChild(QLineEdit, "filterLine")
    line.setText("颐和")
    home.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert desk.places[-1] == Place(Room.INSTITUTIONS, "颐和")
    home.button("start").click()
    assert desk.places[-1] == Place(Room.STARTING)
