"""A thin line that shows how much is done, with the figures beside it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import named, text


class ProgressLine(QWidget):
    """Figures and a bar: 46 / 80 项."""

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._figures = text(role="muted")
        self._bar = named(QProgressBar(), "progress", "进度")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 4)
        layout.addWidget(self._figures)
        layout.addWidget(self._bar)

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        self._figures.setText(f"{done} / {total} {self._unit}")
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
