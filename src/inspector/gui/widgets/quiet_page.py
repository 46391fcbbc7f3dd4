"""An even page with one sentence, shown until there is something to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import column, named, text


class QuietPage(QWidget):
    """Knows when a person sees it: until then nothing else should be begun."""

    painted = Signal()
    """The page was painted for the first time."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "quietPage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._seen = False
        self._words = named(text(words, "title", wrap=True), "quietWords")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more = named(text(role="muted", wrap=True), "quietMore")
        self._more.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more.hide()
        self.setLayout(column(None, self._words, self._more, None, margin=4 * GRID))

    def tell(self, words: str, more: str = "") -> None:
        """Show another sentence, and perhaps a second one below it."""
        self._words.setText(words)
        self._more.setText(more)
        self._more.setVisible(bool(more))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()
