"""开锁: first set-up, unlocking, locking by itself, another inspector, a lost passphrase."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.at_the_gate import FIRST, OTHER, PHRASE, SECOND, Since, line, press, set_up, told, unlock
from gui.hand_drained import HandDrainedExecutor
from inspector import startup
from inspector.errors import UserError
from inspector.gui.gate import Gate
from inspector.gui.opening import LockedOpening
from inspector.gui.unlock.door import Door
from inspector.operations.describe_office import described_office
from inspector.operations.list_officers import list_officers
from inspector.storage.vault.idle import IdleLock
from inspector.storage.vault.phrases import Cost


def test_the_first_start_makes_vault_office_and_inspector(opened: Gate) -> None:
    assert opened.desk is not None
    assert opened.desk.window.isVisible()
    assert not opened.isVisible()
    assert opened.desk.window.windowTitle() == "养老检查 · 示例甲"
    workspace = opened.desk.context.workspace
    assert workspace.officer == FIRST
    assert not workspace.practice
    office = described_office(workspace)
    assert office is not None
    assert office.authority.endswith("民政局")
    (officer,) = list_officers(workspace)
    assert (officer.name, officer.valid_until) == ("示例甲", date(2099, 12, 31))


def test_the_first_start_backs_up(opened: Gate, executor: HandDrainedExecutor) -> None:
    executor.drain()
    assert opened.desk is not None
    assert list((opened.desk.context.workspace.home / "backups").glob("*.sqlite3"))


def test_a_weak_passphrase_is_told_and_nothing_is_made(
    new_gate: Callable[[], Gate], executor: HandDrainedExecutor, door: Door
) -> None:
    gate = new_gate()
    set_up(gate, executor, setUpPhrase="123", setUpAgain="123")
    assert "至少 10 个字符" in told(gate)
    set_up(gate, executor, setUpAgain=OTHER)
    assert "不一致" in told(gate)
    assert not door.place.exists
    set_up(gate, executor)
    assert gate.desk is not None


def test_a_set_up_that_fails_after_the_vault_was_made_goes_on_with_unlocking(
    new_gate: Callable[[], Gate],
    executor: HandDrainedExecutor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise UserError("磁盘满了。")

    monkeypatch.setattr("inspector.operations.set_up_county.set_up_county", fail)
    gate = new_gate()
    set_up(gate, executor)
    assert told(gate) == "磁盘满了。"
    assert gate.findChild(QPushButton, "inspector0").text() == "0001"


def test_a_wrong_passphrase_is_told_and_the_right_one_opens(
    opened: Gate, new_gate: Callable[[], Gate], executor: HandDrainedExecutor
) -> None:
    opened.let_go()
    gate = new_gate()
    unlock(gate, executor, OTHER)
    assert "口令不对" in told(gate)
    assert line(gate, "phrase").text() == ""
    unlock(gate, executor, PHRASE)
    assert gate.desk is not None


def test_a_window_that_nobody_touches_is_locked_and_keeps_what_it_shows(
    opened: Gate, since: Since, executor: HandDrainedExecutor, qapp: QApplication
) -> None:
    executor.drain()
    desk = opened.desk
    assert desk is not None
    since.now += 599
    opened.lock_if_due()
    assert desk.window.isVisible()
    spot = desk.window.rect().center().toPointF()
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, spot, spot, none, none, plain)
    qapp.sendEvent(desk.window, moved)
    since.now += 599
    opened.lock_if_due()
    assert desk.window.isVisible()
    since.now += 1
    opened.lock_if_due()
    assert not desk.window.isVisible()
    assert "已上锁" in told(opened)
    opened.lock_if_due()
    unlock(opened, executor, OTHER)
    assert not desk.window.isVisible()
    unlock(opened, executor, PHRASE)
    assert desk.window.isVisible()
    assert opened.desk is desk


def test_a_running_job_is_not_locked_away(opened: Gate, since: Since) -> None:
    assert opened.desk is not None
    opened.desk.context.runner.start("导出", lambda progress: None, lambda done: None)
    since.now += 10_000
    opened.lock_if_due()
    assert opened.desk.window.isVisible()


def test_another_inspector_gets_an_own_window(
    opened: Gate, since: Since, executor: HandDrainedExecutor
) -> None:
    executor.drain()
    first = opened.desk
    assert first is not None
    vault = first.context.workspace.vault
    assert vault is not None
    vault.admit(SECOND, OTHER)
    since.now += 600
    opened.lock_if_due()
    unlock(opened, executor, OTHER, 1)
    assert opened.desk is not None
    assert opened.desk is not first
    assert opened.desk.context.workspace.officer == SECOND
    assert opened.desk.window.windowTitle() == f"养老检查 · {SECOND}"


def test_a_damaged_file_is_shown_with_a_sentence(
    opened: Gate, new_gate: Callable[[], Gate], executor: HandDrainedExecutor, door: Door
) -> None:
    executor.drain()
    opened.let_go()
    file = door.place.home / "workspace.sqlite3"
    data = bytearray(file.read_bytes())
    start = len(data) * 2 // 3 // 4096 * 4096
    data[start : start + 4096] = bytes(4096)
    file.write_bytes(data)
    gate = new_gate()
    unlock(gate, executor, PHRASE)
    assert gate.desk is not None
    assert "只能查看" in gate.desk.window.messages.words


def test_a_gate_that_was_closed_meanwhile_lets_no_window_come(
    opened: Gate, new_gate: Callable[[], Gate], executor: HandDrainedExecutor
) -> None:
    opened.let_go()
    gate = new_gate()
    gate.close()
    unlock(gate, executor, PHRASE)
    assert gate.desk is None


def test_a_lost_passphrase_asks_the_province(
    opened: Gate,
    new_gate: Callable[[], Gate],
    executor: HandDrainedExecutor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from inspector.storage.vault.keepers import appoint, identity_of
    from inspector.storage.vault.recovery import answer, read_request

    assert opened.desk is not None
    vault = opened.desk.context.workspace.vault
    assert vault is not None
    keepers = [appoint(f"示例{one}", PHRASE, Cost(64, 1, 1)) for one in "丁戊"]
    vault.entrust([one.recipient for one in keepers])
    opened.let_go()
    gate = new_gate()
    press(gate, "toLost")
    press(gate, "lostAsk")
    assert "证号" in told(gate)
    line(gate, "lostCertificate").setText(FIRST)
    line(gate, "lostPhrase").setText(OTHER)
    press(gate, "lostAsk")
    assert "不一致" in told(gate)
    line(gate, "lostAgain").setText(OTHER)
    asked, answered = tmp_path / "ask", tmp_path / "answer"
    dialogs = gate._presenter._dialogs
    monkeypatch.setattr(dialogs, "ask_for_place", lambda *given: given[-1](asked))
    monkeypatch.setattr(dialogs, "ask_for_file", lambda *given: given[-1](answered))
    press(gate, "lostAsk")
    executor.drain()
    assert "核对码" in told(gate)
    identities = [identity_of(one, PHRASE) for one in keepers]
    answered.write_bytes(answer(read_request(asked.read_bytes()), (identities[0], identities[1])))
    press(gate, "toOpen")
    press(gate, "toLost")
    press(gate, "lostTake")
    executor.drain()
    assert gate.desk is not None


def test_a_bug_is_not_told_as_a_wrong_passphrase(
    new_gate: Callable[[], Gate], qtbot: QtBot, executor: HandDrainedExecutor
) -> None:
    gate = new_gate()
    with qtbot.captureExceptions() as caught:
        gate._presenter._on_failed(ZeroDivisionError())
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert told(gate) == ""


def test_a_door_that_cannot_be_found_is_told_on_the_quiet_page(
    door: Door, since: Since, qapp: QApplication, qtbot: QtBot, executor: HandDrainedExecutor
) -> None:
    def refuse() -> Door:
        raise UserError("加密账册的钥匙文件已损坏。")

    opening = LockedOpening(door.place.home, door.resources, startup._now, since, refuse)
    gate = Gate(opening, qapp, IdleLock(since), lambda: executor)
    qtbot.addWidget(gate)
    gate.show()
    assert gate.findChild(QLabel, "quietWords").text() == "正在准备…"
    qtbot.waitUntil(lambda: bool(executor.work))
    executor.drain()
    assert gate.findChild(QLabel, "quietMore").text() == "加密账册的钥匙文件已损坏。"
    with pytest.raises(ZeroDivisionError):
        gate._on_not_ready(ZeroDivisionError())
    gate.let_go()
