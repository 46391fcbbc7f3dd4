"""The bar above the items: sealed or a correction, and why the province sent it back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.inspection.version_state import VersionState
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, cleared, column, named, row, text

_LINES = 3
"""So many reasons are seen at once; the others are scrolled to, so that the items keep room."""


class VersionBar(QFrame):
    """Hidden above a first draft; each reason about an item opens it."""

    correction_wished = Signal()
    item_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self._state: VersionState | None = None
        self._words = named(text(wrap=True), "versionWords")
        self._correct = button("更正", "correct")
        holder = QWidget()
        self._reasons = QVBoxLayout(holder)
        self._reasons.setContentsMargins(0, 0, 0, 0)
        self._reasons.setSpacing(GRID // 2)
        self._group = QButtonGroup(self)
        line = row(self._words, self._correct)
        line.setStretch(0, 1)
        self._area = QScrollArea()
        self._area.setObjectName("paneScroll")
        self._area.setWidgetResizable(True)
        self._area.setWidget(holder)
        self._heading = text("省厅退回的理由", "muted")
        whole = column(line, self._heading, self._area, gap=GRID // 2)
        whole.setContentsMargins(2 * GRID + 4, GRID // 2, 2 * GRID + 4, GRID // 2)
        self.setLayout(whole)
        self._correct.clicked.connect(self.correction_wished)
        self._group.idClicked.connect(self._on_reason)
        self.hide()

    def show_version(self, state: VersionState | None) -> None:
        """Show what kind of version it is; nothing is drawn anew where nothing changed."""
        if state == self._state:
            return
        self._state = state
        self.setVisible(state is not None)
        for each in self._group.buttons():
            self._group.removeButton(each)
        cleared(self._reasons)
        if state is None:
            return
        self._words.setText(state.words)
        self._correct.setVisible(bool(state.action))
        self._correct.setText(state.action)
        self._correct.setAccessibleName(state.action)
        self._heading.setVisible(bool(state.reasons))
        self._area.setVisible(bool(state.reasons))
        for number, reason in enumerate(state.reasons):
            if not reason.item:
                self._reasons.addWidget(text(reason.words, "warning", wrap=True))
                continue
            go = named(QPushButton(reason.words), f"reason{number}", f"去看：{reason.words}")
            go.setProperty("kind", "wording")
            go.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            go.setToolTip(reason.words)
            go.setAutoDefault(True)
            self._group.addButton(go, number)
            self._reasons.addWidget(go)
        lines = min(len(state.reasons), _LINES)
        self._area.setFixedHeight(lines * (self._correct.sizeHint().height() + GRID // 2))

    @Slot(int)
    def _on_reason(self, number: int) -> None:
        if self._state is not None:
            self.item_wished.emit(self._state.reasons[number].item)
