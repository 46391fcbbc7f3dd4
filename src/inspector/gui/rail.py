"""The rail on the left: one entry for each room that there is."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from inspector.gui.icons import icon
from inspector.gui.navigation import RAIL_LABELS, Room
from inspector.gui.theme import GRID, LIGHT
from inspector.gui.widgets.marking import named
from inspector.gui.widgets.prompt_button import PromptButton

_ICONS: Final = {
    Room.TODAY: "calendar-check",
    Room.TASKS: "list-checks",
    Room.INSTITUTIONS: "building-2",
    Room.INSPECTION: "clipboard-check",
    Room.RECTIFICATION: "wrench",
    Room.DOCUMENTS: "file-text",
    Room.EXCHANGE: "arrow-left-right",
    Room.STATISTICS: "chart-column",
    Room.SETTINGS: "settings",
}


class Rail(QFrame):
    """Radio-like entries with Alt+1, Alt+2, …; 设置 and the menu stand at the foot."""

    chosen = Signal(Room)
    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        self._entries: dict[Room, QPushButton] = {}
        self.menu = named(PromptButton("菜单"), "railMenu", "菜单")
        self._draw(self.menu, "menu")
        self.menu.setToolTip("全部命令和快捷键（Alt+M）")
        self.menu.setShortcut(QKeySequence("Alt+M"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, GRID, 0, GRID)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self._layout.addWidget(self.menu)
        self._group.buttonClicked.connect(self._on_clicked)
        self.menu.clicked.connect(self.menu_requested)

    def show_rooms(self, rooms: Iterable[Room]) -> None:
        """Show an entry for each of these rooms that is named on the rail."""
        known = set(rooms)
        for room, label in RAIL_LABELS.items():
            if room not in known or room in self._entries:
                continue
            entry = named(PromptButton(label), f"rail_{room.value}", label)
            entry.setCheckable(True)
            self._draw(entry, _ICONS[room])
            self._group.addButton(entry)
            at_foot = room is Room.SETTINGS
            place = self._layout.count() - (1 if at_foot else 2 + self._foot_entries())
            self._layout.insertWidget(place, entry)
            self._entries[room] = entry
            key = f"Alt+{len(self._entries)}"
            entry.setShortcut(QKeySequence(key))
            entry.setToolTip(f"{label}（{key}）")

    def show_current(self, room: Room) -> None:
        """Light the entry of the room, or of the one that it is reached from."""
        entry = self._entries.get(room.on_rail)
        if entry is not None:
            entry.setChecked(True)

    @staticmethod
    def _draw(entry: QPushButton, name: str) -> None:
        entry.setIcon(icon(name, LIGHT.rail_ink, LIGHT.rail_ink_lit))

    def _foot_entries(self) -> int:
        return 1 if Room.SETTINGS in self._entries else 0

    @Slot(QPushButton)
    def _on_clicked(self, clicked: QPushButton) -> None:
        for room, entry in self._entries.items():
            if entry is clicked:
                self.chosen.emit(room)
