"""Counting mode (X9): beds and residents counted room by room, by one officer or by two."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from inspector.domain.answer import Answer
from inspector.domain.checklist import InputKind, Item

ROOM_TALLIES: Final = (
    "beds_actual",
    "beds_open",
    "beds_nursing",
    "residents",
    "residents_full",
    "residents_part",
    "residents_disabled",
    "beds_registered",
)
"""Tallies of the pack that are counted room by room, in the order in which one counts them."""

SUMS: Final = {"residents_disabled": ("residents_full", "residents_part")}
"""A tally that is the sum of others where all of those are counted."""

MOST: Final = 999
"""The largest number that a room can have."""


class Act(StrEnum):
    """What a counter did."""

    ROOMS_ADDED = "加房间"
    ROOMS_REMOVED = "删房间"
    COUNTED = "清点"
    UNDONE = "撤销"


class Room(NamedTuple):
    """One room of the institution; a tuple, since it is looked up a thousand times a key."""

    building: str
    floor: str
    number: str


Cell: TypeAlias = tuple[Room, str]
"""A room and a tally."""


@dataclass(frozen=True, slots=True)
class CountEvent:
    """One step of one counter; the list of them is the whole truth.

    Attributes:
        counter: certificate number of the officer.
        rooms: numbers of the rooms on the floor that the step is about; one where it is COUNTED.
        number: None takes a count away.
        at: UTC.
    """

    act: Act
    counter: str
    building: str = ""
    floor: str = ""
    rooms: tuple[str, ...] = ()
    tally: str = ""
    number: int | None = None
    at: datetime | None = None

    @property
    def places(self) -> tuple[Room, ...]:
        """The rooms."""
        return tuple(Room(self.building, self.floor, number) for number in self.rooms)


@dataclass(frozen=True, slots=True)
class Difference:
    """A room where two counters found different numbers, by certificate number."""

    room: Room
    tally: str
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Count:
    """What stands after all steps.

    Attributes:
        rooms: by building, floor and number.
        numbers: by counter, room and tally; only rooms that are there.
    """

    rooms: tuple[Room, ...] = ()
    numbers: Mapping[str, Mapping[Cell, int]] = field(default_factory=dict)

    def number(self, counter: str, room: Room, tally: str) -> int | None:
        """Return what a counter found in a room; None: not counted."""
        return self.numbers.get(counter, {}).get((room, tally))

    @property
    def counters(self) -> tuple[str, ...]:
        """Who counted anything, in the order of their first count."""
        return tuple(counter for counter, cells in self.numbers.items() if cells)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where two counted and found different numbers, in the order of the rooms."""
        twice = Counter(cell for cells in self.numbers.values() for cell in cells)
        found = []
        for room, tally in (cell for cell, counters in twice.items() if counters > 1):
            numbers = {
                counter: cells[room, tally]
                for counter, cells in self.numbers.items()
                if (room, tally) in cells
            }
            if len(set(numbers.values())) > 1:
                found.append(Difference(room, tally, numbers))
        return tuple(sorted(found, key=lambda one: (_order(one.room), one.tally)))

    def merged(self, counter: str) -> dict[Cell, int]:
        """Return what a counter found, and what another found where this one did not count."""
        others = [cells for each, cells in self.numbers.items() if each != counter]
        merged: dict[Cell, int] = {}
        for cells in (*others, self.numbers.get(counter, {})):
            merged.update(cells)
        return merged

    def after(self, event: CountEvent) -> "Count | None":
        """Return what stands after one more number in a room; None: count from the start."""
        cells = dict(self.numbers.get(event.counter, {}))
        if event.act is not Act.COUNTED or not set(event.places) <= set(self.rooms):
            return None
        for room in event.places:
            if event.number is None:
                cells.pop((room, event.tally), None)
            else:
                cells[room, event.tally] = event.number
        return Count(self.rooms, {**self.numbers, event.counter: cells})

    def own_total(self, counter: str, tally: str, rooms: Iterable[Room]) -> int | None:
        """Return the sum of what a counter found himself; None where he counted none of them."""
        return _sum(self.numbers.get(counter, {}), tally, rooms)

    def totals(self, counter: str) -> dict[str, int]:
        """Return the sum over all rooms of every tally that was counted, and of their sums."""
        merged = self.merged(counter)
        found = {tally: _sum(merged, tally, self.rooms) for tally in ROOM_TALLIES}
        totals = {tally: number for tally, number in found.items() if number is not None}
        for tally, parts in SUMS.items():
            if tally not in totals and all(part in totals for part in parts):
                totals[tally] = sum(totals[part] for part in parts)
        return totals


