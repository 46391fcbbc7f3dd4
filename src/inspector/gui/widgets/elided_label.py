"""A label that shortens its text with … and shows the whole in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from inspector.gui.overriding import override


class ElidedLabel(QLabel):
    """One line of text that never widens its neighbours; screen readers get it whole."""

    def __init__(self, words: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        if role:
            self.setProperty("role", role)
        self.setText(words)

    @override
    def setText(self, words: str) -> None:
        super().setText(words)
        self.setToolTip(words)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        area = self.contentsRect()
        short = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        flags = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        self.style().drawItemText(
            painter,
            area,
            int(flags),
            self.palette(),
            self.isEnabled(),
            short,
            self.foregroundRole(),
        )
        painter.end()
