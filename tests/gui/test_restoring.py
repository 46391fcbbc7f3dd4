"""设置 · 安全: a backup is looked into, agreed to, and takes the place of today's data."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.at_the_gate import OTHER, PHRASE, told, unlock
from gui.hand_drained import HandDrainedExecutor
from gui.sample_desk import SaidDialogs
from inspector.domain.office import Office
from inspector.gui.desk import Desk
from inspector.gui.gate import Gate
from inspector.gui.navigation import Room
from inspector.gui.recovery import doubt_in_words
from inspector.gui.settings import restoring
from inspector.operations.back_up import back_up
from inspector.operations.describe_office import described_office
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.office import save_office
from inspector.operations.restored import Doubt
from inspector.operations.workspace import WORKSPACE_FILE, Workspace
from inspector.storage.failures import DamagedError


class Person:
    """Somebody before 设置 · 安全 of a real workspace with a backup on a stick."""

    def __init__(self, gate: Gate, executor: HandDrainedExecutor, stick: Path) -> None:
        self.gate = gate
        self.executor = executor
        self.dialogs = SaidDialogs()
        self.dialogs.text = PHRASE
        self.dialogs.folder = stick
        executor.drain()
        real = self.desk.context.dialogs
        for name in ("ask_for_folder", "ask_for_phrases", "confirm"):
            setattr(real, name, getattr(self.dialogs, name))
        back_up(self.workspace, stick)
        self.edit("备份之后的电话")
        self.desk.context.navigator.go(Room.SETTINGS, part="SAFETY")

    @property
    def desk(self) -> Desk:
        assert self.gate.desk is not None
        return self.gate.desk

    @property
    def workspace(self) -> Workspace:
        return self.desk.context.workspace

    def edit(self, phone: str) -> None:
        save_office(self.workspace, replace(office_of(self.workspace), phone=phone))

    def press(self, name: str) -> None:
        self.desk.window.findChildren(QPushButton, name)[-1].click()
        self.executor.drain()

    def found(self) -> str:
        return self.desk.window.findChild(QLabel, "foundBackup").text()

    def said(self) -> str:
        return self.desk.window.messages.words


def office_of(workspace: Workspace) -> Office:
    office = described_office(workspace)
    assert office is not None
    return office


@pytest.fixture
def person(opened: Gate, executor: HandDrainedExecutor, tmp_path: Path) -> Person:
    return Person(opened, executor, tmp_path / "stick")


def everything(home: Path) -> dict[str, bytes]:
    """Every file of the home and beside it, but for logs, tries, and SQLite's index of its log."""
    apart = (".log", "-shm", "tries.json", "open-since", ".lock")
    files = [one for one in home.parent.rglob("*") if one.is_file()]
    return {str(one): one.read_bytes() for one in files if not one.name.endswith(apart)}


def test_a_backup_is_restored_and_the_laptop_must_be_enrolled_again(
    person: Person, qtbot: QtBot
) -> None:
    gate, home = person.gate, person.workspace.home
    person.press("listBackups")
    person.press("lookIntoBackup0")  # the one before it is of the data file alone
    assert "封存的检查 0 份，草稿 0 份，机构 0 家；照片和文书 0 个，都在" in person.found()
    assert "现在的账册" in person.found()
    person.press("restoreBackup")
    assert "现在的数据不会删除，原样保留在" in person.dialogs.asked[-1]
    assert "须重新登记" in person.dialogs.asked[-1]
    qtbot.waitUntil(lambda: gate.desk is None)
    assert gate.isVisible()
    assert "请稍候" in told(gate)
    person.executor.drain()
    assert "已恢复" in told(gate)
    (kept,) = home.parent.glob("home.replaced-*")
    assert str(kept) in told(gate)
    assert (kept / WORKSPACE_FILE).exists()
    unlock(gate, person.executor, PHRASE)
    assert person.said() == doubt_in_words(Doubt.RESTORED)
    assert office_of(person.workspace).phone != "备份之后的电话"
    person.press("messageAction")
    assert person.desk.window._room is Room.SETTINGS
    assert enrolment_state(person.workspace).doubt is Doubt.RESTORED


