"""The menu of the window: commands that hold in every room."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from inspector.gui.shortcuts import Shortcut
from inspector.gui.widgets.marking import named


def window_menu(window: QWidget, receivers: Mapping[Shortcut, Callable[[], object]]) -> QMenu:
    """Return the menu; its keys work wherever in the window the focus is."""
    menu = named(QMenu("菜单", window), "menu", "菜单")
    for shortcut, receiver in receivers.items():
        action = QAction(shortcut.label, window)
        action.setObjectName(f"action_{shortcut.name.lower()}")
        action.setShortcut(QKeySequence(shortcut.sequence))
        action.triggered.connect(receiver)
        menu.addAction(action)
        window.addAction(action)
    return menu
