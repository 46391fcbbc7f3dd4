"""设置 · 安全: who opens the laptop, backups, a check of the disk."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.sample_desk import OFFICERS, Desk
from gui.shown import Shown
from inspector.gui.navigation import Place, Room
from inspector.gui.settings import keeping_safe
from inspector.gui.settings.presenter import SettingsPresenter
from inspector.gui.settings.safety_state import (
    check_in_words,
    rehearsal_in_words,
    safety_state_of,
)
from inspector.gui.theme import Tone
from inspector.operations.changes import Changed
from inspector.operations.check_workspace import Checked
from inspector.operations.laptop_safety import LaptopSafety
from inspector.operations.restore_backup import Restored

NOW = datetime(2026, 11, 22, 2, 42, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SAFE = LaptopSafety(("证-1", OFFICERS[0].certificate_number), "证-1", NOW, "/media/usb", True)


@pytest.fixture
def settings(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Shown:
    monkeypatch.setattr(keeping_safe, "laptop_safety", lambda _: SAFE)
    return Shown(qtbot, SettingsPresenter(desk.context))


def test_inspectors_and_backups_are_told() -> None:
    state = safety_state_of(SAFE, OFFICERS, TODAY)
    assert [one.title for one in state.inspectors] == ["检查员", OFFICERS[0].name]
    assert "现在打开的人" in state.inspectors[0].more
    assert (state.backup, state.tone) == ("今天备份过", Tone.GOOD)
    old = replace(SAFE, last_backup=NOW - timedelta(days=8), recoverable=False, medium="")
    state = safety_state_of(old, OFFICERS, TODAY)
    assert (state.backup, state.tone) == ("上次备份 8 天前", Tone.WARNING)
    assert "无法找回" in state.recovery
    assert "还没有备份到 U 盘" in state.medium
    practice = safety_state_of(LaptopSafety((), "", None, "", True), (), TODAY)
    assert not practice.is_vaulted
    assert (practice.backup, practice.medium) == ("演练不用备份", "")
    never = safety_state_of(replace(SAFE, last_backup=None), OFFICERS, TODAY)
    assert (never.backup, never.tone) == ("还没有备份过", Tone.WARNING)


def test_what_was_found_is_told_in_words() -> None:
    sound = Checked(database=True, files=3, lost=(), has_key=True, recoverable=True)
    assert check_in_words(sound) == "数据文件完好，照片和文书 3 个都在。"
    broken = replace(sound, database=False, lost=("a",), has_key=False)
    assert check_in_words(broken).count("请") == 3
    assert "恢复演练成功" in rehearsal_in_words(Restored(2, (), None))
    assert "损坏 1 个" in rehearsal_in_words(Restored(2, ("a",), None))


def test_an_inspector_is_added_and_taken_away(
    settings: Shown, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []

    def admit(*given: object) -> Changed:
        done.append(given[1:])
        return Changed.SETTINGS

    for name in ("admit_inspector", "dismiss_inspector", "change_phrase"):
        monkeypatch.setattr(keeping_safe, name, admit)
    settings.presenter.enter(Place(Room.SETTINGS, part="SAFETY"))
    page = settings.presenter.screen.safety
    settings.button("admitInspector").click()
    assert not done
    page._number.setText("证-3")
    desk.dialogs.text = "口令口令"
    settings.button("admitInspector").click()
    desk.executor.drain()
    assert "可以打开本机了" in desk.told[-1]
    settings.button("dismiss1").click()
    assert "不能再打开本机" in desk.told[-1]
    settings.button("changePhrase").click()
    desk.executor.drain()
    assert "口令已更换" in desk.told[-1]
    assert done == [("证-3", "口令口令", "口令口令"), (SAFE.inspectors[1],), ("口令口令",) * 3]


def test_a_backup_a_rehearsal_and_a_check(
    settings: Shown, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_safe, "rehearse", lambda *_: Restored(0, (), None))
    settings.presenter.enter(Place(Room.SETTINGS, part="SAFETY"))
    desk.dialogs.folder = tmp_path
    settings.button("backUp").click()
    desk.executor.drain()
    assert "可以拔出" in desk.told[-1]
    settings.button("rehearseRestore").click()
    desk.executor.drain()
    assert "恢复演练成功" in desk.told[-1]
    settings.button("checkWorkspace").click()
    desk.executor.drain()
    assert "数据文件完好" in desk.told[-1]
