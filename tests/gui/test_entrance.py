"""The window stands at once; the workspace opens behind it, off the window's thread."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.hand_drained import HandDrainedExecutor
from gui.sample_desk import NOW, RESOURCES, make_workspace
from inspector.errors import UserError
from inspector.gui.app import open_window
from inspector.gui.appearance import Appearance
from inspector.gui.entrance import Entrance
from inspector.gui.navigation import Room
from inspector.gui.opening import Opening
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported


class House:
    """A home whose workspace is there once somebody drains the executor."""

    def __init__(self, home: Path, application: QApplication) -> None:
        self.home = home
        self.application = application
        self.executor = HandDrainedExecutor()
        self.opened: list[Workspace] = []
        self.entrances: list[Entrance] = []

    def open(self, progress: Progress) -> Workspace:
        progress("正在打开", 0.0)
        self.opened.append(make_workspace(self.home))
        return self.opened[-1]

    def opening(self, open_: Callable[[Progress], Workspace]) -> Opening:
        return Opening(self.home, RESOURCES, lambda: NOW, practice=True, open=open_)

    def enter(self, open_: Callable[[Progress], Workspace] | None = None) -> Entrance:
        entrance = Entrance(self.opening(open_ or self.open), self.application, self.executor)
        self.entrances.append(entrance)
        entrance.show()
        return entrance


@pytest.fixture
def house(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, appearance: Appearance
) -> Iterator[House]:
    made = House(tmp_path, qapp)
    yield made
    for entrance in made.entrances:
        entrance.frame.window.close()
        entrance.let_go()
        entrance.frame.window.deleteLater()


def painted(house: House, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(house.executor.work))


def quiet_words(entrance: Entrance) -> list[str]:
    labels = entrance.frame.window.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisible() and one.text()]


def entries(entrance: Entrance) -> list[QPushButton]:
    return list(entrance.frame.window.rail._entries.values())


def test_the_window_is_painted_before_anything_is_opened(house: House, qtbot: QtBot) -> None:
    entrance = house.enter()
    painted(house, qtbot)
    assert not house.opened
    assert "正在打开账册…" in quiet_words(entrance)
    assert entrance.frame.window.windowTitle() == "养老检查 · 演练"
    assert entries(entrance)[0].text() == "今日"


def test_today_takes_the_place_of_the_quiet_page(house: House, qtbot: QtBot) -> None:
    entrance = house.enter()
    painted(house, qtbot)
    house.executor.drain()
    assert entrance.desk is not None
    assert entries(entrance)[0].isChecked()
    assert "正在打开账册…" not in quiet_words(entrance)
    assert entrance.frame.window.isVisible()


def test_a_room_that_was_wished_for_meanwhile_is_entered(house: House, qtbot: QtBot) -> None:
    entrance = house.enter()
    painted(house, qtbot)
    homes = entrance.frame.window.rail._entries[Room.INSTITUTIONS]
    homes.click()
    house.executor.drain()
    assert homes.isChecked()
    assert Room.INSTITUTIONS in entrance.frame.window._presenters


def test_what_cannot_be_opened_is_told_in_a_sentence(house: House, qtbot: QtBot) -> None:
    def refuse(progress: Progress) -> Workspace:
        raise UserError("账册正被另一个窗口使用，没有打开。")

    entrance = house.enter(refuse)
    painted(house, qtbot)
    house.executor.drain()
    assert entrance.desk is None
    assert entrance.frame.window.messages.words == "账册正被另一个窗口使用，没有打开。"
    assert "账册没有打开。" in quiet_words(entrance)


def test_stopping_it_is_said_on_the_page(house: House, qtbot: QtBot) -> None:
    entrance = house.enter()
    painted(house, qtbot)
    entrance.frame.runner.cancel()
    house.executor.drain()
    assert entrance.desk is None
    assert "账册没有打开。" in quiet_words(entrance)


def test_a_window_closed_while_it_opens_lets_the_workspace_go(house: House, qtbot: QtBot) -> None:
    entrance = house.enter()
    painted(house, qtbot)
    entrance._open(lambda step, fraction: None)  # it was opened, and nobody was told any more
    assert house.opened[0].database._writer.pool.checkedin() == 1
    entrance.let_go()
    assert house.executor.waited
    assert house.opened[0].database._writer.pool.checkedin() == 0


def test_a_window_closed_while_it_opens_does_not_come_back(house: House, qtbot: QtBot) -> None:
    entrance = house.enter(lambda progress: house.open(unreported))  # too late to stop it
    painted(house, qtbot)
    entrance.frame.window._leave()
    house.executor.drain()
    assert house.opened
    assert entrance.desk is None
    assert not entrance.frame.window.isVisible()


def test_the_ways_of_an_inspection_are_made_ahead_while_nobody_waits(
    house: House, qtbot: QtBot
) -> None:
    entrance = house.enter()
    painted(house, qtbot)
    made = entrance.frame.window._presenters

    def ahead() -> bool:
        house.executor.drain()
        return {Room.TODAY, Room.STARTING, Room.INSPECTION, Room.CLOSING} <= made.keys()

    qtbot.waitUntil(ahead)
    assert Room.SETTINGS not in made
    frozen = gc.get_freeze_count()

    def settled() -> bool:
        house.executor.drain()
        return gc.get_freeze_count() > frozen

    qtbot.waitUntil(settled)


def test_nothing_is_made_ahead_in_a_window_that_is_closed(
    house: House, qapp: QApplication, qtbot: QtBot
) -> None:
    entrance = house.enter()
    painted(house, qtbot)
    house.executor.drain()
    qtbot.waitUntil(lambda: bool(house.executor.work))
    entrance.frame.window.close()
    house.executor.drain()
    qapp.processEvents()
    assert Room.STARTING not in entrance.frame.window._presenters
    assert not house.executor.work


def test_a_workspace_with_a_notice_tells_it(house: House, qtbot: QtBot) -> None:
    def open_damaged(progress: Progress) -> Workspace:
        return replace(house.open(progress), notice="数据文件已损坏，现在只能查看。")

    entrance = house.enter(open_damaged)
    painted(house, qtbot)
    house.executor.drain()
    assert entrance.frame.window.messages.words == "数据文件已损坏，现在只能查看。"


def test_the_program_runs_until_its_window_is_closed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(house.application.topLevelWidgets())

    def run(application: QApplication) -> int:
        for window in set(application.topLevelWidgets()) - before:
            if window.objectName() == "main":
                window.close()
                window.deleteLater()
        return 0

    monkeypatch.setattr(
        "inspector.gui.app.create_application", lambda arguments, resources: house.application
    )
    monkeypatch.setattr(type(house.application), "exec", run)
    assert open_window(house.opening(house.open)) == 0
    assert not house.opened
