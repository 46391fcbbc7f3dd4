"""The card with which a backup is chosen, looked into and put in the place of today's data."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from inspector.gui.settings.restore_state import BackupLine
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.marking import button, cleared, named, row, text

_WIDEST: Final = 90 * GRID


class RestoreCard(Card):
    """First the backups, then what is in one, then yes or no."""

    list_wished = Signal()
    other_wished = Signal()
    look_wished = Signal(int)
    """Number of the backup in the list."""
    restore_wished = Signal()
    leave_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(_WIDEST)
        self._group = QButtonGroup(self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._list = button("查看已有的备份", "listBackups")
        self._other = button("选择 U 盘或文件夹", "chooseBackups")
        self._found = named(text(wrap=True), "foundBackup")
        self._restore = button("恢复这份备份", "restoreBackup", kind="danger")
        self._leave = button("不恢复", "leaveBackup", kind="quiet")
        self.rows.addWidget(text("从备份恢复", "heading"))
        words = "先打开备份看清里面有什么，再决定。恢复时，现在的数据保留在旁边，不会删除。"
        self.rows.addWidget(text(words, "muted", wrap=True))
        self.rows.addLayout(row(self._list, self._other, None))
        self.rows.addLayout(self._lines)
        self.rows.addWidget(self._found)
        self.rows.addLayout(row(self._restore, self._leave, None))
        self._list.clicked.connect(self.list_wished)
        self._other.clicked.connect(self.other_wished)
        self._restore.clicked.connect(self.restore_wished)
        self._leave.clicked.connect(self.leave_wished)
        self._group.idClicked.connect(self._on_look)
        self.show_found("")

    def show_possible(self, *, possible: bool) -> None:
        """Practice has no backups."""
        self._list.setEnabled(possible)
        self._other.setEnabled(possible)

    def show_lines(self, lines: Sequence[BackupLine]) -> None:
        """Show the backups to choose from."""
        for each in self._group.buttons():
            self._group.removeButton(each)
        cleared(self._lines)
        for number, one in enumerate(lines):
            look = button("看看有什么", f"lookIntoBackup{number}")
            look.setAccessibleName(f"看看{one.title}的备份里有什么")
            self._group.addButton(look, number)
            chip = Chip(one.chip, one.tone)
            self._lines.addWidget(LineCard(one.title, one.more, chip, look))

    def show_found(self, words: str) -> None:
        """Show what is in the backup, and the choice; no words: none is open."""
        self._found.setText(words)
        for part in (self._found, self._restore, self._leave):
            part.setVisible(bool(words))
        if words:
            self._leave.setFocus()

    @Slot(int)
    def _on_look(self, number: int) -> None:
        self.look_wished.emit(number)
