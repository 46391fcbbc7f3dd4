"""The window with all its rooms over a real workspace."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from gui.hand_drained import HandDrainedExecutor
from gui.sample_desk import make_workspace
from gui.sample_work import answered_inspection, sealed_inspection
from inspector.config.settings import Settings, load_settings, save_settings
from inspector.gui import frame as frame_module
from inspector.gui.appearance import Appearance
from inspector.gui.desk import Desk
from inspector.gui.help_dialog import HelpDialog
from inspector.gui.navigation import RAIL_LABELS, Room
from inspector.gui.rooms import county_rooms
from inspector.gui.theme import Look, TextScale
from inspector.operations.changes import Changed


class Opened:
    """A window that is open."""

    def __init__(
        self, qapp: QApplication, qtbot: QtBot, folder: Path, executor: HandDrainedExecutor
    ) -> None:
        save_settings(folder, Settings(dark=True, text_scale=125))
        self.workspace = make_workspace(folder)
        self.desk = Desk(self.workspace, qapp, executor)
        self.window = self.desk.window
        qtbot.addWidget(self.window)
        self.desk.open()

    def close(self) -> None:
        self.window.close()
        self.workspace.database.close()


@pytest.fixture
def opened(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    executor: HandDrainedExecutor,
    appearance: Appearance,
) -> Opened:
    made = Opened(qapp, qtbot, tmp_path, executor)
    yield made
    made.close()


def test_the_window_opens_at_today_with_the_look_that_was_kept(opened: Opened) -> None:
    assert opened.desk.appearance.look.dark
    assert opened.window.rail._entries[Room.TODAY].isChecked()
    assert opened.window.windowTitle() == "养老检查 · 演练"


def test_every_room_can_be_entered(opened: Opened) -> None:
    key = sealed_inspection(opened.workspace)
    for room in county_rooms(opened.desk.context):
        named = room in {Room.INSPECTION, Room.CLOSING}
        opened.desk.context.navigator.go(room, key if named else "")
        assert room in opened.window._presenters


def test_a_change_of_the_look_is_kept(opened: Opened) -> None:
    opened.desk.appearance.show_look(opened.desk.appearance.look.with_dark(dark=False))
    assert load_settings(opened.workspace.home) == Settings(dark=False, text_scale=125)


def test_the_foot_tells_the_time_of_the_last_saving(opened: Opened) -> None:
    assert "每一步自动保存" in opened.window.saved.text()
    opened.desk.context.news.publish(Changed.ANSWERS)
    assert opened.window.saved.text() == "已保存 10:42:00"
    sealed_inspection(opened.workspace)
    opened.desk.context.news.publish(Changed.PACKAGES)
    assert opened.window.outlook.text().startswith("未送 1 件 · 省厅还没有回音")


def test_what_was_done_is_told_in_the_message_bar(opened: Opened) -> None:
    opened.desk.context.say("已导出。")
    assert opened.window.messages.words == "已导出。"


def test_a_bug_says_what_was_kept() -> None:
    assert "都已保存" in frame_module._kept()


def test_every_button_of_every_room_has_a_name_and_a_word(opened: Opened) -> None:
    key = sealed_inspection(opened.workspace)
    for room in county_rooms(opened.desk.context):
        named = room in {Room.INSPECTION, Room.CLOSING}
        opened.desk.context.navigator.go(room, key if named else "")
    for button in opened.window.findChildren(QPushButton):
        assert button.objectName(), button.text()
        assert button.accessibleName() or button.text() or not button.isVisible()


def test_the_rail_shows_only_rooms_that_are_there(opened: Opened) -> None:
    assert set(opened.window.rail._entries) == set(RAIL_LABELS)


def test_f1_opens_the_help_of_the_room(opened: Opened) -> None:
    opened.window.help_requested.emit(Room.TODAY)
    dialog = opened.window.findChild(HelpDialog)
    assert dialog is not None
    dialog.accept()


@pytest.mark.parametrize("scale", list(TextScale))
def test_nothing_is_cut_off_at_1366_by_768(opened: Opened, scale: TextScale) -> None:
    opened.desk.appearance.show_look(Look(scale=scale))
    opened.window.resize(1366, 768)
    sealed = sealed_inspection(opened.workspace)
    draft = answered_inspection(opened.workspace)
    places = {Room.INSPECTION: draft, Room.CLOSING: sealed, Room.COUNTING: draft}
    cut = []
    for room in county_rooms(opened.desk.context):
        opened.desk.context.navigator.go(room, places.get(room, ""))
        QApplication.processEvents()
        shown = opened.window._presenters[room].screen
        cut += [
            f"{room.value}: {area.objectName()} {area.widget().width()} > {area.viewport().width()}"
            for area in shown.findChildren(QScrollArea)
            if area.isVisible() and area.widgetResizable()
            if area.widget().width() > area.viewport().width()
        ]
        if shown.width() + opened.window.rail.width() > 1366:
            cut.append(f"{room.value}: the screen is {shown.width()} wide")
    assert not cut


def test_every_field_of_every_room_has_a_name_for_screen_readers(opened: Opened) -> None:
    places = {Room.INSPECTION: answered_inspection(opened.workspace)}
    nameless = []
    for room in county_rooms(opened.desk.context):
        if room in {Room.CLOSING, Room.COUNTING}:
            continue
        opened.desk.context.navigator.go(room, places.get(room, ""))
        shown = opened.window._presenters[room].screen
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QCheckBox)
        nameless += [
            f"{room.value}: {type(field).__name__} {field.objectName()}"
            for kind in kinds
            for field in shown.findChildren(kind)
            if not field.objectName().startswith("qt_")
            if not (field.objectName() and (field.accessibleName() or hasattr(field, "isChecked")))
            if not isinstance(field, QHeaderView)
            if "QComboBox" not in field.parent().metaObject().className()
        ]
    assert not nameless
