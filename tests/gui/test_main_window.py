"""The window around the rooms."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.hand_drained import HandDrainedExecutor
from inspector.errors import UserError
from inspector.gui.appearance import Appearance
from inspector.gui.failures import CrashDialog, Failures
from inspector.gui.jobs import JobRunner
from inspector.gui.main_window import MainWindow
from inspector.gui.navigation import Navigator, Place, Room
from inspector.gui.shortcuts_dialog import ShortcutsDialog
from inspector.gui.theme import TextScale
from inspector.progress import Progress


class PlainPresenter:
    """A room with nothing in it."""

    def __init__(self) -> None:
        self.screen = QLabel("空")
        self.places: list[Place] = []

    def enter(self, place: Place) -> None:
        self.places.append(place)


class House:
    """A window with two rooms."""

    def __init__(self, appearance: Appearance, executor: HandDrainedExecutor, folder: Path) -> None:
        self.runner = JobRunner(executor)
        self.failures = Failures(folder, lambda: datetime(2026, 1, 1, tzinfo=UTC), lambda: "都在。")
        self.navigator = Navigator()
        self.window = MainWindow(appearance, self.runner, self.failures, self.navigator)
        self.made: dict[Room, PlainPresenter] = {}
        rooms = (Room.TODAY, Room.CLOSING, Room.INSPECTION, Room.SETTINGS)
        self.window.show_rooms({room: self.factory(room) for room in rooms})

    def factory(self, room: Room) -> Callable[[], PlainPresenter]:
        def make() -> PlainPresenter:
            self.made[room] = PlainPresenter()
            return self.made[room]

        return make

    def entry(self, room: Room) -> QWidget:
        return self.window.findChild(QWidget, f"rail_{room.value}")


@pytest.fixture
def house(
    qtbot: QtBot, appearance: Appearance, executor: HandDrainedExecutor, tmp_path: Path
) -> House:
    made = House(appearance, executor, tmp_path)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.show()
    return made


def test_the_rail_has_the_rooms_that_there_are_and_no_others(house: House) -> None:
    labels = [entry.text() for entry in house.window.rail._entries.values()]
    assert labels == ["今日", "检查", "设置"]


def test_a_room_is_made_when_it_is_first_entered_and_once(house: House) -> None:
    assert house.made == {}
    house.navigator.go(Room.TODAY)
    house.navigator.go(Room.TODAY, "甲")
    assert house.made[Room.TODAY].places == [Place(Room.TODAY), Place(Room.TODAY, "甲")]


def test_a_room_that_sends_on_to_another_is_not_shown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.navigator.go(Room.CLOSING)
    send_on = partial(house.navigator.go, Room.SETTINGS)
    monkeypatch.setattr(house.made[Room.CLOSING], "enter", lambda place: send_on())
    house.navigator.go(Room.CLOSING)
    assert house.made[Room.SETTINGS].screen.isVisible()
    assert not house.made[Room.CLOSING].screen.isVisible()


def test_a_room_without_a_factory_is_not_entered(house: House) -> None:
    house.navigator.go(Room.STATISTICS)
    assert house.made == {}


def test_the_rail_goes_to_a_room(house: House) -> None:
    house.entry(Room.SETTINGS).click()
    assert list(house.made) == [Room.SETTINGS]


def test_a_room_reached_from_another_lights_that_one(house: House) -> None:
    house.navigator.go(Room.CLOSING, "x")
    assert house.entry(Room.INSPECTION).isChecked()


def test_every_entry_has_a_name_for_screen_readers(house: House) -> None:
    assert house.entry(Room.TODAY).accessibleName() == "今日"


def test_a_sentence_stands_in_the_message_bar(house: House) -> None:
    house.failures.handle(UserError("U 盘已满。"))
    assert house.window.messages.words == "U 盘已满。"


def test_a_bug_opens_the_crash_dialog(house: House) -> None:
    house.failures.handle(ValueError("坏"))
    dialog = house.window.findChild(CrashDialog)
    assert dialog is not None
    dialog.accept()


def test_a_job_is_shown_while_it_runs(house: House, executor: HandDrainedExecutor) -> None:
    def work(progress: Progress) -> None:
        progress("一半", 0.5)
        assert not house.window.jobs.isHidden()

    house.runner.start("导出", work, lambda _: None)
    assert not house.window.jobs.isHidden()
    executor.drain()
    assert house.window.jobs.isHidden()


def test_a_stopped_job_is_told(house: House, executor: HandDrainedExecutor) -> None:
    def work(progress: Progress) -> None:
        house.window.jobs.cancel_requested.emit()
        progress("一半", 0.5)

    house.runner.start("导出", work, lambda _: None)
    executor.drain()
    assert house.window.messages.words == "已停止：导出。没有改动任何数据。"


def test_a_failed_job_is_told(house: House, executor: HandDrainedExecutor) -> None:
    def work(progress: Progress) -> None:
        raise UserError("找不到 U 盘。")

    house.runner.start("导出", work, lambda _: None)
    executor.drain()
    assert house.window.messages.words == "找不到 U 盘。"


def test_closing_while_a_job_runs_asks_first(
    qtbot: QtBot, house: House, executor: HandDrainedExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Callable[[], None]] = []
    monkeypatch.setattr(
        house.window.dialogs, "confirm", lambda question, label, confirmed: asked.append(confirmed)
    )
    house.runner.start("导出", lambda progress: None, lambda _: None)
    house.window.close()
    assert house.window.isVisible()
    with qtbot.waitSignal(house.window.closed):
        asked[0]()
    assert not house.window.isVisible()
    assert executor.waited == 1


def test_the_keys_change_size_and_colours(
    qtbot: QtBot, house: House, appearance: Appearance
) -> None:
    qtbot.keyClick(house.window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert appearance.look.scale is TextScale.LARGE
    qtbot.keyClick(house.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert appearance.look.dark


def test_f1_asks_for_the_help_of_this_room(qtbot: QtBot, house: House) -> None:
    house.navigator.go(Room.CLOSING)
    with qtbot.waitSignal(house.window.help_requested) as caught:
        qtbot.keyClick(house.window, Qt.Key.Key_F1)
    assert caught.args == [Room.CLOSING]


def test_all_keys_are_shown_on_one_page(qtbot: QtBot, house: House) -> None:
    qtbot.keyClick(house.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    page = house.window.findChild(ShortcutsDialog)
    assert "F9" in [label.text() for label in page.findChildren(QLabel)]
    page.accept()


def test_the_menu_shows_the_keys(house: House) -> None:
    house.window.rail.menu.click()
    actions = house.window._menu.actions()
    assert [action.shortcut().toString() for action in actions][-1] == "Ctrl+Q"
    house.window._menu.close()


def test_the_foot_says_what_is_saved(house: House) -> None:
    house.window.show_saved("已保存 10:53:07")
    house.window.show_outlook("未送 3 件")
    assert house.window.saved.text() == "已保存 10:53:07"
    assert house.window.outlook.text() == "未送 3 件"
