"""The bar at the top of the window that tells what happened and offers what helps."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.marking import button, marked, named, text


class MessageBar(QFrame):
    """One message at a time; stays until it is closed or another comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._words = named(text(wrap=True), "message")
        self._help = button("打开", "messageAction")
        self._close = button("知道了", "messageClose", kind="quiet")
        self._action: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._help)
        layout.addWidget(self._close)
        self._help.clicked.connect(self._on_help)
        self._close.clicked.connect(self.clear)
        self.clear()

    @property
    def words(self) -> str:
        """What stands there now; empty when nothing does."""
        return self._words.text()

    def tell(
        self,
        words: str,
        tone: Tone = Tone.PLAIN,
        label: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Say a sentence; with a label and an action a button stands beside it."""
        self._words.setText(words)
        self._action = action
        self._help.setText(label)
        self._help.setAccessibleName(label)
        self._help.setVisible(action is not None)
        marked(self, "tone", tone.value)
        self.show()

    @Slot()
    def clear(self) -> None:
        """Take the message away."""
        self._words.clear()
        self._action = None
        self.hide()

    @Slot()
    def _on_help(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()
