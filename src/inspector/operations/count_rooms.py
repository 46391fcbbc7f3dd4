"""Count room by room (X9): each key press is durable; results are taken over into answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inspector.domain.checklist import Item
from inspector.domain.counting import (
    ROOM_TALLIES,
    Act,
    Count,
    CountedThing,
    CountEvent,
    Room,
    count_of,
    counted_things,
    last_step,
    with_totals,
)
from inspector.domain.inspection import Inspection
from inspector.domain.judgement import judge
from inspector.domain.policy_pack import Pack
from inspector.domain.room_list import read_rooms
from inspector.domain.verdict import ClauseVerdict
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.judged_inspection import judge_inspection
from inspector.operations.workspace import Workspace


class NotSettledError(UserError):
    """What was counted cannot be taken over yet."""


@dataclass(frozen=True, slots=True)
class CountSheet:
    """All that counting shows of an inspection.

    Attributes:
        things: what is counted, in order.
        items: those with an input that takes a total.
    """

    inspection: Inspection
    pack: Pack
    things: tuple[CountedThing, ...]
    items: tuple[Item, ...]
    events: tuple[CountEvent, ...]
    count: Count

    def after(self, event: CountEvent) -> "CountSheet":
        """Return the sheet with one more step."""
        events = (*self.events, event)
        return replace(self, events=events, count=self.count.after(event) or count_of(events))

    def verdicts(self, counter: str) -> Mapping[str, ClauseVerdict]:
        """Judge every item that takes a total, as the checklist would with these totals (X9)."""
        totals = self.count.totals(counter)
        found = {}
        for item in self.items:
            answer = self.inspection.answers.get(item.code)
            given = with_totals(item, answer, totals)
            if given is not None:
                found[item.code] = judge(
                    item, given, self.pack.parameters, self.inspection.reference_date
                )
        return found


def count_sheet(workspace: Workspace, inspection_id: str) -> CountSheet:
    """Read what was counted in an inspection so far."""
    with workspace.database.reading() as stored:
        inspection = stored.inspections.get(inspection_id)
        events = stored.counts.events(inspection_id)
    pack = workspace.pack_of(inspection.pack_version)
    asked = judge_inspection(workspace, inspection, pack).items
    things = counted_things(asked)
    items = tuple(item for item in asked if any(one.tally in ROOM_TALLIES for one in item.inputs))
    return CountSheet(inspection, pack, things, items, events, count_of(events))


def add_rooms(
    workspace: Workspace, inspection_id: str, counter: str, floor: tuple[str, str], words: str
) -> CountEvent:
    """Add rooms to a floor (building, floor), written as 201-212、215.

    Raises:
        RoomListError: the words name no rooms.
    """
    building, name = floor
    event = CountEvent(
        Act.ROOMS_ADDED,
        counter,
        building.strip() or "主楼",
        name.strip() or "1 层",
        read_rooms(words),
        at=workspace.clock(),
    )
    return _kept(workspace, inspection_id, event)


def remove_room(workspace: Workspace, inspection_id: str, counter: str, room: Room) -> CountEvent:
    """Take a room off with what was counted in it; undoing brings both back."""
    event = CountEvent(
        Act.ROOMS_REMOVED,
        counter,
        room.building,
        room.floor,
        (room.number,),
        at=workspace.clock(),
    )
    return _kept(workspace, inspection_id, event)


def count_room(
    workspace: Workspace,
    inspection_id: str,
    counter: str,
    cell: tuple[Room, str],
    number: int | None,
) -> CountEvent:
    """Keep how many of a thing (room, tally) a counter found; None: not counted after all."""
    room, tally = cell
    event = CountEvent(
        Act.COUNTED,
        counter,
        room.building,
        room.floor,
        (room.number,),
        tally,
        number,
        workspace.clock(),
    )
    return _kept(workspace, inspection_id, event)


def undo_count(workspace: Workspace, inspection_id: str, counter: str) -> CountEvent | None:
    """Take the last step of a counter back; None: there is none."""
    with workspace.database.transaction() as stored:
        if last_step(stored.counts.events(inspection_id), counter) is None:
            return None
        event = CountEvent(Act.UNDONE, counter, at=workspace.clock())
        stored.counts.append(inspection_id, event)
    return event


def take_count_over(workspace: Workspace, inspection_id: str, counter: str) -> Changed:
    """Put the totals into every answer whose inputs have their tally, in one transaction.

    Raises:
        NotSettledError: nothing was counted, or two counters differ.
    """
    sheet = count_sheet(workspace, inspection_id)
    _require_settled(sheet)
    totals = sheet.count.totals(counter)
    now = workspace.clock()
    with workspace.database.transaction() as stored:
        for item in sheet.items:
            given = with_totals(item, sheet.inspection.answers.get(item.code), totals)
            if given is not None:
                answer = replace(given, officer=counter, at=now)
                stored.inspections.save_answer(inspection_id, answer)
    return Changed.ANSWERS


def _kept(workspace: Workspace, inspection_id: str, event: CountEvent) -> CountEvent:
    with workspace.database.transaction() as stored:
        stored.counts.append(inspection_id, event)
    return event


def _require_settled(sheet: CountSheet) -> None:
    differences: Sequence[object] = sheet.count.differences
    if differences:
        raise NotSettledError(
            f"两名清点人有 {len(differences)} 处数目不一致，请先到这些房间复核，改成一致后再填入。"
        )
    if not sheet.count.counters:
        raise NotSettledError("还没有清点任何房间，没有可以填入检查表的数目。")
