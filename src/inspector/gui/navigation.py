"""The rooms of the window and how one asks to be taken to a place in them."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Room(Enum):
    """A room of the window, in the order of the rail."""

    TODAY = "today"
    TASKS = "tasks"
    INSTITUTIONS = "institutions"
    REGISTER_IMPORT = "register_import"
    INSPECTION = "inspection"
    CLOSING = "closing"
    COUNTING = "counting"
    RECTIFICATION = "rectification"
    DOCUMENTS = "documents"
    EXCHANGE = "exchange"
    STATISTICS = "statistics"
    STARTING = "starting"
    SETTINGS = "settings"

    @property
    def on_rail(self) -> "Room":
        """The room whose entry on the rail is lit: some rooms are reached from another."""
        return _REACHED_FROM.get(self, self)


RAIL_LABELS: Final = {
    Room.TODAY: "今日",
    Room.TASKS: "任务",
    Room.INSTITUTIONS: "机构",
    Room.INSPECTION: "检查",
    Room.RECTIFICATION: "整改",
    Room.DOCUMENTS: "文书",
    Room.EXCHANGE: "交换",
    Room.STATISTICS: "统计",
    Room.SETTINGS: "设置",
}


_REACHED_FROM: Final = {
    Room.REGISTER_IMPORT: Room.INSTITUTIONS,
    Room.STARTING: Room.INSPECTION,
    Room.CLOSING: Room.INSPECTION,
    Room.COUNTING: Room.INSPECTION,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A room, and in it the thing with this key and the part of it to look at first."""

    room: Room
    key: str = ""
    part: str = ""


class Presenter(Protocol):
    """What the window knows of a room."""

    @property
    def screen(self) -> QWidget:
        """The widget that is put into the window."""

    def enter(self, place: Place) -> None:
        """Read anew and show the place; called every time somebody comes in."""


class Navigator(QObject):
    """Carries wishes to go somewhere from screens to the window."""

    requested = Signal(Place)

    def go(self, room: Room, key: str = "", part: str = "") -> None:
        """Ask the window to show a place."""
        self.requested.emit(Place(room, key, part))
