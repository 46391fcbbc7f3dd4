"""Which county a written name means."""

from pathlib import Path

import pytest

from inspector.domain.divisions import (
    CountyMatch,
    CountyProblem,
    Division,
    Divisions,
    FormerCounty,
    Level,
    is_practice,
)
from inspector.policy.divisions import load_divisions, load_practice_divisions

RESOURCES = Path(__file__).parents[2] / "resources"
DIVISIONS = load_divisions(RESOURCES)
YANGQUAN = DIVISIONS.find_city("阳泉")
JINZHONG = DIVISIONS.find_city("晋中市")
TAIYUAN = DIVISIONS.find_city("山西省太原市")
DATONG = DIVISIONS.find_city("大同市")


def code_of(match: CountyMatch) -> str | None:
    return match.county.code if match.county else None


@pytest.mark.parametrize(
    ("text", "city", "code"),
    [
        ("太谷区", None, "140703"),
        (" 太 谷区\n", None, "140703"),
        ("太谷", None, "140703"),
        ("太谷区", JINZHONG, "140703"),
        ("晋中市太谷区", None, "140703"),
        ("山西省晋中市太谷区", None, "140703"),
        ("晋中太谷区", JINZHONG, "140703"),
        ("太谷县", None, "140703"),
        ("城区", YANGQUAN, "140302"),
        ("城区", DATONG, "140213"),
        ("阳泉城区", None, "140302"),
        ("晋城市城区", None, "140502"),
        ("晋城城区", None, "140502"),
        ("大同县", None, "140215"),
        ("长治县", None, "140404"),
        ("长治市郊区", None, "140403"),
        ("矿区", YANGQUAN, "140303"),
        ("矿区", DATONG, "140214"),
        ("临县", None, "141124"),
    ],
)
def test_a_county_is_found_by_its_present_and_former_names(
    text: str, city: Division | None, code: str
) -> None:
    assert code_of(DIVISIONS.find_county(text, city)) == code


@pytest.mark.parametrize(
    ("text", "city", "problem"),
    [
        ("", None, CountyProblem.EMPTY),
        ("　", None, CountyProblem.EMPTY),
        ("山西省", None, CountyProblem.EMPTY),
        ("海淀区", None, CountyProblem.UNKNOWN),
        ("太原市", None, CountyProblem.UNKNOWN),
        ("大同", None, CountyProblem.UNKNOWN),
        ("太原市云台区", None, CountyProblem.UNKNOWN),
        ("城", None, CountyProblem.UNKNOWN),
        ("城区", None, CountyProblem.AMBIGUOUS),
        ("郊区", None, CountyProblem.AMBIGUOUS),
        ("矿区", None, CountyProblem.AMBIGUOUS),
        ("太谷区", TAIYUAN, CountyProblem.OTHER_CITY),
        ("晋中市太谷区", TAIYUAN, CountyProblem.OTHER_CITY),
    ],
)
def test_a_name_that_tells_no_county_says_why(
    text: str, city: Division | None, problem: CountyProblem
) -> None:
    match = DIVISIONS.find_county(text, city)
    assert match.county is None
    assert match.problem is problem


def test_an_ambiguous_name_names_every_county_it_may_mean() -> None:
    candidates = DIVISIONS.find_county("城区").candidates
    assert [county.code for county in candidates] == ["140213", "140302", "140403", "140502"]


def test_a_county_of_another_city_is_named() -> None:
    assert [county.name for county in DIVISIONS.find_county("太谷区", TAIYUAN).candidates] == [
        "太谷区"
    ]


def test_a_former_name_is_told() -> None:
    match = DIVISIONS.find_county("太谷县")
    assert match.former == FormerCounty("140726", "太谷县", 2019, "140703")
    assert DIVISIONS.find_county("太谷区").former is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("140703", "140703"), ("140703000000", "140703"), ("１４０７２６", "140703")],
)
def test_a_county_is_found_by_present_and_former_codes(text: str, code: str) -> None:
    assert code_of(DIVISIONS.find_county_by_code(text)) == code


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", CountyProblem.EMPTY),
        ("110105", CountyProblem.UNKNOWN),
        ("140100", CountyProblem.UNKNOWN),
    ],
)
def test_a_code_that_is_no_county_says_why(text: str, problem: CountyProblem) -> None:
    assert DIVISIONS.find_county_by_code(text).problem is problem


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("坞城街道", "140105001"),
        ("坞城", "140105001"),
        ("坞城街道办事处", "140105001"),
        ("北格镇", "140105100"),
        ("没有镇", None),
        ("", None),
    ],
)
def test_a_township_is_found_with_and_without_its_suffix(text: str, code: str | None) -> None:
    township = DIVISIONS.find_township("140105", text)
    assert (township.code if township else None) == code


def test_the_province_has_eleven_cities_and_117_counties() -> None:
    assert len(DIVISIONS.cities) == 11
    assert len(DIVISIONS.counties) == 117
    assert len(DIVISIONS.counties_of("140100")) == 10
    assert DIVISIONS.counties_of("990000") == ()
    assert len({one.code for one in DIVISIONS.entries}) == len(DIVISIONS.entries)
    parents = {one.code for one in DIVISIONS.entries}
    assert all(one.parent in parents for one in DIVISIONS.entries if one.parent)


def test_every_former_county_leads_to_a_present_one() -> None:
    assert len(DIVISIONS.former_counties) == 11
    for former in DIVISIONS.former_counties:
        assert DIVISIONS.county(former.current_code)
        assert DIVISIONS.county(former.code) is None


def test_every_county_is_found_by_its_full_name() -> None:
    for county in DIVISIONS.counties:
        full = DIVISIONS.full_name(county.code)
        assert code_of(DIVISIONS.find_county(full)) == county.code


def test_a_code_that_is_unknown_has_no_full_name() -> None:
    assert DIVISIONS.full_name("149901") == ""
    assert DIVISIONS.city_of("149901") is None


def test_a_county_without_a_city_is_named_alone() -> None:
    alone = Divisions((Division("149901", "云岭县", Level.COUNTY, "149900"),))
    assert alone.full_name("149901") == "云岭县"


def test_a_former_county_without_a_present_one_is_not_found() -> None:
    lost = Divisions((), (FormerCounty("140726", "太谷县", 2019, "140703"),))
    assert lost.find_county("太谷县").problem is CountyProblem.UNKNOWN


def test_the_practice_county_is_known_to_practice_alone() -> None:
    practice = load_practice_divisions(RESOURCES)
    assert code_of(practice.find_county("演练市云岭县")) == "149901"
    assert practice.full_name("149901") == "演练市云岭县"
    assert len(practice.townships_of("149901")) == 8
    assert DIVISIONS.find_county("云岭县").problem is CountyProblem.UNKNOWN
    assert is_practice("149901")
    assert not any(is_practice(county.code) for county in DIVISIONS.counties)
