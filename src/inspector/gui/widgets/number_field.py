"""A field for a whole number or a number with decimals, typed on any keyboard."""

import unicodedata
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.gui.overriding import override
from inspector.gui.widgets.marking import marked, named


class NumberField(QLineEdit):
    """Takes full-width digits too; shows a ring when what stands there is no number."""

    committed = Signal(object)
    """The person entered another number (Decimal), or emptied the field (None)."""

    def __init__(self, spoken: str, *, whole: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "numberField", spoken)
        self._whole = whole
        self._shown: Decimal | None = None
        self.editingFinished.connect(self._on_finished)
        self.textChanged.connect(self._on_changed)

    def show_number(self, number: Decimal | None) -> None:
        """Show a number, without saying that a person entered it."""
        self._shown = number
        self.setText("" if number is None else f"{number:f}")
        marked(self, "wrong", "false")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Letters are no part of a number: they go on as keys of the screen.
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if plain and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_changed(self, words: str) -> None:
        marked(self, "wrong", "true" if words.strip() and self._read(words) is None else "false")

    @Slot()
    def _on_finished(self) -> None:
        words = self.text()
        number = self._read(words)
        if number != self._shown and (number is not None or not words.strip()):
            self._shown = number
            self.committed.emit(number)

    def _read(self, words: str) -> Decimal | None:
        plain = unicodedata.normalize("NFKC", words).strip().replace(",", "")
        try:
            number = Decimal(plain)
        except InvalidOperation:
            return None
        fits = number.is_finite() and number >= 0 and not (self._whole and number % 1)
        return number if fits else None
