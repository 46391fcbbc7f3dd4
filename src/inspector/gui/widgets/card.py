"""A card: a rounded surface for one thing on a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from inspector.gui.overriding import override
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import column, marked, row


class Card(QFrame):
    """A surface with a layout of its own; can be marked with a tone and be the current one."""

    pressed = Signal()
    """The card was clicked beside its controls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        self.rows.setSpacing(GRID)

    def show_mark(self, tone: Tone) -> None:
        """Draw a stripe in the colour of the tone on the left."""
        marked(self, "marked", tone.value)

    def show_current(self, *, current: bool) -> None:
        """Draw the ring of the card that the keys go to."""
        marked(self, "current", "true" if current else "false")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        super().mousePressEvent(event)


class LineCard(Card):
    """A card of two lines, a chip and a button: what it is, what more there is to say, do it."""

    def __init__(
        self, title: str, more: str, chip: Chip | None, action: QPushButton | None
    ) -> None:
        super().__init__()
        lines = column(ElidedLabel(title), ElidedLabel(more, "muted"), gap=2)
        content = row(lines, gap=GRID + 4)
        content.setStretch(0, 1)
        if chip is not None:
            content.addWidget(chip)
        if action is not None:
            content.addWidget(action)
        self.rows.addLayout(content)
