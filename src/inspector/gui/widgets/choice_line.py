"""Buttons of which one is chosen: a filter in a line."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import named

T = TypeVar("T")


class ChoiceLine(QWidget, Generic[T]):
    """Radio-like; `chosen` carries the value when a person chooses."""

    chosen = Signal(object)

    def __init__(self, spoken: str, labels: Mapping[T, str]) -> None:
        super().__init__()
        self._spoken = spoken
        self._labels = dict(labels)
        self._values = list(labels)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for number, label in enumerate(labels.values()):
            button = named(QPushButton(label), f"filter{number}", f"{spoken}：{label}")
            button.setCheckable(True)
            button.setProperty("kind", "choice")
            button.setProperty("tight", "true")
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)

    def show_counts(self, counts: Mapping[T, int]) -> None:
        """Show behind each label how many there are."""
        for number, value in enumerate(self._values):
            label = f"{self._labels[value]} {counts.get(value, 0)}"
            named(self._group.button(number), f"filter{number}", f"{self._spoken}：{label}")
            self._group.button(number).setText(label)

    def show_choice(self, value: T) -> None:
        """Show which one is chosen, without saying that a person chose it."""
        self._group.button(self._values.index(value)).setChecked(True)

    def take_focus(self) -> None:
        """Put the focus onto the one that is chosen."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])
