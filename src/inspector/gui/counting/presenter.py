"""Connects the counting screen with the operations; every key that counts is durable at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.domain.counting import MOST, CountEvent
from inspector.domain.room_list import following
from inspector.gui.context import Context
from inspector.gui.counting.floors_pane import Move
from inspector.gui.counting.screen import CountingScreen
from inspector.gui.counting.state import (
    Here,
    cell_of,
    counter_of,
    next_of,
    state_of,
    within,
)
from inspector.gui.navigation import Place, Room
from inspector.operations.changes import Changed
from inspector.operations.count_rooms import (
    CountSheet,
    add_rooms,
    count_room,
    count_sheet,
    remove_room,
    take_count_over,
    undo_count,
)

_ONE_DIGIT: Final = 9
_CARES: Final = Changed.ANSWERS | Changed.INSPECTIONS | Changed.POLICY


class CountingPresenter(QObject):
    """The key of its place is the id of an inspection."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = ""
        self._sheet: CountSheet | None = None
        self._here = Here()
        self._fresh = True
        self.screen = CountingScreen()
        screen = self.screen
        screen.rooms_added.connect(self._on_rooms)
        screen.entered.connect(self._on_room)
        screen.thing_chosen.connect(self._on_thing)
        screen.typed.connect(self._on_digit)
        screen.moved.connect(self._on_moved)
        screen.difference_chosen.connect(self._on_difference)
        screen.counter_changed.connect(self._on_counter)
        screen.take_wished.connect(self._on_take)
        screen.undo_wished.connect(self._on_undo)
        screen.back_wished.connect(self._on_back)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what was counted in the inspection with this id, or in the one before."""
        key = place.key or self._key
        if not key:
            self._context.navigator.go(Room.STARTING)
            return
        if key != self._key:
            self._key, self._here = key, Here()
            self.screen.propose_rooms("主楼", "1 层", "")
        self._read()
        self.screen.take_focus()

    @property
    def _counter(self) -> str:
        return counter_of(self._sheet, self._here).certificate_number if self._sheet else ""

    def _read(self) -> None:
        sheet = self._context.perform(partial(count_sheet, self._context.workspace, self._key))
        if sheet is not None:
            self._sheet = sheet
            self._go(self._here)

    def _go(self, here: Here) -> None:
        if self._sheet is not None:
            self._fresh = True
            self._here = within(self._sheet, here)
            self.screen.show_state(state_of(self._sheet, self._here))

    def _do(self, step: Callable[[], CountEvent | None]) -> bool:
        event = self._context.perform(step)
        if event is None or self._sheet is None:
            return False
        self._sheet = self._sheet.after(event)
        self._here = within(self._sheet, self._here)
        self.screen.show_state(state_of(self._sheet, self._here))
        self._context.news.publish(Changed.COUNTS)
        return True

    def _count(self, number: int | None) -> None:
        cell = cell_of(self._sheet, self._here) if self._sheet else None
        if cell is not None and self._found != number:
            step = partial(
                count_room, self._context.workspace, self._key, self._counter, cell, number
            )
            self._do(step)
        self._fresh = False

    @property
    def _found(self) -> int | None:
        cell = cell_of(self._sheet, self._here) if self._sheet else None
        return self._sheet.count.number(self._counter, *cell) if self._sheet and cell else None

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES and self._key and self.screen.isVisible():
            self._read()

    @Slot(str, str, str)
    def _on_rooms(self, building: str, floor: str, words: str) -> None:
        add = partial(
            add_rooms, self._context.workspace, self._key, self._counter, (building, floor), words
        )
        if self._do(add) and self._sheet is not None:
            event = self._sheet.events[-1]
            self._here = replace(self._here, room=self._sheet.count.rooms.index(event.places[0]))
            self._go(self._here)
            self.screen.propose_rooms(
                event.building, _next_floor(event.floor), following(event.rooms)
            )

    @Slot(int)
    def _on_room(self, number: int) -> None:
        self._go(replace(self._here, room=number))
        self.screen.take_focus()

    @Slot(int)
    def _on_thing(self, number: int) -> None:
        self._go(replace(self._here, thing=number))
        self.screen.take_focus()

    @Slot(int)
    def _on_digit(self, digit: int) -> None:
        before = 0 if self._fresh else self._found or 0
        number = 10 * before + digit
        if number <= MOST:
            self._count(number)

    @Slot(Move)
    def _on_moved(self, move: Move) -> None:
        found, here = self._found, self._here
        match move:
            case Move.MORE:
                self._count(min((found or 0) + 1, MOST))
            case Move.FEWER:
                self._count(max((found or 0) - 1, 0))
            case Move.ERASE_DIGIT:
                self._count(found // 10 if found is not None and found > _ONE_DIGIT else None)
            case Move.CLEAR:
                self._count(None)
            case Move.REMOVE_ROOM:
                self._remove_room()
            case Move.NEXT:
                self._next()
            case Move.NEXT_THING | Move.PREVIOUS_THING:
                self._on_thing(max(here.thing + (1 if move is Move.NEXT_THING else -1), 0))
            case Move.NEXT_ROOM | Move.PREVIOUS_ROOM:
                self._on_room(max(here.room + (1 if move is Move.NEXT_ROOM else -1), 0))

    def _next(self) -> None:
        if self._sheet is not None and self._sheet.things:
            self._go(next_of(self._sheet, self._here))
            self.screen.take_focus()

    def _remove_room(self) -> None:
        cell = cell_of(self._sheet, self._here) if self._sheet else None
        if cell is not None:
            step = partial(remove_room, self._context.workspace, self._key, self._counter, cell[0])
            self._do(step)
            self._fresh = True
            self.screen.take_focus()

    @Slot(int)
    def _on_difference(self, number: int) -> None:
        if self._sheet is not None:
            one = state_of(self._sheet, self._here).differences[number]
            self._go(replace(self._here, room=one.room, thing=one.thing))
            self.screen.take_focus()

    @Slot()
    def _on_counter(self) -> None:
        self._go(replace(self._here, counter=self._here.counter + 1))
        self.screen.take_focus()

    @Slot()
    def _on_undo(self) -> None:
        self._do(partial(undo_count, self._context.workspace, self._key, self._counter))
        self._fresh = True
        self.screen.take_focus()

    @Slot()
    def _on_take(self) -> None:
        take = partial(take_count_over, self._context.workspace, self._key, self._counter)
        changed = self._context.perform(take)
        if changed is not None:
            self._context.news.publish(changed)
            self._context.say("清点的合计已填入检查表中对应的事项。")
            self._on_back()

    @Slot()
    def _on_back(self) -> None:
        self._context.navigator.go(Room.INSPECTION, self._key)


def _next_floor(floor: str) -> str:
    """Return 3 层 after 2 层; a floor without a number stays."""
    digits = "".join(sign for sign in floor if sign.isdigit())
    return floor.replace(digits, str(int(digits) + 1)) if digits else floor
