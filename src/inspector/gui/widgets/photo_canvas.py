"""A photo on which a person draws with the mouse or with the arrow keys."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from inspector.domain.annotation import WHOLE, Area, Spot
from inspector.gui.overriding import override
from inspector.gui.widgets.marking import named

_STEP: Final = 100  # ten-thousandths a key press, with Shift five times as many
_LEAST: Final = QSize(420, 320)
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TAKES: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OUTSIDE: Final = 150  # how dark it is outside the part that is shown, of 255


class Stroke(Enum):
    """What is seen while a person draws."""

    LINE = "line"
    ELLIPSE = "ellipse"
    BOX = "box"
    POINT = "point"


class PhotoCanvas(QWidget):
    """Places go in ten-thousandths of the picture, whatever its size on the screen.

    With the mouse: press, drag, let go. With the keys: arrows move the cross (with Shift in wider
    steps), Space or Enter takes the start and then the end, Esc lets the start go.
    """

    marked = Signal(object, object)
    """A person drew from one spot to another (a point: the same spot twice)."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "photoBig", spoken)
        self.setMinimumSize(_LEAST)
        self._picture = QPixmap()
        self._scaled = QPixmap()
        self._crop: Area | None = None
        self._stroke: Stroke | None = None
        self._start: Spot | None = None
        self._cross = Spot(WHOLE // 2, WHOLE // 2)

    @property
    def picture(self) -> QPixmap:
        """What is shown, at its own size."""
        return self._picture

    def show_picture(self, picture: QImage, crop: Area | None = None) -> None:
        """Show a picture; what lies outside the crop is darkened."""
        self._picture = QPixmap.fromImage(picture)
        self._scaled = QPixmap()
        self._crop = crop
        self.update()

    def show_stroke(self, stroke: Stroke | None) -> None:
        """Say what a drag draws; None: nothing can be drawn."""
        self._stroke = stroke
        self._start = None
        draws = stroke is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if draws else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor if draws else Qt.CursorShape.ArrowCursor)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._stroke is not None and event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._start = self._cross = self._spot_at(event.position())
            self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is not None:
            self._cross = self._spot_at(event.position())
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._start is not None:
            self._finish(self._spot_at(event.position()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._stroke is None:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(*_ARROWS[key], _STEP * 5 if far else _STEP)
        elif key in _TAKES:
            self._take()
        elif key == Qt.Key.Key_Escape and self._start is not None:
            self._start = None
            self.update()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._start = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown()
        if not shown.isEmpty():
            painter.drawPixmap(shown.topLeft(), self._at_size(shown))
            self._darken(painter, shown)
        if self._stroke is not None and self.hasFocus():
            self._draw_cross(painter)
        painter.end()

    def _move(self, right: int, down: int, step: int) -> None:
        x = min(WHOLE, max(0, self._cross.x + right * step))
        y = min(WHOLE, max(0, self._cross.y + down * step))
        self._cross = Spot(x, y)
        self.update()

    def _take(self) -> None:
        if self._stroke is Stroke.POINT or self._start is not None:
            self._finish(self._cross)
        else:
            self._start = self._cross
            self.update()

    def _finish(self, end: Spot) -> None:
        start = end if self._start is None or self._stroke is Stroke.POINT else self._start
        self._start = None
        self._cross = end
        self.update()
        self.marked.emit(start, end)

    def _shown(self) -> QRectF:
        if self._picture.isNull():
            return QRectF()
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _at_size(self, shown: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = (shown.size() * ratio).toSize()
        if self._scaled.size() != wanted:
            self._scaled = self._picture.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _darken(self, painter: QPainter, shown: QRectF) -> None:
        if self._crop is None:
            return
        kept = QRectF(
            self._point(Spot(self._crop.left, self._crop.top)),
            self._point(Spot(self._crop.right, self._crop.bottom)),
        )
        painter.save()
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlpha(_OUTSIDE)
        for part in (
            QRectF(shown.topLeft(), QPointF(shown.right(), kept.top())),
            QRectF(QPointF(shown.left(), kept.bottom()), shown.bottomRight()),
            QRectF(QPointF(shown.left(), kept.top()), kept.bottomLeft()),
            QRectF(kept.topRight(), QPointF(shown.right(), kept.bottom())),
        ):
            painter.fillRect(part, shade)
        painter.restore()

    def _draw_cross(self, painter: QPainter) -> None:
        cross = self._point(self._cross)
        # Twice, light over dark, so that it is seen on any picture.
        for colour, width in ((Qt.GlobalColor.black, 4), (Qt.GlobalColor.white, 2)):
            painter.setPen(QPen(QColor(colour), width))
            for dx, dy in ((10, 0), (0, 10)):
                away = QPointF(dx, dy)
                painter.drawLine(cross - away, cross + away)
            if self._start is not None:
                self._draw_begun(painter, self._point(self._start), cross)

    def _draw_begun(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        if self._stroke is Stroke.LINE:
            painter.drawLine(start, end)
        elif self._stroke is Stroke.ELLIPSE:
            painter.drawEllipse(QRectF(start, end).normalized())
        elif self._stroke is Stroke.BOX:
            painter.drawRect(QRectF(start, end).normalized())

    def _point(self, spot: Spot) -> QPointF:
        shown = self._shown()
        return QPointF(
            shown.left() + shown.width() * spot.x / WHOLE,
            shown.top() + shown.height() * spot.y / WHOLE,
        )

    def _spot_at(self, point: QPointF) -> Spot:
        shown = self._shown()
        if shown.isEmpty():
            return self._cross
        x = round((point.x() - shown.left()) / shown.width() * WHOLE)
        y = round((point.y() - shown.top()) / shown.height() * WHOLE)
        return Spot(min(WHOLE, max(0, x)), min(WHOLE, max(0, y)))
