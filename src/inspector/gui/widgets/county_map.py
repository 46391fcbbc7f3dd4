"""The outline of a county with places in it, drawn without any network."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import named

Point = tuple[float, float]
_HEIGHT: Final = 220
_DOT: Final = 5.0


class CountyMap(QWidget):
    """Longitude grows to the right, latitude upwards; the county fills the widget."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "countyMap")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._outline = QPainterPath()
        self._places: tuple[QPointF, ...] = ()

    def show_county(
        self, rings: Sequence[Sequence[Point]], places: Sequence[Point], spoken: str
    ) -> None:
        """Show rings and places (longitude, latitude); `spoken` says it in words."""
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        middle = rings[0][0][1] if rings else 0.0
        narrower = math.cos(math.radians(middle))  # a degree of longitude, beside one of latitude

        def flat(point: Point) -> QPointF:
            return QPointF(point[0] * narrower, -point[1])

        self._outline = QPainterPath()
        for ring in rings:
            self._outline.addPolygon([flat(point) for point in ring])
        self._places = tuple(map(flat, places))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_HEIGHT, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        bounds = self._outline.boundingRect()
        if bounds.isEmpty():
            return
        room = self.rect().adjusted(GRID, GRID, -GRID, -GRID)
        scale = min(room.width() / bounds.width(), room.height() / bounds.height())
        placed = QTransform()
        placed.translate(room.center().x(), room.center().y())
        placed.scale(scale, scale)
        placed.translate(-bounds.center().x(), -bounds.center().y())
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.placeholderText(), 1.5))
        painter.setBrush(palette.alternateBase())
        painter.drawPath(placed.map(self._outline))
        painter.setPen(QPen(palette.base(), 1.5))
        painter.setBrush(palette.highlight())
        for place in self._places:
            painter.drawEllipse(placed.map(place), _DOT, _DOT)
        painter.end()
