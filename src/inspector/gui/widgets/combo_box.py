"""A choice of many, with an arrow drawn in the colours of the look."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

from inspector.gui.overriding import override
from inspector.gui.theme import GRID


class ComboBox(QComboBox):
    """Fusion's own arrow stands in a bevel under a style sheet; this one is two lines."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        step = self.fontInfo().pixelSize() / 3
        right, middle = self.width() - 2 * GRID, self.height() / 2
        arrow = [
            QPointF(right - step, middle - step / 2),
            QPointF(right, middle + step / 2),
            QPointF(right + step, middle - step / 2),
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().text(), step / 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(arrow))
        painter.end()