@dataclass(frozen=True, slots=True)
class CountedThing:
    """Something that is counted, as the pack calls it."""

    tally: str
    label: str
    unit: str


def count_of(events: Sequence[CountEvent]) -> Count:
    """Return what stands after these steps."""
    rooms: dict[Room, None] = {}
    numbers: dict[str, dict[Cell, int]] = {}
    for event in standing(events):
        for room in event.places:
            if event.act is Act.ROOMS_ADDED:
                rooms[room] = None
            elif event.act is Act.ROOMS_REMOVED:
                rooms.pop(room, None)
            elif event.number is None:
                numbers.get(event.counter, {}).pop((room, event.tally), None)
            else:
                numbers.setdefault(event.counter, {})[room, event.tally] = event.number
    present = {
        counter: {cell: number for cell, number in cells.items() if cell[0] in rooms}
        for counter, cells in numbers.items()
    }
    return Count(tuple(sorted(rooms, key=_order)), present)


def standing(events: Sequence[CountEvent]) -> tuple[CountEvent, ...]:
    """Return the steps that were not undone: each counter takes back his own last step."""
    kept: dict[int, CountEvent] = {}
    stacks: dict[str, list[int]] = {}
    for place, event in enumerate(events):
        stack = stacks.setdefault(event.counter, [])
        if event.act is not Act.UNDONE:
            kept[place] = event
            stack.append(place)
        elif stack:
            del kept[stack.pop()]
    return tuple(kept.values())


def last_step(events: Sequence[CountEvent], counter: str) -> CountEvent | None:
    """Return the step that undoing would take back."""
    own = [event for event in standing(events) if event.counter == counter]
    return own[-1] if own else None


def counted_things(items: Iterable[Item]) -> tuple[CountedThing, ...]:
    """Return what these items want to have counted; sums of others are not counted again."""
    asked: dict[str, CountedThing] = {}
    for item in items:
        for one in item.inputs:
            if one.kind is InputKind.NUMBER and one.tally in ROOM_TALLIES:
                asked.setdefault(one.tally, CountedThing(one.tally, one.label, one.unit))
    return tuple(
        asked[tally]
        for tally in ROOM_TALLIES
        if tally in asked and not (tally in SUMS and set(SUMS[tally]) <= asked.keys())
    )


def with_totals(item: Item, answer: Answer | None, totals: Mapping[str, int]) -> Answer | None:
    """Return the answer with the totals in the inputs that have their tally; None: has none.

    An item that was answered 不适用 stays so.
    """
    taken = {one.code: Decimal(totals[one.tally]) for one in item.inputs if one.tally in totals}
    given = answer or Answer(item.code)
    if not taken or given.not_applicable:
        return None
    return replace(given, values={**given.values, **taken}, swept=False)


def _sum(cells: Mapping[Cell, int], tally: str, rooms: Iterable[Room]) -> int | None:
    counted = [cells[room, tally] for room in rooms if (room, tally) in cells]
    return sum(counted) if counted else None


def _order(room: Room) -> tuple[list[tuple[int, str]], ...]:
    return _natural(room.building), _natural(room.floor), _natural(room.number)


def _natural(words: str) -> list[tuple[int, str]]:
    """Return a key by which 2 stands before 10, and B1 before 1."""
    parts = re.findall(r"\d+|\D+", words)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
