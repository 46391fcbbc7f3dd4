"""One room as a tile: its number small, what was counted large."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from inspector.gui.counting.state import TileState
from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import named

_LARGER = 1.6
"""How much larger the count is than the number of the room."""


class Tile(QPushButton):
    """Gives all keys on to the screen; a click enters the room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setProperty("kind", "tile")
        self._state: TileState | None = None
        self._marks: dict[str, bool] = {}

    def show_state(self, state: TileState, *, current: bool) -> None:
        """Show a room and whether the keys go to it."""
        if state != self._state:
            self._state = state
            self.setAccessibleName(state.spoken)
            self.setToolTip(state.spoken)
            self.update()
        marks = {"differs": state.differs, "counted": bool(state.number), "current": current}
        if marks != self._marks:
            for mark, value in marks.items():
                self.setProperty(mark, "true" if value else "false")
            if self._marks:  # one polish for all; none before the first, which Qt does itself
                self.style().unpolish(self)
                self.style().polish(self)
            self._marks = marks

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._state is None:
            return
        painter = QPainter(self)
        area = self.rect().adjusted(GRID // 2, GRID // 2, -GRID // 2, -GRID // 2)
        upper = QRect(area.left(), area.top(), area.width(), area.height() * 2 // 5)
        lower = QRect(area.left(), upper.bottom(), area.width(), area.height() * 3 // 5)
        painter.setPen(self.palette().text().color())
        room = painter.fontMetrics().elidedText(
            self._state.room, Qt.TextElideMode.ElideRight, upper.width()
        )
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, room)
        font = painter.font()
        font.setPixelSize(round(font.pixelSize() * _LARGER))
        painter.setFont(font)
        sign = "≠ " if self._state.differs else ""
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, f"{sign}{self._state.number}")
        painter.end()
