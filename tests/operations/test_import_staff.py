"""Staff lists come in, stand for their days, and feed the radar (S7, X10)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desks import HOME, Clock
from inspector.domain.institution import Institution
from inspector.domain.radar import Signal, SignalKind
from inspector.operations.changes import Changed
from inspector.operations.consistency_radar import consistency_radar
from inspector.operations.import_staff import (
    TakenStaff,
    look_at_staff,
    staff_now,
    take_staff,
)
from inspector.operations.workspace import Workspace

NEIGHBOUR = replace(HOME, id="na-neighbour", name="云岭县邻居敬老院", filing_number="", phone="")
TITLES = "机构名称,姓名,岗位,证书类型,证书编号,有效期至"


@pytest.fixture
def county(county: Workspace, clock: Clock) -> Workspace:
    with county.database.transaction() as stored:
        stored.institutions.put(NEIGHBOUR, clock())
    return county


def take(county: Workspace, *lines: str, home: Institution | None = None) -> TakenStaff:
    file = county.home / "人员.csv"
    file.write_text("\n".join((TITLES, *lines)), "utf-8")
    return take_staff(county, look_at_staff(county, file, home))


def found(county: Workspace) -> tuple[Signal, ...]:
    return consistency_radar(county).signals


NURSE = f"{HOME.name},丁某,护理员,养老护理员证,YL2026000001,2027-03-31"
SAME = f"{NEIGHBOUR.name},戊某,护理员,护理员职业技能等级证书,yl2026 000001,2027-03-31"


def test_one_certificate_at_two_institutions_is_shown_with_both__x10(county: Workspace) -> None:
    take(county, NURSE, SAME, f"{NEIGHBOUR.name},己某,厨师,健康证,JK-0009,")
    (signal,) = found(county)
    assert signal.kind is SignalKind.SAME_CERTIFICATE
    assert signal.evidence == (
        f"{HOME.name}：养老护理员证 YL2026000001（丁某），2026年11月23日至今",
        f"{NEIGHBOUR.name}：护理员职业技能等级证书 YL2026000001（戊某），2026年11月23日至今",
    )
    assert "可能是兼职、调动或录入有误" in signal.sentence
    assert consistency_radar(county).certificates == 3


def test_short_numbers_of_different_certificates_are_different_numbers(county: Workspace) -> None:
    take(county, f"{HOME.name},丁某,,健康证,0009,", f"{NEIGHBOUR.name},戊某,,消防证,0009,")
    assert found(county) == ()


def test_a_person_who_moved_is_no_news(county: Workspace, clock: Clock) -> None:
    take(county, NURSE)
    clock.forward(days=30)
    take(county, f"{HOME.name},庚某,,健康证,JK-0001,", SAME)
    assert found(county) == ()
    with county.database.reading() as stored:
        ended = [one for one in stored.staff.all() if one.until]
    assert [one.certificate.holder for one in ended] == ["丁某"]
    assert ended[0].until == county.today - timedelta(days=1)


def test_a_new_list_stands_in_place_of_the_old_one(county: Workspace, clock: Clock) -> None:
    first = take(county, NURSE, SAME)
    assert (first.institutions, first.certificates, first.altered) == (2, 2, 2)
    assert first.changed == Changed.INSTITUTIONS
    again = take(county, NURSE, SAME)
    assert (again.altered, again.changed) == (0, Changed.NOTHING)
    clock.forward(days=1)
    take(county, NURSE.replace("2027-03-31", "2029-03-31"))
    held = [(home.name, one.certificate.valid_until) for home, one in staff_now(county)]
    assert [(name, until and until.year) for name, until in held] == [
        (HOME.name, 2029),
        (NEIGHBOUR.name, 2027),
    ]


def test_a_slip_that_is_mended_the_same_day_leaves_nothing(county: Workspace) -> None:
    take(county, NURSE)
    take(county, NURSE.replace("YL2026000001", "YL2026000002"))
    with county.database.reading() as stored:
        assert len(stored.staff.all()) == 1


def test_a_list_of_one_institution_need_not_say_whose_it_is(county: Workspace) -> None:
    file = county.home / "人员.csv"
    file.write_text("姓名,证书编号\n丁某,A-0001\n", "utf-8")
    take_staff(county, look_at_staff(county, file, NEIGHBOUR))
    assert [home for home, _ in staff_now(county)] == [NEIGHBOUR]


def test_looking_changes_nothing(county: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "人员.csv"
    file.write_text(f"{TITLES}\n{NURSE}\n", "utf-8")
    assert look_at_staff(county, file).count == 1
    assert staff_now(county) == ()
