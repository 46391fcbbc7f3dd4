"""Keys act at once, wherever in the window the focus is; a photo opens by two clicks or Enter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.hand_drained import HandDrainedExecutor
from gui.sample_desk import make_workspace
from inspector.gui.appearance import Appearance
from inspector.gui.desk import Desk
from inspector.gui.navigation import Room
from inspector.gui.shortcuts import Shortcut
from inspector.gui.widgets.marking import button
from inspector.gui.widgets.photo_strip import PhotoStrip, PhotoThumb


@pytest.fixture
def window(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    executor: HandDrainedExecutor,
    appearance: Appearance,
) -> Iterator[QWidget]:
    workspace = make_workspace(tmp_path)
    desk = Desk(workspace, qapp, executor)
    qtbot.addWidget(desk.window)
    desk.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.window)
    yield desk.window
    desk.window.close()
    workspace.database.close()


def press(qtbot: QtBot, window: QWidget, keys: str) -> None:
    combination: QKeyCombination = QKeySequence(keys)[0]
    qtbot.keyClick(window.windowHandle(), combination.key(), combination.keyboardModifiers())


def test_a_buttons_key_acts_before_the_next_key(qtbot: QtBot, window: QWidget) -> None:
    press(qtbot, window, Shortcut.START_INSPECTION.key)
    assert Room.STARTING in window._presenters
    press(qtbot, window, "Alt+3")
    assert window.rail._entries[Room.INSTITUTIONS].isChecked()
    assert not any(each.isDown() for each in window.findChildren(QPushButton))


def test_a_key_that_two_buttons_have_presses_neither(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    one = button("开始检查", "start", shortcut=Shortcut.START_INSPECTION)
    qtbot.addWidget(one)
    one.clicked.connect(lambda: pressed.append(True))
    sequence = QKeySequence(Shortcut.START_INSPECTION.sequence)
    QApplication.sendEvent(one, QShortcutEvent(sequence, 0, ambiguous=True))
    assert not pressed
    QApplication.sendEvent(one, QShortcutEvent(sequence, 0))
    assert len(pressed) == 1


@pytest.mark.parametrize(
    ("room", "shortcut"),
    [
        (Room.TODAY, Shortcut.SEARCH),
        (Room.INSTITUTIONS, Shortcut.FILTER),
        (Room.RECTIFICATION, Shortcut.FILTER),
        (Room.DOCUMENTS, Shortcut.FILTER),
    ],
)
def test_the_line_that_finds_is_reached_from_the_rail(
    qtbot: QtBot, window: QWidget, room: Room, shortcut: Shortcut
) -> None:
    for each in (Room.INSTITUTIONS, room):  # the rooms that are not seen take no key
        window._navigator.go(each)
    window.rail._entries[room].setFocus()
    press(qtbot, window, shortcut.key)
    assert QApplication.focusWidget().objectName() == "filterLine"
    assert window._stack.currentWidget().isAncestorOf(QApplication.focusWidget())


def test_two_clicks_or_enter_open_a_photo(qtbot: QtBot) -> None:
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    strip.show_photos([PhotoThumb(key, b"", f"照片{key}") for key in "甲乙"])
    strip.show()
    thumb = strip.findChild(QPushButton, "photo1")
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.mouseDClick(thumb, Qt.MouseButton.LeftButton)
    assert told.args == ["乙"]
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.keyClick(thumb, Qt.Key.Key_Return)
    assert told.args == ["乙"]
    with qtbot.assertNotEmitted(strip.opened, wait=0):
        qtbot.mouseDClick(thumb, Qt.MouseButton.RightButton)
        qtbot.keyClick(thumb, Qt.Key.Key_Space)
    assert thumb.isChecked()
