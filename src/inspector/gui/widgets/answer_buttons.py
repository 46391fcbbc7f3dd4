"""The three big answers: 符合, 不符合, 不适用."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import named


class Choice(Enum):
    """An answer that a button gives."""

    CONFORMS = "符合"
    VIOLATES = "不符合"
    NOT_APPLICABLE = "不适用"


_LOOKS: Final = {
    Choice.CONFORMS: (Shortcut.CONFORMS, "good"),
    Choice.VIOLATES: (Shortcut.VIOLATES, "danger"),
    Choice.NOT_APPLICABLE: (Shortcut.NOT_APPLICABLE, "plain"),
}


class AnswerButtons(QWidget):
    """Exclusive, checkable buttons; `chosen` is emitted only when a person chooses."""

    chosen = Signal(Choice)

    def __init__(
        self,
        question: str,
        labels: Mapping[Choice, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button for each label; by default for each choice with its usual word."""
        super().__init__(parent)
        words = {choice: choice.value for choice in Choice} if labels is None else labels
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        self._buttons: dict[Choice, QPushButton] = {}
        for choice, label in words.items():
            shortcut, tone = _LOOKS[choice]
            button = named(
                QPushButton(f"{label}  {shortcut.key}"),
                f"answer{choice.name.title().replace('_', '')}",
                f"{label}：{question}",
            )
            button.setCheckable(True)
            button.setProperty("answer", tone)
            self._group.addButton(button)
            self._buttons[choice] = button
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_choice(self, choice: Choice | None) -> None:
        """Show which answer stands, without saying that a person chose it."""
        for each, button in self._buttons.items():
            button.setChecked(each is choice)

    def button_of(self, choice: Choice) -> QPushButton:
        """Return the button of an answer."""
        return self._buttons[choice]

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for choice, button in self._buttons.items():
            if button is clicked:
                self.show_choice(choice)
                self.chosen.emit(choice)
