"""The left side: what is counted, with its sum; one of them is current."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.counting.state import ThingState
from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import cleared, named, text

_KEYS = (
    "0–9 输入，+ − 增减\n"
    "Enter 下一项\n"
    "方向键 换房间\n"
    "PgUp PgDn 换项目\n"
    "Backspace 删一位\n"
    "Delete 清除\n"
    "Insert 加房间\n"
    "Ctrl+Delete 删房间\n"
    "Ctrl+Z 撤销"
)


class ThingsList(QScrollArea):
    """Radio-like entries; PgUp and PgDn move between them from anywhere."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paneScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._group = QButtonGroup(self)
        self._entries: list[_Entry] = []
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(0, GRID, 0, GRID)
        self._layout.setSpacing(0)
        self.setWidget(content)
        self._group.idClicked.connect(self.chosen)

    def show_things(self, things: Sequence[ThingState], current: int) -> None:
        """Show what is counted and which of it is current."""
        if len(things) != len(self._entries):
            self._make(len(things))
        for number, (entry, thing) in enumerate(zip(self._entries, things, strict=True)):
            entry.show_state(thing)
            entry.setChecked(number == current)

    def _make(self, count: int) -> None:
        for entry in self._entries:
            self._group.removeButton(entry)
        cleared(self._layout)
        self._entries = [_Entry(f"thing{number}") for number in range(count)]
        for number, entry in enumerate(self._entries):
            self._group.addButton(entry, number)
            self._layout.addWidget(entry)
        self._layout.addStretch(1)
        keys = text(_KEYS, "muted", wrap=True)
        keys.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        self._layout.addWidget(keys)


class _Entry(QPushButton):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("kind", "section")
        self.setObjectName(name)
        self._label, self._total = ElidedLabel(), ElidedLabel(role="muted")
        self._lines = layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(2)
        for label in (self._label, self._total):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def show_state(self, thing: ThingState) -> None:
        self._label.setText(thing.label)
        self._total.setText(thing.total)
        named(self, self.objectName(), f"{thing.label}，{thing.total}")

    @override
    def sizeHint(self) -> QSize:
        return self._lines.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._lines.minimumSize().height())
