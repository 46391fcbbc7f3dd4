"""Gives widgets the names and the properties that the style sheet and screen readers look at."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.prompt_button import PromptButton

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, spoken: str = "") -> W:
    """Give a widget its object name and, unless its text is its name, what a reader speaks."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget


def marked(widget: QWidget, mark: str, value: str) -> None:
    """Set a property that the style sheet looks at, and have the widget drawn anew."""
    if widget.property(mark) != value:
        widget.setProperty(mark, value)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def button(
    label: str, name: str, *, kind: str = "", shortcut: Shortcut | None = None
) -> QPushButton:
    """Return a push button; with a shortcut its key stands behind its label."""
    kind_of_button = QPushButton if shortcut is None else PromptButton
    result = named(kind_of_button(f"{label}  {shortcut.key}" if shortcut else label), name, label)
    if kind:
        result.setProperty("kind", kind)
    if shortcut is not None:
        result.setShortcut(QKeySequence(shortcut.sequence))
        result.setToolTip(f"{label}（{shortcut.key}）")
    result.setAutoDefault(True)
    return result


def text(words: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; its text is what a screen reader speaks, so it has no accessible name."""
    result = QLabel(words)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setIndent(0)
    if role:
        result.setProperty("role", role)
    result.setWordWrap(wrap)
    return result


def column(*parts: QWidget | QBoxLayout | None, gap: int = GRID, margin: int = 0) -> QVBoxLayout:
    """Return a layout from top to bottom; None is a stretch."""
    return _filled(QVBoxLayout(), parts, gap, margin)


def row(*parts: QWidget | QBoxLayout | None, gap: int = GRID, margin: int = 0) -> QHBoxLayout:
    """Return a layout from left to right; None is a stretch."""
    return _filled(QHBoxLayout(), parts, gap, margin)


def cleared(layout: QLayout) -> None:
    """Take everything out of a layout and let its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


L = TypeVar("L", bound=QBoxLayout)


def _filled(layout: L, parts: tuple[QWidget | QBoxLayout | None, ...], gap: int, margin: int) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout
