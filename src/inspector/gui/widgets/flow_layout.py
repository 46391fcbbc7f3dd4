"""A layout that sets its widgets from left to right and breaks the line where it is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from inspector.gui.overriding import override
from inspector.gui.theme import GRID


class FlowLayout(QLayout):
    """As high as its lines are at the width that it gets."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arranged(self, area: QRect, *, move: bool) -> int:
        x, y = area.x(), area.y()
        line: list[tuple[QLayoutItem, int]] = []
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            width = item.sizeHint().width()
            if line and x + width > area.x() + area.width():
                y += self._line(line, y, area, move=move) + self.spacing()
                x, line = area.x(), []
            line.append((item, x))
            x += width + self.spacing()
        return y + self._line(line, y, area, move=move) - area.y()

    @staticmethod
    def _line(line: list[tuple[QLayoutItem, int]], y: int, area: QRect, *, move: bool) -> int:
        """Place the items of a line, each in the middle of its height; return that height."""
        height = max((item.sizeHint().height() for item, _ in line), default=0)
        for item, x in line if move else ():
            size = item.sizeHint()
            width = min(size.width(), area.width())
            top = y + (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, top), QSize(width, size.height())))
        return height
