"""The page about safety: who opens this laptop, backups, and whether the disk is sound."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from inspector.gui.settings.restore_card import RestoreCard
from inspector.gui.settings.safety_state import SafetyState
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.marking import button, cleared, column, named, row, text

_WIDEST: Final = 90 * GRID


class SafetyPage(QWidget):
    """Who opens it, backups, and a check of everything on the disk."""

    admit_wished = Signal(str)
    """Certificate number of the inspector who comes in."""
    dismiss_wished = Signal(str)
    change_wished = Signal()
    backup_wished = Signal()
    rehearsal_wished = Signal()
    check_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._numbers: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._number = named(QLineEdit(), "admitNumber", "行政执法证号")
        self._number.setPlaceholderText("行政执法证号")
        self._admit = button("添加检查员", "admitInspector")
        self._change = button("更换我的口令", "changePhrase")
        self._backup = button("备份到 U 盘", "backUp", kind="primary")
        self._rehearse = button("演练恢复", "rehearseRestore")
        self._check = button("检查数据", "checkWorkspace")
        self._recovery = named(text(wrap=True), "safetyRecovery")
        self._last = Chip()
        self._medium = named(text(role="muted", wrap=True), "safetyMedium")
        self._vaulted = (self._number, self._admit, self._change, self._backup, self._rehearse)
        self.restore = RestoreCard()
        parts = (self._people(), self._backups(), self.restore, None)
        self.setLayout(column(*parts, gap=2 * GRID, margin=3 * GRID))
        self._connect()

    def show_state(self, state: SafetyState) -> None:
        """Show how the laptop is kept."""
        for each in self._group.buttons():
            self._group.removeButton(each)
        cleared(self._lines)
        self._numbers = tuple(one.number for one in state.inspectors)
        for number, one in enumerate(state.inspectors):
            remove = button("移除", f"dismiss{number}", kind="quiet")
            remove.setAccessibleName(f"不再让证号{one.number}的检查员打开本机")
            self._group.addButton(remove, number)
            self._lines.addWidget(LineCard(one.title, one.more, None, remove))
        self._recovery.setText(state.recovery)
        self._last.show_state(state.backup, state.tone)
        self._medium.setText(state.medium)
        for part in self._vaulted:
            part.setEnabled(state.is_vaulted)

    def empty_line(self) -> None:
        """Make room for the next certificate number."""
        self._number.clear()

    def _people(self) -> Card:
        card = Card()
        card.setMaximumWidth(_WIDEST)
        card.rows.addWidget(text("可以打开本机的检查员", "heading"))
        card.rows.addLayout(self._lines)
        card.rows.addLayout(row(self._number, self._admit, self._change, None))
        card.rows.addWidget(self._recovery)
        return card

    def _backups(self) -> Card:
        card = Card()
        card.setMaximumWidth(_WIDEST)
        card.rows.addWidget(text("备份和检查", "heading"))
        card.rows.addLayout(row(self._last, None))
        card.rows.addWidget(self._medium)
        card.rows.addLayout(row(self._backup, self._rehearse, self._check, None))
        return card

    def _connect(self) -> None:
        self._group.idClicked.connect(self._on_dismiss)
        self._admit.clicked.connect(self._on_admit)
        self._number.returnPressed.connect(self._on_admit)
        self._change.clicked.connect(self.change_wished)
        self._backup.clicked.connect(self.backup_wished)
        self._rehearse.clicked.connect(self.rehearsal_wished)
        self._check.clicked.connect(self.check_wished)

    @Slot(int)
    def _on_dismiss(self, number: int) -> None:
        self.dismiss_wished.emit(self._numbers[number])

    @Slot()
    def _on_admit(self) -> None:
        number = self._number.text().strip()
        if number:
            self.admit_wished.emit(number)
