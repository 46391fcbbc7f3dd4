"""A chip: a sign, a word and a colour that mean one thing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.gui.theme import SIGNS, Tone
from inspector.gui.widgets.marking import marked


class Chip(QLabel):
    """A short state; all chips have one height. A status label: no accessible name."""

    def __init__(
        self, words: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_state(words, tone)

    def show_state(self, words: str, tone: Tone, sign: str | None = None) -> None:
        """Say something else; `sign` stands in for the sign of the tone."""
        mark = SIGNS[tone] if sign is None else sign
        self.setText(f"{mark} {words}" if mark else words)
        marked(self, "tone", tone.value)
