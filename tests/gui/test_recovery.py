"""What the window says after it was cut off."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.hand_drained import HandDrainedExecutor
from gui.sample_desk import NOW, make_workspace, start
from inspector.gui.appearance import Appearance
from inspector.gui.desk import Desk
from inspector.gui.navigation import Room
from inspector.gui.recovery import doubt_in_words, recovered_in_words
from inspector.operations.restored import Doubt
from inspector.operations.work_session import Recovered

CUT_OFF = Recovered("1", "云岭县示例敬老院", 23, 2, 5, NOW)


@pytest.mark.parametrize(
    ("later", "said"), [(timedelta(), "恢复到 10:42:00"), (timedelta(days=1), "11月22日 10:42:00")]
)
def test_the_case_the_time_and_the_amount_are_said(later: timedelta, said: str) -> None:
    words = recovered_in_words(CUT_OFF, (NOW + later).date())
    assert said in words
    assert "“云岭县示例敬老院”" in words
    assert "已答 23 项，问题 2 个，照片 5 张" in words


def test_a_window_that_was_cut_off_says_so_and_goes_on(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    executor: HandDrainedExecutor,
    appearance: Appearance,
) -> None:
    workspace = make_workspace(tmp_path)
    (tmp_path / "open-since").write_text(workspace.clock().isoformat(), "utf-8")
    key = start(workspace)
    desk = Desk(replace(workspace), qapp, executor)
    qtbot.addWidget(desk.window)
    desk.open()
    assert "“云岭县柳坪镇颐和敬老院”的检查已恢复到 10:42:00" in desk.window.messages.words
    desk.window.findChild(QPushButton, "messageAction").click()
    assert desk.window._room is Room.INSPECTION
    assert desk.window._presenters[Room.INSPECTION]._session.inspection_id == key
    desk.window.close()
    assert not (tmp_path / "open-since").exists()
    workspace.database.close()


@pytest.mark.parametrize("doubt", list(Doubt))
def test_what_keeps_a_laptop_from_exporting_is_said_in_one_sentence(doubt: Doubt) -> None:
    assert doubt_in_words(doubt).endswith("本机重新登记以前不能导出。检查和文书照常做。")
