"""Light or dark, and the size of text."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton

from inspector.gui.settings.state import AppearanceState
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID, TextScale
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.marking import named, text

_COLOURS: Final = {False: "浅色", True: "深色"}
_SCALES: Final = {
    TextScale.NORMAL: "标准",
    TextScale.LARGE: "大（125 %）",
    TextScale.LARGEST: "特大（150 %）",
}


class AppearanceCard(Card):
    """Choices take effect at once; there is no save button."""

    dark_chosen = Signal(bool)
    scale_chosen = Signal(TextScale)

    def __init__(self) -> None:
        super().__init__()
        self._colours = {dark: _choice(label) for dark, label in _COLOURS.items()}
        self._scales = {scale: _choice(label) for scale, label in _SCALES.items()}
        self.rows.addWidget(text(f"颜色（{Shortcut.DARK.key}）", "muted"))
        self.rows.addLayout(self._line(self._colours))
        self.rows.addWidget(text(f"字号（{Shortcut.LARGER_TEXT.key}）", "muted"))
        self.rows.addLayout(self._line(self._scales))

    def show_state(self, state: AppearanceState) -> None:
        """Show which choices stand."""
        self._colours[state.dark].setChecked(True)
        self._scales[state.scale].setChecked(True)

    def _line(
        self, choices: Mapping[bool, QPushButton] | Mapping[TextScale, QPushButton]
    ) -> QHBoxLayout:
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        for each in choices.values():
            group.addButton(each)
            line.addWidget(each)
        line.addStretch(1)
        group.buttonClicked.connect(self._on_chosen)
        return line

    @Slot(QAbstractButton)
    def _on_chosen(self, chosen: QAbstractButton) -> None:
        for dark, each in self._colours.items():
            if each is chosen:
                self.dark_chosen.emit(dark)
        for scale, each in self._scales.items():
            if each is chosen:
                self.scale_chosen.emit(scale)


def _choice(label: str) -> QPushButton:
    result = named(QPushButton(label), f"choice_{label}", label)
    result.setCheckable(True)
    result.setProperty("kind", "choice")
    return result
