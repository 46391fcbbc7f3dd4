"""The head of a screen: its title, what more there is to say, and its actions on the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from inspector.gui.theme import GRID
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import named, text


class Head(QFrame):
    """A line of title, subtitle and actions."""

    def __init__(self, title: str, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self._title = named(text(title, "title"), "title")
        self._more = named(ElidedLabel("", "muted"), "subtitle")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID + 6, 3 * GRID, GRID + 6)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._more, 1)
        for action in actions:
            layout.addWidget(action)

    def show_title(self, title: str, more: str = "") -> None:
        """Show another title."""
        self._title.setText(title)
        self._more.setText(more)
