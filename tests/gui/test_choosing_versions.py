"""今日: two corrections of the same inspection, and the choice between them."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_versions import rival_corrections
from gui.shown import Shown
from inspector.gui.home.presenter import HomePresenter
from inspector.gui.home.versions_dialog import VersionsDialog
from inspector.gui.navigation import Room
from inspector.operations.compare_versions import waiting_conflicts


@pytest.fixture
def home(qtbot: QtBot, desk: Desk) -> Shown:
    rival_corrections(desk.workspace)
    shown = Shown(qtbot, HomePresenter(desk.context))
    shown.enter(Room.TODAY)
    shown.button("go0").click()
    return shown


def dialog(home: Shown) -> VersionsDialog:
    return home.screen.window().findChild(VersionsDialog, "versionsDialog")


def test_two_corrections_stand_side_by_side_with_author_and_reason__h6(home: Shown) -> None:
    assert "同一次检查有 2 份更正" in home.said()
    assert dialog(home).isVisible()
    said = "\n".join(label.text() for label in dialog(home).findChildren(QLabel))
    for words in ("更正理由：床位数写错", "更正理由：按台账更正入住人数", "示例甲、示例乙"):
        assert words in said
    assert "T1-C09" in said


def test_a_choice_takes_a_reason_and_ends_the_conflict(home: Shown, desk: Desk) -> None:
    desk.dialogs.text = " "
    take = dialog(home).findChild(QPushButton, "take0")
    take.click()
    assert "没有写取舍理由" in desk.told[-1]
    assert dialog(home).isVisible()
    desk.dialogs.text = "核对过台账"
    take.click()
    assert waiting_conflicts(desk.workspace) == ()
    home.qtbot.waitUntil(lambda: "份更正" not in home.said())  # the dialog is going
    assert "已选定一份更正" in desk.told[-1]


def test_deciding_later_changes_nothing(home: Shown, desk: Desk) -> None:
    dialog(home).findChild(QPushButton, "versionsClose").click()
    assert len(waiting_conflicts(desk.workspace)) == 1
    assert desk.places == []
