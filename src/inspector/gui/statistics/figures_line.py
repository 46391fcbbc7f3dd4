"""The big figures in a line; each opens to its cases."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from inspector.gui.statistics.state import Figure
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import button, named, row, text


class FiguresLine(QWidget):
    """Cards are made once and then updated."""

    chosen = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._values: list[QLabel] = []
        self._labels: list[QPushButton] = []
        self._more: list[ElidedLabel] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 2)
        for number in range(count):
            card, value = Card(), text(role="figure")
            label = button("", f"figure{number}", kind="link")
            self._group.addButton(label, number)
            self._values.append(value)
            self._labels.append(label)
            more = ElidedLabel(role="muted")
            self._more.append(more)
            card.rows.addWidget(value)
            line = row(label, more)
            line.setStretch(1, 1)
            card.rows.addLayout(line)
            layout.addWidget(card, 2 if number < count - 2 else 3)
        self._group.idClicked.connect(self._on_clicked)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show as many figures as there are cards."""
        for number, figure in enumerate(figures):
            self._values[number].setText(figure.value)
            self._labels[number].setText(figure.label)
            self._labels[number].setToolTip(figure.more)
            self._more[number].setText(figure.more)
            spoken = f"{figure.value} {figure.label} {figure.more}".strip()
            named(self._labels[number], f"figure{number}", spoken)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(number)
