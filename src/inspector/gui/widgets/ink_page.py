"""A page that a person signs on, with a pen, a finger or the mouse."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui.overriding import override
from inspector.gui.widgets.marking import named

_INK: Final = QColor(20, 30, 70)  # of a pen on paper, in light and in dark alike
_PEN: Final = 0.0022  # of the width of the page: 0.46 mm on A4
_FOOT: Final = 0.014


class InkPage(QWidget):
    """Strokes are kept in shares of the page, whatever its size on the screen.

    A tablet's pen and a finger come as a mouse, which Qt makes of them.
    """

    inked = Signal()
    """A stroke came or went."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "inkPage", "签字的页面，用触控笔、手指或鼠标在上面写")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._page = QImage()
        self._strokes: list[QPolygonF] = []

    @property
    def strokes(self) -> tuple[QPolygonF, ...]:
        """What was written, in shares of the page."""
        return tuple(self._strokes)

    def show_page(self, page: QImage, strokes: tuple[QPolygonF, ...], width: int) -> None:
        """Show a page `width` px wide with what was written on it before."""
        self._page = page
        self._strokes = list(strokes)
        self.setFixedSize(QSize(width, round(width * page.height() / page.width())))
        self.update()

    def take_back(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._told()

    def clear(self) -> None:
        """Take all strokes back."""
        self._strokes.clear()
        self._told()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._share(event.position())
            self._strokes.append(QPolygonF([place, place]))  # a dot is a stroke as well
            self._told()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            self._strokes[-1].append(self._share(event.position()))
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._page)
        write_strokes(painter, self._strokes, self.rect())
        painter.end()

    def _share(self, place: QPointF) -> QPointF:
        return QPointF(place.x() / self.width(), place.y() / self.height())

    def _told(self) -> None:
        self.update()
        self.inked.emit()


def signed_picture(page: QImage, strokes: tuple[QPolygonF, ...], words: str) -> QImage:
    """Return the page with the strokes on it, and at its foot how they came there."""
    picture = page.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    write_strokes(painter, strokes, picture.rect())
    font = painter.font()
    font.setPixelSize(round(picture.width() * _FOOT))
    painter.setFont(font)
    painter.setPen(_INK)
    foot = picture.rect().adjusted(0, 0, 0, -round(picture.width() * _FOOT))
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
    painter.end()
    return picture


def write_strokes(
    painter: QPainter, strokes: tuple[QPolygonF, ...] | list[QPolygonF], area: QRect
) -> None:
    """Draw strokes that are given in shares of the area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(_INK, max(area.width() * _PEN, 1.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    placed = QTransform.fromScale(area.width(), area.height())
    for stroke in strokes:
        painter.drawPolyline(placed.map(stroke))
