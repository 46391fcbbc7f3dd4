"""The radar over a county finds what was planted, with its evidence, and nothing else (X10)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desks import BLOCKED, FIRST, HOME, Clock, photo_of, ready_to_seal, started
from inspector.domain.answer import Answer
from inspector.domain.radar import Signal, SignalKind
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.consistency_radar import RadarReport, consistency_radar
from inspector.operations.correct_inspection import start_correction
from inspector.operations.record_answer import record_answer
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace

NEIGHBOUR = replace(HOME, id="na-neighbour", name="云岭县邻居敬老院", phone="0000-0000009")


def found(county: Workspace) -> tuple[Signal, ...]:
    return consistency_radar(county).signals


def test_a_county_without_work_has_nothing_to_show(county: Workspace) -> None:
    assert consistency_radar(county) == RadarReport((), visits=0, photos=0, institutions=1)


def test_the_same_photo_at_two_visits_is_shown_with_both(county: Workspace, clock: Clock) -> None:
    first = started(county, "T1")
    attach_photo(county, photo_of(county), PhotoUse(first, BLOCKED, officer=FIRST))
    clock.forward(days=200)
    second = started(county, "T1")
    attach_photo(county, photo_of(county), PhotoUse(second, "T1-C10", officer=FIRST))
    attach_photo(county, photo_of(county, "front.jpg"), PhotoUse(second, BLOCKED))
    report = consistency_radar(county)
    (signal,) = report.signals
    assert signal.kind is SignalKind.SAME_PHOTO
    assert signal.visits == (first, second)
    assert [line.split(" 事项")[0] for line in signal.evidence] == [
        f"2026年11月23日 {HOME.name}",
        f"2027年6月11日 {HOME.name}",
    ]
    assert (report.visits, report.photos) == (2, 2)


def test_a_correction_is_the_same_visit(county: Workspace) -> None:
    first = ready_to_seal(county)
    seal_inspection(county, first)
    start_correction(county, first, "漏写一处")
    kinds = [signal.kind for signal in found(county)]
    assert SignalKind.SAME_PHOTO not in kinds


def test_a_photo_whose_original_is_lost_is_compared_by_its_bytes_alone(
    county: Workspace, clock: Clock
) -> None:
    for _ in range(2):
        visit = started(county, "T1")
        kept = attach_photo(county, photo_of(county), PhotoUse(visit, BLOCKED)).attachment
        clock.forward(days=30)
    county.files.path_of(kept.photo.sha256).unlink()
    for small in (county.home / "thumbnails").iterdir():
        small.unlink()
    assert [signal.kind for signal in found(county)] == [SignalKind.SAME_PHOTO]


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("备案编号", {"filing_number": "晋备 0001"}),
        ("联系电话", {"phone": "0000-0000001"}),
        ("统一社会信用代码", {"credit_code": "91149901MA0000001X"}),
    ],
)
def test_a_number_that_two_institutions_hold_is_shown(
    county: Workspace, clock: Clock, kind: str, changes: dict[str, str]
) -> None:
    with county.database.transaction() as stored:
        stored.institutions.put(replace(HOME, **changes), clock())  # type: ignore[arg-type]  # fields with their values
        stored.institutions.put(replace(NEIGHBOUR, **changes), clock())  # type: ignore[arg-type]
        clock.forward(days=1)
        stored.institutions.put(replace(NEIGHBOUR, township="石门镇", **changes), clock())  # type: ignore[arg-type]
    (signal,) = found(county)
    assert signal.kind is SignalKind.SAME_NUMBER
    assert signal.sentence.startswith(kind)
    assert len(signal.evidence) == 2  # an entry that was changed otherwise stays one line


def test_a_number_that_was_given_up_before_is_no_news(county: Workspace, clock: Clock) -> None:
    with county.database.transaction() as stored:
        stored.institutions.put(replace(HOME, filing_number="晋备 0001"), clock())
        clock.forward(days=1)
        stored.institutions.put(replace(HOME, filing_number="晋备 0002"), clock())
        clock.forward(days=9)
        unknown = replace(NEIGHBOUR, filing_number="晋备 0001", beds_total=None)
        stored.institutions.put(unknown, clock())
    assert found(county) == ()


def test_beds_that_jump_are_shown_with_both_papers(county: Workspace, clock: Clock) -> None:
    clock.forward(days=300)
    visit = started(county, "T3")
    record_answer(county, visit, beds(county, visit, 95))
    (signal,) = found(county)
    assert signal.kind is SignalKind.BED_JUMP
    assert signal.evidence == (
        "2026年11月23日 机构名录：60 张",
        "2027年9月19日 现场检查的备案床位：95 张",
    )


def beds(county: Workspace, visit: str, number: int) -> Answer:
    with county.database.reading() as stored:
        whole = stored.inspections.get(visit)
    for item in county.packs[whole.pack_version].items():
        for asked in item.inputs if item.code.startswith("T3") else ():
            if asked.tally == "beds_registered":
                return Answer(item.code, {asked.code: Decimal(number)}, officer=FIRST)
    raise AssertionError