def test_a_backup_on_the_same_disk_is_restored(person: Person, qtbot: QtBot) -> None:
    person.press("listBackups")
    person.press("lookIntoBackup1")
    person.press("restoreBackup")
    assert "workspace.replaced.sqlite3" in person.dialogs.asked[-1]
    qtbot.waitUntil(lambda: person.gate.desk is None)
    person.executor.drain()
    unlock(person.gate, person.executor, PHRASE)
    assert office_of(person.workspace).phone != "备份之后的电话"


def test_who_does_not_want_it_keeps_everything(person: Person, qtbot: QtBot) -> None:
    before = everything(person.workspace.home)
    person.press("chooseBackups")
    person.press("lookIntoBackup0")
    person.dialogs.agrees = False
    person.press("restoreBackup")
    person.press("leaveBackup")
    assert person.found() == ""
    assert everything(person.workspace.home) == before
    assert person.desk.window.isVisible()


@pytest.mark.parametrize("case", ["wrong medium", "torn", "wrong phrase", "full disk"])
def test_a_backup_that_cannot_be_used_is_told_and_nothing_is_changed(
    person: Person, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.press("chooseBackups")
    told_as = {
        "wrong medium": "没有找到完整的备份",
        "torn": "缺失或已损坏，没有使用",
        "wrong phrase": "口令不对",
        "full disk": "没有开始。请清理磁盘",
    }[case]
    if case == "torn":
        next((tmp_path / "stick").rglob(WORKSPACE_FILE)).write_bytes(b"")
    if case == "full disk":
        usage = shutil.disk_usage(tmp_path)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1))
    if case == "wrong phrase":
        person.dialogs.text = OTHER
    before = everything(person.workspace.home)
    if case == "wrong medium":
        person.dialogs.folder = person.workspace.home
        person.press("chooseBackups")
    else:
        person.press("lookIntoBackup0")
    assert told_as in person.said()
    assert person.found() == ""
    assert everything(person.workspace.home) == before


def test_a_disk_that_refuses_the_last_step_leaves_the_laptop_as_it_was(
    person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.press("chooseBackups")
    person.press("lookIntoBackup0")
    really = Path.rename

    def rename(source: Path, target: Path) -> Path:
        if source.name == "home":
            raise PermissionError(13, "in use")
        return really(source, target)

    monkeypatch.setattr(Path, "rename", rename)
    person.press("restoreBackup")
    qtbot.waitUntil(lambda: person.gate.desk is None)
    person.executor.drain()
    assert "没有改动任何数据" in told(person.gate)
    unlock(person.gate, person.executor, PHRASE)
    assert office_of(person.workspace).phone == "备份之后的电话"
    assert person.said() == ""


def test_a_restore_waits_for_what_runs(person: Person, qtbot: QtBot) -> None:
    person.press("chooseBackups")
    person.press("lookIntoBackup0")
    person.desk.context.runner.start("导出", lambda progress: None, lambda done: None)
    person.desk.window.findChildren(QPushButton, "restoreBackup")[-1].click()
    qtbot.waitUntil(lambda: "还有任务正在进行" in person.said())
    assert person.desk.window.isVisible()
    assert person.found()


def test_a_laptop_without_backups_says_so(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restoring, "list_backups", lambda _: ())
    person.press("listBackups")
    assert "没有备份" in person.said()


def test_a_damaged_workspace_can_be_restored(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(workspace: Workspace) -> None:
        raise DamagedError("数据文件已损坏。")

    monkeypatch.setattr(restoring, "holdings", damaged)
    person.press("chooseBackups")
    person.press("lookIntoBackup0")
    assert "现在的账册已损坏" in person.found()


def test_another_laptops_backup_is_named_as_such(person: Person, tmp_path: Path) -> None:
    place = next((tmp_path / "stick" / "inspector-backup").iterdir())
    place.rename(place.with_name("somebody"))
    person.press("chooseBackups")
    chips = [one.text() for one in person.desk.window.findChildren(QLabel)]
    assert any("另一台电脑的" in one for one in chips)
