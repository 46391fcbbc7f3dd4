"""What the counting screen shows: one pure function from what was counted."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from inspector.domain.counting import Cell, CountedThing, Difference, Room
from inspector.domain.personnel import Officer
from inspector.domain.verdict import ClauseVerdict, Outcome
from inspector.gui.theme import Tone
from inspector.operations.count_rooms import CountSheet

if TYPE_CHECKING:
    from collections.abc import Mapping

_TONES = {
    Outcome.UNMET: Tone.DANGER,
    Outcome.JUDGEMENT: Tone.WARNING,
    Outcome.MET: Tone.GOOD,
    Outcome.NO_EVIDENCE: Tone.WARNING,
    Outcome.NOT_APPLICABLE: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class Here:
    """Where one stands: which officer counts, in which room, which thing; numbers from 0."""

    counter: int = 0
    room: int = 0
    thing: int = 0


@dataclass(frozen=True, slots=True)
class TileState:
    """One room; `number` is what the counter found of the thing, or nothing."""

    room: str
    number: str
    differs: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class FloorState:
    """One floor with the sum of its rooms."""

    title: str
    total: str
    tiles: tuple[TileState, ...]


@dataclass(frozen=True, slots=True)
class ThingState:
    """One thing that is counted, with the sum of its rooms and how many were counted."""

    label: str
    total: str


@dataclass(frozen=True, slots=True)
class RatioState:
    """What the judge of the checklist says of an item by these totals."""

    title: str
    words: str
    tone: Tone
    formula: str


@dataclass(frozen=True, slots=True)
class DifferenceState:
    """A room where two counters differ, and where to find it."""

    words: str
    room: int
    thing: int


@dataclass(frozen=True, slots=True)
class CountingState:
    """The whole screen.

    Attributes:
        place: the current room in words; empty where there is none.
        digits: what the counter found there, or a dash.
        draft: whether anything can still be counted.
    """

    title: str
    subtitle: str
    counter: str
    here: Here
    things: tuple[ThingState, ...]
    floors: tuple[FloorState, ...]
    place: str
    thing: str
    digits: str
    ratios: tuple[RatioState, ...]
    differences: tuple[DifferenceState, ...]
    draft: bool
    can_take: bool


def within(sheet: CountSheet, here: Here) -> Here:
    """Return the same place, moved to the last room or thing where there are fewer now."""
    return Here(
        here.counter % len(sheet.inspection.officers),
        max(min(here.room, len(sheet.count.rooms) - 1), 0),
        max(min(here.thing, len(sheet.things) - 1), 0),
    )


def cell_of(sheet: CountSheet, here: Here) -> Cell | None:
    """Return the room and the tally where one stands; None where there is nothing to count."""
    if here.room < len(sheet.count.rooms) and here.thing < len(sheet.things):
        return sheet.count.rooms[here.room], sheet.things[here.thing].tally
    return None


def counter_of(sheet: CountSheet, here: Here) -> Officer:
    """Return the officer who counts."""
    return sheet.inspection.officers[here.counter]


def next_of(sheet: CountSheet, here: Here) -> Here:
    """Return where Enter leads: the next thing of the room, after the last one the next room.

    In the first room one walks through all things, from then on through those that one counted.
    """
    counter, rooms = counter_of(sheet, here).certificate_number, sheet.count.rooms
    elsewhere = [room for number, room in enumerate(rooms) if number != here.room]
    walked = [
        number
        for number, thing in enumerate(sheet.things)
        if sheet.count.own_total(counter, thing.tally, elsewhere) is not None
    ] or list(range(len(sheet.things)))
    following = [number for number in walked if number > here.thing]
    if following:
        return replace(here, thing=following[0])
    if here.room + 1 < len(rooms):
        return replace(here, room=here.room + 1, thing=walked[0])
    return here


def state_of(sheet: CountSheet, here: Here) -> CountingState:
    """Return what is shown with one standing there."""
    inspection, count = sheet.inspection, sheet.count
    counter = counter_of(sheet, here).certificate_number
    cell = cell_of(sheet, here)
    found = count.number(counter, *cell) if cell else None
    differences = count.differences
    counted = len(count.counters)
    return CountingState(
        title="清点",
        subtitle=f"{inspection.institution.name} · {len(count.rooms)} 间"
        + (f" · {counted} 人清点" if counted > 1 else ""),
        counter=counter_of(sheet, here).name,
        here=here,
        things=tuple(_thing(sheet, one, counter) for one in sheet.things),
        floors=_floors(sheet, here, {(one.room, one.tally) for one in differences}),
        place=_place(cell[0]) if cell else "",
        thing=sheet.things[here.thing].label if sheet.things else "",
        digits="—" if found is None else str(found),
        ratios=_ratios(sheet, counter),
        differences=tuple(_difference(sheet, one) for one in differences),
        draft=inspection.is_draft,
        can_take=inspection.is_draft and counted > 0 and not differences,
    )


def _thing(sheet: CountSheet, thing: CountedThing, counter: str) -> ThingState:
    rooms = sheet.count.rooms
    total = sheet.count.own_total(counter, thing.tally, rooms)
    cells = sheet.count.numbers.get(counter, {})
    done = sum((room, thing.tally) in cells for room in rooms)
    words = f"{'—' if total is None else total} {thing.unit}"
    return ThingState(thing.label, f"{words} · {done}/{len(rooms)} 间")


def _floors(sheet: CountSheet, here: Here, differing: set[Cell]) -> tuple[FloorState, ...]:
    if not sheet.things:
        return ()
    counter = counter_of(sheet, here).certificate_number
    thing = sheet.things[here.thing]
    floors = []
    for (building, floor), group in groupby(
        sheet.count.rooms, key=lambda room: (room.building, room.floor)
    ):
        rooms = tuple(group)
        total = sheet.count.own_total(counter, thing.tally, rooms)
        words = "还没有清点" if total is None else f"{thing.label} {total} {thing.unit}"
        floors.append(
            FloorState(
                f"{building} · {floor}",
                words,
                tuple(
                    _tile(sheet, room, thing, counter, (room, thing.tally) in differing)
                    for room in rooms
                ),
            )
        )
    return tuple(floors)


def _tile(
    sheet: CountSheet,
    room: Room,
    thing: CountedThing,
    counter: str,
    differs: bool,  # noqa: FBT001 - one of the facts of a tile
) -> TileState:
    number = sheet.count.number(counter, room, thing.tally)
    words = "还没有清点" if number is None else f"{number} {thing.unit}"
    mark = "，两人数目不一致" if differs else ""
    return TileState(
        room.number,
        "" if number is None else str(number),
        differs,
        f"{_place(room)}，{thing.label} {words}{mark}",
    )


def _ratios(sheet: CountSheet, counter: str) -> tuple[RatioState, ...]:
    verdicts = sheet.verdicts(counter).items()
    return tuple(
        _ratio(sheet, code, verdict)
        for outcome in _TONES  # what falls short comes first
        for code, verdict in verdicts
        if verdict.outcome is outcome
    )


def _ratio(sheet: CountSheet, code: str, verdict: ClauseVerdict) -> RatioState:
    distance = f"，{verdict.distance}" if verdict.distance else ""
    text = next(item.text for item in sheet.items if item.code == code)
    return RatioState(
        f"{code}  {text}",
        f"{verdict.outcome.value}{distance}",
        _TONES[verdict.outcome],
        verdict.formula,
    )


def _difference(sheet: CountSheet, one: Difference) -> DifferenceState:
    names: Mapping[str, str] = {
        officer.certificate_number: officer.name for officer in sheet.inspection.officers
    }
    labels = {thing.tally: (place, thing.label) for place, thing in enumerate(sheet.things)}
    thing, label = labels[one.tally]
    numbers = "，".join(
        f"{names.get(counter, counter)} {number}" for counter, number in one.numbers.items()
    )
    return DifferenceState(
        f"{one.room.number} {label}：{numbers}", sheet.count.rooms.index(one.room), thing
    )


def _place(room: Room) -> str:
    return f"{room.building} {room.floor} {room.number}"
