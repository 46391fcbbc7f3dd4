"""Counting room by room, down to the database (X9)."""

from decimal import Decimal

import pytest

from desks import FIRST, SECOND, started
from inspector.domain.counting import Room
from inspector.domain.room_list import RoomListError
from inspector.operations.changes import Changed
from inspector.operations.count_rooms import (
    CountSheet,
    NotSettledError,
    add_rooms,
    count_room,
    count_sheet,
    remove_room,
    take_count_over,
    undo_count,
)
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from inspector.storage.draft_guard import SealedError

ROOM = Room("主楼", "2 层", "201")
NEXT = Room("主楼", "2 层", "202")


@pytest.fixture
def key(county: Workspace) -> str:
    inspection = started(county, "T1", "T3")
    add_rooms(county, inspection, FIRST, ("", "2 层"), "201-202")
    return inspection


def test_every_step_is_there_when_the_sheet_is_read_again__x9(county: Workspace, key: str) -> None:
    sheet = count_sheet(county, key)
    assert sheet.count.rooms == (ROOM, NEXT)
    event = count_room(county, key, FIRST, (ROOM, "beds_actual"), 3)
    assert sheet.after(event) == count_sheet(county, key)
    assert count_sheet(county, key).count.totals(FIRST) == {"beds_actual": 3}
    remove_room(county, key, FIRST, ROOM)
    assert count_sheet(county, key).count.rooms == (NEXT,)


def test_undoing_goes_back_step_by_step__x9(county: Workspace, key: str) -> None:
    count_room(county, key, FIRST, (ROOM, "beds_actual"), 3)
    count_room(county, key, FIRST, (ROOM, "beds_actual"), 31)
    undo_count(county, key, FIRST)
    assert count_sheet(county, key).count.number(FIRST, ROOM, "beds_actual") == 3
    undo_count(county, key, FIRST)
    undo_count(county, key, FIRST)
    assert count_sheet(county, key).count.rooms == ()
    assert undo_count(county, key, FIRST) is None


def _count_beds(county: Workspace, key: str, nursing: int) -> CountSheet:
    for tally, number in (
        ("beds_registered", 50),
        ("beds_actual", 50),
        ("beds_open", 50),
        ("beds_nursing", nursing),
    ):
        count_room(county, key, FIRST, (ROOM, tally), number)
    return count_sheet(county, key)


def test_what_is_still_missing_is_said_by_the_judge_of_the_checklist__x9(
    county: Workspace, key: str
) -> None:
    short = _count_beds(county, key, 22).verdicts(FIRST)["T3-M05"]
    take_count_over(county, key, FIRST)
    judged = judged_inspection(county, key)
    assert short == judged.verdicts["T3-M05"]
    assert "还差" in short.distance
    assert "T1-C09" not in count_sheet(county, key).verdicts(FIRST)


def test_totals_are_taken_over_into_every_answer_with_their_tally__x9(
    county: Workspace, key: str
) -> None:
    _count_beds(county, key, 45)
    assert take_count_over(county, key, FIRST) is Changed.ANSWERS
    answers = judged_inspection(county, key).inspection.answers
    assert answers["T1-A03"].values["nursing"] == Decimal(45)
    assert answers["T3-M05"].values["nursing"] == Decimal(45)
    assert answers["T3-M05"].officer == FIRST
    assert "residents" not in answers["T3-M06"].values


def test_differences_are_settled_before_anything_is_taken_over__x9(
    county: Workspace, key: str
) -> None:
    with pytest.raises(NotSettledError, match="还没有清点"):
        take_count_over(county, key, FIRST)
    count_room(county, key, FIRST, (ROOM, "beds_actual"), 3)
    count_room(county, key, SECOND, (ROOM, "beds_actual"), 4)
    with pytest.raises(NotSettledError, match="1 处"):
        take_count_over(county, key, FIRST)
    count_room(county, key, SECOND, (ROOM, "beds_actual"), 3)
    take_count_over(county, key, SECOND)
    answer = judged_inspection(county, key).inspection.answers["T1-A03"]
    assert answer.values == {"actual": Decimal(3)}


def test_rooms_that_cannot_be_read_change_nothing(county: Workspace, key: str) -> None:
    with pytest.raises(RoomListError):
        add_rooms(county, key, FIRST, ("主楼", ""), "")
    add_rooms(county, key, FIRST, ("主楼", ""), "1")
    assert count_sheet(county, key).count.rooms[0] == Room("主楼", "1 层", "1")


def test_a_sealed_inspection_is_counted_no_more(county: Workspace, sealed: str) -> None:
    with pytest.raises(SealedError):
        add_rooms(county, sealed, FIRST, ("主楼", ""), "101")
    with pytest.raises(Exception, match="已经封存"):
        seal_inspection(county, sealed)
