"""Counting mode (X9)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.answer import Answer
from inspector.domain.counting import (
    Act,
    Count,
    CountEvent,
    Difference,
    Room,
    count_of,
    counted_things,
    last_step,
    standing,
    with_totals,
)
from inspector.domain.room_list import RoomListError, following, read_rooms
from shipped_pack import PACK

FIRST, SECOND = "SL-1", "SL-2"
BEDS, NURSING = "beds_actual", "beds_nursing"


def added(*rooms: str, counter: str = FIRST, floor: str = "2 层") -> CountEvent:
    return CountEvent(Act.ROOMS_ADDED, counter, "主楼", floor, rooms)


def counted(
    room: str, number: int | None, *, counter: str = FIRST, tally: str = BEDS, floor: str = "2 层"
) -> CountEvent:
    return CountEvent(Act.COUNTED, counter, "主楼", floor, (room,), tally, number)


def room(number: str, floor: str = "2 层") -> Room:
    return Room("主楼", floor, number)


UNDONE = CountEvent(Act.UNDONE, FIRST)
EVENTS = st.lists(
    st.one_of(
        st.builds(
            CountEvent,
            act=st.sampled_from([Act.ROOMS_ADDED, Act.ROOMS_REMOVED]),
            counter=st.sampled_from([FIRST, SECOND]),
            building=st.just("主楼"),
            floor=st.sampled_from(["1 层", "2 层"]),
            rooms=st.lists(st.sampled_from("12345"), max_size=3).map(tuple),
        ),
        st.builds(
            CountEvent,
            act=st.just(Act.COUNTED),
            counter=st.sampled_from([FIRST, SECOND]),
            building=st.just("主楼"),
            floor=st.sampled_from(["1 层", "2 层"]),
            rooms=st.sampled_from("12345").map(lambda number: (number,)),
            tally=st.sampled_from([BEDS, NURSING]),
            number=st.none() | st.integers(0, 9),
        ),
        st.builds(CountEvent, act=st.just(Act.UNDONE), counter=st.sampled_from([FIRST, SECOND])),
    ),
    max_size=30,
)


@given(EVENTS, st.sampled_from([FIRST, SECOND]))
def test_a_total_equals_the_sum_of_its_rooms__x9(events: list[CountEvent], counter: str) -> None:
    count = count_of(events)
    merged = count.merged(counter)
    for tally, total in count.totals(counter).items():
        assert total == sum(number for (_, each), number in merged.items() if each == tally)
    floors = {place.floor for place in count.rooms}
    by_floor = [
        count.own_total(counter, BEDS, [place for place in count.rooms if place.floor == floor])
        for floor in floors
    ]
    known = [number for number in by_floor if number is not None]
    assert (sum(known) if known else None) == count.own_total(counter, BEDS, count.rooms)


@given(EVENTS, EVENTS.filter(bool))
def test_undoing_brings_back_what_stood_before__x9(
    events: list[CountEvent], more: list[CountEvent]
) -> None:
    step = more[0]
    if step.act is not Act.UNDONE:
        undone = CountEvent(Act.UNDONE, step.counter)
        assert count_of([*events, step, undone]) == count_of(events)


@given(EVENTS, EVENTS.filter(bool))
def test_one_more_number_is_the_same_as_counting_from_the_start(
    events: list[CountEvent], more: list[CountEvent]
) -> None:
    before, whole = count_of(events), count_of([*events, more[0]])
    after = before.after(more[0])
    assert after is None or (after.rooms, _found(after)) == (whole.rooms, _found(whole))


def _found(count: Count) -> dict[str, dict[object, int]]:
    return {counter: dict(cells) for counter, cells in count.numbers.items() if cells}


def test_a_counter_takes_back_only_what_he_did_himself() -> None:
    other = counted("201", 4, counter=SECOND)
    events = [added("201"), counted("201", 3), other, UNDONE, UNDONE, UNDONE]
    assert standing(events) == (other,)
    assert last_step(events, SECOND) == other
    assert last_step(events, FIRST) is None


def test_rooms_stand_in_the_order_in_which_one_walks() -> None:
    count = count_of([added("210", "202", "A1"), added("1", floor="10 层"), added("1", floor="1")])
    assert [(one.floor, one.number) for one in count.rooms] == [
        ("1", "1"),
        ("2 层", "A1"),
        ("2 层", "202"),
        ("2 层", "210"),
        ("10 层", "1"),
    ]


def test_a_removed_room_counts_no_more_until_it_is_back() -> None:
    events = [added("201", "202"), counted("201", 3), counted("202", 2)]
    removed = CountEvent(Act.ROOMS_REMOVED, FIRST, "主楼", "2 层", ("202",))
    assert count_of([*events, removed]).totals(FIRST) == {BEDS: 3}
    assert count_of([*events, removed, UNDONE]).totals(FIRST) == {BEDS: 5}


def test_a_count_can_be_taken_away() -> None:
    events = [added("201"), counted("201", 3), counted("201", None), counted("201", None)]
    step_by_step = count_of(events[:2]).after(events[2])
    assert step_by_step is not None
    for count in (count_of(events), step_by_step):
        assert count.number(FIRST, room("201"), BEDS) is None
        assert count.totals(FIRST) == {}
    assert count_of(events).counters == ()


def test_a_second_counter_is_compared_room_by_room__x9() -> None:
    events = [added("201", "202", "203"), counted("201", 3), counted("202", 2)]
    events += [counted("201", 4, counter=SECOND), counted("202", 2, counter=SECOND)]
    events += [counted("203", 1, counter=SECOND)]
    count = count_of(events)
    assert count.counters == (FIRST, SECOND)
    assert count.differences == (Difference(room("201"), BEDS, {FIRST: 3, SECOND: 4}),)
    assert count.totals(FIRST) == {BEDS: 3 + 2 + 1}  # where he did not count, the other's number
    assert count.totals(SECOND) == {BEDS: 4 + 2 + 1}
    assert count.own_total(FIRST, BEDS, count.rooms) == 3 + 2


def test_nothing_stands_before_the_first_step() -> None:
    assert count_of([]) == Count()


def test_what_is_counted_comes_from_the_items_of_the_inspection() -> None:
    items = [PACK.item(code) for code in ("T1-A03", "T1-B03", "T3-M06", "T1-C09")]
    things = counted_things(items)
    assert next((one.tally, one.label, one.unit) for one in things) == (
        "beds_actual",
        "实有床位",
        "张",
    )
    tallies = [one.tally for one in things]
    assert "residents_disabled" not in tallies  # the sum of 完全失能 and 部分失能, counted there
    assert "carers" not in tallies
    alone = counted_things([PACK.item("T3-M06")])
    assert "residents_disabled" in [one.tally for one in alone]


def test_a_sum_follows_from_its_parts() -> None:
    events = [added("201"), counted("201", 2, tally="residents_full")]
    assert "residents_disabled" not in count_of(events).totals(FIRST)
    events.append(counted("201", 3, tally="residents_part"))
    assert count_of(events).totals(FIRST)["residents_disabled"] == 5


def test_totals_go_into_the_inputs_that_have_their_tally() -> None:
    item = PACK.item("T3-M05")
    before = Answer(item.code, {"registered": Decimal(60)}, remark="看过", swept=True)
    given = with_totals(item, before, {BEDS: 49, NURSING: 39, "residents": 12})
    assert given == Answer(
        item.code,
        {"registered": Decimal(60), "actual": Decimal(49), "nursing": Decimal(39)},
        remark="看过",
    )
    assert with_totals(item, None, {"residents": 12}) is None
    assert with_totals(item, Answer(item.code, not_applicable="无床位"), {BEDS: 1}) is None


@pytest.mark.parametrize(
    ("words", "rooms"),
    [
        ("201-203", ("201", "202", "203")),
        ("08～10", ("08", "09", "10")),
        (" 201、205， 216A；201 ", ("201", "205", "216A")),
        ("一楼大厅", ("一楼大厅",)),
    ],
)
def test_rooms_are_written_as_people_write_them(words: str, rooms: tuple[str, ...]) -> None:
    assert read_rooms(words) == rooms


@pytest.mark.parametrize("words", ["", "、 ", "212-201", "1-201", "1-150 301-399"])
def test_what_names_no_rooms_is_told(words: str) -> None:
    with pytest.raises(RoomListError):
        read_rooms(words)


@pytest.mark.parametrize(
    ("words", "next_floor"),
    [
        ("201-212", "301-312"),
        ("901-905", "1001-1005"),
        ("201、203", ""),
        ("201A", ""),
        ("1-9", ""),
        ("199-201", ""),
    ],
)
def test_the_next_floor_is_proposed_like_this_one(words: str, next_floor: str) -> None:
    assert following(read_rooms(words)) == next_floor
    assert following(()) == ""
