"""The remark of an item: one line, kept as it is typed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.gui.shortcuts import Shortcut
from inspector.gui.widgets.marking import named
from inspector.gui.widgets.typing_pause import TypingPause


class RemarkLine(QLineEdit):
    """Tells another remark once; what is being typed stays as it is."""

    given = Signal(str)
    finished = Signal()
    """Enter was pressed: one may go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "remark", "备注")
        self.setPlaceholderText(f"备注（{Shortcut.NOTE.key}）")
        self._item = ""
        self._known = ""
        self.editingFinished.connect(self._tell)
        self.returnPressed.connect(self._on_return)
        TypingPause(self).paused.connect(self._tell)

    def show_remark(self, item: str, words: str, *, may_change: bool) -> None:
        """Show the remark of an item."""
        other, self._item, self._known = item != self._item, item, words
        self.setReadOnly(not may_change)
        if other or not self.hasFocus():
            self.setText(words)

    def take_focus(self) -> None:
        """Put the focus here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell(self) -> None:
        words = self.text().strip()
        if words != self._known:
            self._known = words
            self.given.emit(words)

    @Slot()
    def _on_return(self) -> None:
        self._tell()
        self.finished.emit()
