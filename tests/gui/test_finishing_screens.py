"""收尾, 交换, 今日: from the click to the database and back."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

import desks
from gui.sample_desk import NOW, Desk
from gui.sample_work import answered_inspection, sealed_inspection
from gui.shown import Shown
from inspector.domain.inspection import InspectionState
from inspector.domain.personnel import Officer
from inspector.gui.closing import presenter as closing_presenter
from inspector.gui.closing.presenter import ClosingPresenter
from inspector.gui.exchange.presenter import ExchangePresenter
from inspector.gui.home.presenter import HomePresenter
from inspector.gui.navigation import Place, Room
from inspector.operations.changes import Changed
from inspector.operations.create_province import create_province
from inspector.operations.enrol_device import grant_enrolment, requested_device
from inspector.operations.import_package import import_package
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.list_documents import list_documents
from inspector.operations.office import save_officer
from inspector.operations.record_step import override_missing
from inspector.operations.seal_inspection import Sealed, seal_inspection
from inspector.operations.workspace import Role, Workspace

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


def test_in_a_vault_two_inspectors_are_asked_for_their_phrases(
    closing: Shown, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = answered_inspection(desk.workspace)
    for missing in judged_inspection(desk.workspace, key).missing:
        override_missing(desk.workspace, key, missing.code, "本次只查消防安全")
    officers = judged_inspection(desk.workspace, key).inspection.officers
    signed: list[object] = []

    def seal(workspace: Workspace, inspection: str, phrases: object, progress: object) -> Sealed:
        del progress
        signed.append(phrases)
        return seal_inspection(workspace, inspection)

    monkeypatch.setattr(closing_presenter, "signing_officers", lambda *_: officers)
    monkeypatch.setattr(closing_presenter, "sign_and_seal", seal)
    closing.enter(Room.CLOSING, key)
    desk.dialogs.text = "本人的口令"
    closing.button("seal").click()
    desk.executor.drain()
    assert signed == [{one.certificate_number: "本人的口令" for one in officers}]
    assert "本人口令" in desk.dialogs.asked[-1]
    assert "已封存" in desk.told[-1]


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


def test_enrolment_a_package_and_its_receipt(exchange: Shown, desk: Desk, tmp_path: Path) -> None:
    sealed_inspection(desk.workspace)
    province = desks.desk(tmp_path / "province", Role.PROVINCE, desks.Clock(NOW))
    trust = create_province(province)
    usb = desk.dialogs.folder = tmp_path / "usb"
    usb.mkdir()
    exchange.enter(Room.EXCHANGE)
    exchange.button("enrolRequest").click()
    request = next(usb.glob("登记申请*"))
    _, fingerprint = requested_device(request)
    granted = grant_enrolment(province, request, fingerprint, ["示例丁", "示例戊"], usb)
    desk.dialogs.file, desk.dialogs.text = granted.file, trust.fingerprint
    exchange.button("enrolGrant").click()
    assert desk.told[-1] == "本机已经登记，可以导出了。"
    exchange.button("exportPackage").click()
    desk.executor.drain()
    assert desk.told[-1].startswith("完成，可以拔出 U 盘：1 个包")
    assert "在途 1 件" in exchange.said()
    import_package(province, next(usb.glob("*.sxsync.age")))
    desk.dialogs.file = write_receipts(province, usb)[0].file
    exchange.button("importPackage").click()
    desk.executor.drain()
    assert "封存的检查，省厅都已收到。" in exchange.said()
    exchange.button("importPackage").click()
    desk.executor.drain()
    assert "以前已经导入过" in desk.told[-1]
    exchange.button("cleanUp").click()
    assert desk.told[-1] == "已从 U 盘清理 2 个文件。"
    exchange.button("cleanUp").click()
    assert "没有可以清理的包" in desk.told[-1]
    province.database.close()
