"""The right side: big digits with − and +, what the judge says, and where two counters differ."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from inspector.gui.counting.state import CountingState, DifferenceState, RatioState
from inspector.gui.theme import GRID
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import button, cleared, named, row, text


class DigitsPane(QScrollArea):
    """Passive; the buttons are for the mouse, the keys are those of the rooms."""

    more = Signal()
    fewer = Signal()
    difference_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paneScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._place = ElidedLabel()
        self._thing = ElidedLabel(role="muted")
        self._digits = named(text(role="digits"), "digits")
        self._digits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fewer = button("−", "fewer", kind="digit")
        self._fewer.setAccessibleName("少一")
        self._more = button("+", "more", kind="digit")
        self._more.setAccessibleName("多一")
        self._ratios = QVBoxLayout()
        self._differences = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._shown: tuple[Sequence[RatioState], Sequence[DifferenceState]] = ((), ())
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._place)
        layout.addWidget(self._thing)
        digits = row(self._fewer, self._digits, self._more)
        digits.setStretch(1, 1)
        layout.addLayout(digits)
        for part in (self._differences, self._ratios):
            part.setSpacing(GRID // 2)
            layout.addLayout(part)
        layout.addStretch(1)
        self.setWidget(content)
        self._fewer.clicked.connect(self.fewer)
        self._more.clicked.connect(self.more)
        self._group.idClicked.connect(self.difference_chosen)

    def show_state(self, state: CountingState) -> None:
        """Show the current room, and what follows from all of them."""
        self._place.setText(state.place or "还没有房间")
        self._thing.setText(f"{state.thing}（{state.counter}清点）" if state.thing else "")
        self._digits.setText(state.digits)
        for each in (self._fewer, self._more):
            each.setEnabled(bool(state.place) and state.draft)
        if (state.ratios, state.differences) != self._shown:
            self._shown = (state.ratios, state.differences)
            self._show_differences(state.differences)
            self._show_ratios(state.ratios)

    def _show_differences(self, differences: Sequence[DifferenceState]) -> None:
        for each in self._group.buttons():
            self._group.removeButton(each)
        cleared(self._differences)
        if differences:
            self._differences.addWidget(
                text(f"两人数目不一致 {len(differences)} 处，请到房间复核", "heading")
            )
        for number, one in enumerate(differences):
            go = button(f"≠ {one.words}", f"difference{number}", kind="wording")
            go.setToolTip(one.words)
            go.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(go, number)
            self._differences.addWidget(go)

    def _show_ratios(self, ratios: Sequence[RatioState]) -> None:
        cleared(self._ratios)
        if ratios:
            self._ratios.addWidget(text("按现在的合计判断", "heading"))
        for one in ratios:
            self._ratios.addWidget(ElidedLabel(one.title))
            holder = QWidget()
            holder.setLayout(row(Chip(one.words, one.tone), None))
            self._ratios.addWidget(holder)
            self._ratios.addWidget(text(one.formula, "muted", wrap=True))
