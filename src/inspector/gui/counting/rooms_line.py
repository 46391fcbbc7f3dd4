"""A line that adds the rooms of a floor, and proposes the next floor like it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, named, row


class RoomsLine(QWidget):
    """Building, floor, rooms; Enter in any of them adds."""

    added = Signal(str, str, str)
    """Building, floor and the rooms as they were written."""

    def __init__(self) -> None:
        super().__init__()
        self._building = _line("countBuilding", "楼", "楼，如 主楼", 120)
        self._floor = _line("countFloor", "层", "层，如 2 层", 110)
        self._rooms = named(QLineEdit(), "countRooms", "房间号")
        self._rooms.setPlaceholderText("房间号，如 201-212")
        self._add = button("加房间", "addRooms")
        self._add.setToolTip(f"{Shortcut.ADD_ROOMS.label}（{Shortcut.ADD_ROOMS.key}）")
        line = row(self._building, self._floor, self._rooms, self._add)
        line.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        line.setStretch(2, 1)
        self.setLayout(line)
        for field in (self._building, self._floor, self._rooms):
            field.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)

    @property
    def holds_focus(self) -> bool:
        """Whether one is writing here."""
        return any(field.hasFocus() for field in (self._building, self._floor, self._rooms))

    def propose(self, building: str, floor: str, rooms: str) -> None:
        """Write what is probably added next."""
        self._building.setText(building)
        self._floor.setText(floor)
        self._rooms.setText(rooms)

    def take_focus(self) -> None:
        """Put the focus into the rooms."""
        self._rooms.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rooms.selectAll()

    @Slot()
    def _on_add(self) -> None:
        self.added.emit(self._building.text(), self._floor.text(), self._rooms.text())


def _line(name: str, spoken: str, hint: str, width: int) -> QLineEdit:
    line = named(QLineEdit(), name, spoken)
    line.setPlaceholderText(hint)
    line.setMaximumWidth(width)
    return line
