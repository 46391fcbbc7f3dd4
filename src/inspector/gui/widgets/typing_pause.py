"""Tells when a person who types in a field stops for a moment."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

PAUSE: Final = 400
"""ms; longer than between two keys, shorter than a look at the next question."""


class TypingPause(QObject):
    """Belongs to the field; what was typed can be kept before the field is left."""

    paused = Signal()

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.paused)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._timer.start)
            field.editingFinished.connect(self._timer.stop)
        else:
            field.textChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        if self._field.hasFocus():  # else nobody typed it
            self._timer.start()
