"""The officers of the office, and a line to add one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout

from inspector.gui.settings.state import OfficeState
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.date_field import DateField, read_date
from inspector.gui.widgets.marking import button, cleared, named, row, text


class OfficersCard(Card):
    """An officer with a known certificate number is corrected, another one added."""

    entered = Signal(str, str, object)
    """Name, certificate number and last day of validity (date or None)."""
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._numbers: list[str] = []
        self._group = QButtonGroup(self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._name = named(QLineEdit(), "officerName", "姓名")
        self._name.setPlaceholderText("姓名")
        self._number = named(QLineEdit(), "officerNumber", "行政执法证号")
        self._number.setPlaceholderText("行政执法证号")
        self._until = DateField("证件有效期到")
        self._until.line.setPlaceholderText("有效期到")
        self._add = button("加上", "officerAdd")
        self.rows.addLayout(self._lines)
        self.rows.addWidget(text("再加一名检查员", "muted"))
        self.rows.addLayout(row(self._name, self._number, self._until, self._add))
        self._group.idClicked.connect(self._on_remove)
        self._add.clicked.connect(self._on_add)

    def show_state(self, state: OfficeState) -> None:
        """Show the officers."""
        for each in self._group.buttons():
            self._group.removeButton(each)
        cleared(self._lines)
        self._numbers = [officer.number for officer in state.officers]
        for number, officer in enumerate(state.officers):
            remove = button("移除", f"officerRemove{number}", kind="quiet")
            remove.setAccessibleName(f"移除检查员：{officer.title}")
            self._group.addButton(remove, number)
            chip = Chip(officer.state, officer.tone)
            self._lines.addWidget(LineCard(officer.title, officer.more, chip, remove))
        if not state.officers:
            self._lines.addWidget(text("还没有检查员。检查要有两名持证检查员。", "muted"))

    def empty_line(self) -> None:
        """Make room for the next officer."""
        self._name.clear()
        self._number.clear()
        self._until.show_date(None)
        self._name.setFocus()

    @Slot(int)
    def _on_remove(self, number: int) -> None:
        self.removed.emit(self._numbers[number])

    @Slot()
    def _on_add(self) -> None:
        until = read_date(self._until.line.text())
        self.entered.emit(self._name.text().strip(), self._number.text().strip(), until)
