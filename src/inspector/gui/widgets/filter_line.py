"""A line that filters a list while one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.gui.overriding import override
from inspector.gui.widgets.marking import named


class FilterLine(QLineEdit):
    """Esc empties it; Down goes into the list."""

    moved_down = Signal()

    def __init__(self, spoken: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "filterLine", spoken)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.moved_down.emit()
        else:
            super().keyPressEvent(event)
