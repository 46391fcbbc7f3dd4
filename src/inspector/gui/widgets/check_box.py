"""A check box drawn in the colours of the look."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from inspector.gui.overriding import override


class CheckBox(QCheckBox):
    """Fusion's own box is all but invisible under a style sheet; this one has a tick as well."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setBrush(palette.highlight() if on else palette.base())
        edge = palette.highlight() if on or self.hasFocus() else palette.placeholderText()
        painter.setPen(QPen(edge, 1.0))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            side = box.width()
            tick = [
                QPointF(box.left() + side * x, box.top() + side * y)
                for x, y in ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
            ]
            pen = QPen(palette.highlightedText(), side / 8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(tick))
        painter.end()
