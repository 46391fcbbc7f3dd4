"""What a paper turned out to be when its code was read: a word, and the sentences behind it."""

from PySide6.QtCore import Qt, Slot

from inspector.gui.documents.reading_state import ReadState
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.marking import button, named, row, text


class ReadingCard(Card):
    """Stays until it is closed or another paper is read."""

    def __init__(self) -> None:
        super().__init__()
        self._chip = Chip()
        self._words = named(text(wrap=True), "paperRead")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = button("知道了", "paperClose", kind="quiet")
        self.rows.setSpacing(GRID)
        self.rows.addLayout(row(self._chip, None, self._close))
        self.rows.addWidget(self._words)
        self._close.clicked.connect(self._on_close)
        self.hide()

    def show_state(self, state: ReadState) -> None:
        """Show what the paper is."""
        self._chip.show_state(state.word, state.tone)
        self._words.setText("\n".join(state.sentences))
        self.show_mark(state.tone)
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_close(self) -> None:
        self.hide()
