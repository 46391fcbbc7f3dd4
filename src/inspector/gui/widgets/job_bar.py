"""Shows the running job at the foot of the window, with a way to stop it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, named, text


class JobBar(QWidget):
    """Hidden while nothing runs."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobBar")
        self._title = ""
        self._words = named(text(), "jobStep")
        self._bar = named(QProgressBar(), "jobProgress", "任务进度")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = button("停止", "jobCancel", kind="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for part in (self._words, self._bar, self._cancel):
            layout.addWidget(part)
        self._cancel.clicked.connect(self._on_cancel)
        self.hide()

    @Slot(str)
    def show_started(self, title: str) -> None:
        """Show that a job began."""
        self._title = title
        self._words.setText(title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    @Slot(str, float)
    def show_progress(self, step: str, fraction: float) -> None:
        """Show the step and the fraction, 0 to 1, that the job is at."""
        self._words.setText(f"{self._title} · {step}")
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(fraction * 1000))

    @Slot()
    def show_finished(self) -> None:
        """Show nothing any more."""
        self.hide()

    @Slot()
    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(f"{self._title} · 正在停止")
        self.cancel_requested.emit()
