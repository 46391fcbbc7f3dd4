"""Each criterion of the papers at, below and above its threshold (law notes §9.1-9.5)."""

from collections.abc import Mapping
from datetime import date

import pytest

from inspector.domain.verdict import Cause, Outcome
from shipped_pack import DAY, PACK, verdict, with_parameter

MET, UNMET = Outcome.MET, Outcome.UNMET
OPEN, PERSON = Outcome.NO_EVIDENCE, Outcome.JUDGEMENT

SIX = ("meals", "mobility", "medical", "cleaning", "shopping", "emergency")


def beds(**values: int) -> dict[str, object]:
    return {"actual": values.get("registered", 0), **values}


INSTITUTION: list[tuple[str, dict[str, object], Outcome]] = [
    ("T3-M01", {"body": "enterprise"}, MET),
    ("T3-M01", {"body": "ngo"}, MET),
    ("T3-M01", {"body": "other"}, UNMET),
    ("T3-M02", {"registered_on": date(2023, 3, 5)}, MET),
    ("T3-M02", {"registered_on": date(2023, 3, 4)}, MET),
    ("T3-M02", {"registered_on": date(2023, 3, 6)}, UNMET),
    ("T3-M03", {"area": "1000"}, MET),
    ("T3-M03", {"area": "999.99"}, UNMET),
    ("T3-M03", {"area": "1000.01"}, MET),
    ("T3-M04", beds(registered=50), MET),
    ("T3-M04", beds(registered=49), UNMET),
    ("T3-M04", beds(registered=51), MET),
    ("T3-M05", {**beds(registered=50), "nursing": 40}, MET),
    ("T3-M05", {**beds(registered=50), "nursing": 39}, UNMET),
    ("T3-M05", {**beds(registered=50), "nursing": 41}, MET),
    ("T3-M06", {"disabled": 40, "registered": 50, "assessed_on": DAY}, MET),
    ("T3-M06", {"disabled": 39, "registered": 50, "assessed_on": DAY}, UNMET),
    ("T3-M06", {"disabled": 41, "registered": 50, "assessed_on": DAY}, MET),
    ("T3-M07", {"services": SIX}, MET),
    ("T3-M07", {"services": SIX[1:]}, UNMET),
    ("T3-M07", {"services": ()}, UNMET),
    ("T3-M08", {"staff": 20}, MET),
    ("T3-M08", {"staff": 19}, UNMET),
    ("T3-M08", {"staff": 21}, MET),
    ("T3-M09", {"required": 12, "certified_required": 12}, MET),
    ("T3-M09", {"required": 12, "certified_required": 11}, UNMET),
    ("T3-M09", {"required": 12, "certified_required": 13}, OPEN),
    ("T3-M10", {"satisfied": 95, "sample": 100}, MET),
    ("T3-M10", {"satisfied": 949, "sample": 1000}, UNMET),
    ("T3-M10", {"satisfied": 96, "sample": 100}, MET),
    ("T3-M11", {"accidents": 0}, MET),
    ("T3-M11", {"accidents": 1}, UNMET),
    ("T3-M12", {"state": "normal"}, MET),
    ("T3-M12", {"state": "reorganised"}, UNMET),
    ("T3-M12", {"state": "dissolved"}, UNMET),
]

COUNTY: list[tuple[str, dict[str, object], Outcome]] = [
    ("T4-X01", {"meetings": 1}, PERSON),
    ("T4-X01", {"meetings": 0}, UNMET),
    ("T4-X02", {"result": "yes"}, MET),
    ("T4-X02", {"result": "no"}, UNMET),
    ("T4-X03", {"result": "yes"}, MET),
    ("T4-X03", {"result": "no"}, UNMET),
    ("T4-X04", {"result": "yes"}, MET),
    ("T4-X04", {"result": "no"}, UNMET),
    ("T4-X05", {"covered": 19, "official": 20}, MET),
    ("T4-X05", {"covered": 18, "official": 19}, UNMET),
    ("T4-X05", {"covered": 20, "official": 20}, MET),
    ("T4-X06", {"covered": 80, "official": 100, "lasting": "yes"}, PERSON),
    ("T4-X06", {"covered": 79, "official": 100, "lasting": "yes"}, UNMET),
    ("T4-X06", {"covered": 81, "official": 100, "lasting": "no"}, UNMET),
    ("T4-X07", {"nursing": 55, "registered": 100}, MET),
    ("T4-X07", {"nursing": 549, "registered": 1000}, UNMET),
    ("T4-X07", {"nursing": 56, "registered": 100}, MET),
    ("T4-X08", {"housed": 30, "wanting": 30}, MET),
    ("T4-X08", {"housed": 29, "wanting": 30}, UNMET),
    ("T4-X09", {"enterprises": 6, "ngos": 5}, MET),
    ("T4-X09", {"enterprises": 6, "ngos": 4}, UNMET),
    ("T4-X09", {"enterprises": 5, "ngos": 4}, UNMET),
    ("T4-X10", {"result": "yes"}, PERSON),
    ("T4-X10", {"result": "no"}, UNMET),
    ("T4-X11", {"result": "yes"}, PERSON),
    ("T4-X11", {"result": "no"}, UNMET),
    ("T4-X12", {"satisfied": 99, "sample": 100}, PERSON),
    ("T4-X13", {"cases": 0, "three_zero": "yes"}, PERSON),
    ("T4-X13", {"cases": 1, "three_zero": "yes"}, UNMET),
    ("T4-X13", {"cases": 0, "three_zero": "no"}, UNMET),
]

CITY: list[tuple[str, dict[str, object], Outcome]] = [
    ("T5-S01", {"homes": 1, "largest": 300}, MET),
    ("T5-S01", {"homes": 1, "largest": 299}, UNMET),
    ("T5-S01", {"homes": 0, "largest": 301}, UNMET),
    ("T5-S02", {"with_home": 10, "counties": 10}, MET),
    ("T5-S02", {"with_home": 9, "counties": 10}, UNMET),
    ("T5-S03", {"result": "yes"}, MET),
    ("T5-S03", {"result": "no"}, UNMET),
    ("T5-S04", {"covered": 90, "official": 100}, MET),
    ("T5-S04", {"covered": 89, "official": 100}, UNMET),
    ("T5-S04", {"covered": 91, "official": 100}, MET),
    ("T5-S05", {"covered": 60, "official": 100, "lasting": "yes"}, PERSON),
    ("T5-S05", {"covered": 59, "official": 100, "lasting": "yes"}, UNMET),
    ("T5-S06", {"enterprises": 26, "ngos": 25}, MET),
    ("T5-S06", {"enterprises": 25, "ngos": 25}, UNMET),
    ("T5-S07", {"result": "yes"}, PERSON),
    ("T5-S07", {"result": "no"}, UNMET),
]

DATES = {
    "batch": 2021,
    "started": date(2021, 5, 31),
    "finished": date(2021, 11, 30),
    "opened": date(2021, 12, 31),
}

PROJECT: list[tuple[str, dict[str, object], Outcome]] = [
    ("T6-H01", {"area": 500}, MET),
    ("T6-H01", {"area": 2000}, MET),
    ("T6-H01", {"area": "499.99"}, OPEN),
    ("T6-H01", {"area": "2000.01"}, OPEN),
    ("T6-H02", {"beds": 10}, MET),
    ("T6-H02", {"beds": 9}, UNMET),
    ("T6-H03", {"result": "yes"}, MET),
    ("T6-H03", {"result": "no"}, UNMET),
    ("T6-H04", {"province": 100, "matching": 100, "investment": 200}, MET),
    ("T6-H04", {"province": 100, "matching": 99, "investment": 200}, OPEN),
    ("T6-H04", {"province": 100, "matching": 100, "investment": "199.9999"}, UNMET),
    ("T6-H05", {"result": "yes"}, MET),
    ("T6-H05", {"result": "no"}, UNMET),
    ("T6-H06", {"result": "yes"}, MET),
    ("T6-H06", {"result": "no"}, UNMET),
    ("T6-H07", DATES, MET),
    ("T6-H07", {**DATES, "changed": date(2021, 6, 30)}, MET),
    ("T6-H07", {**DATES, "changed": date(2021, 7, 1)}, UNMET),
    ("T6-H07", {**DATES, "started": date(2021, 6, 1)}, UNMET),
    ("T6-H07", {**DATES, "finished": date(2021, 12, 1)}, OPEN),
    ("T6-H07", {**DATES, "opened": date(2022, 1, 1)}, UNMET),
    ("T6-H08", {"result": "yes"}, MET),
    ("T6-H08", {"result": "no"}, UNMET),
    ("T6-H09", {"systems": ("progress", "supervision", "acceptance", "evaluation")}, MET),
    ("T6-H09", {"systems": ("progress", "supervision", "acceptance")}, UNMET),
]

DUTIES: list[tuple[str, dict[str, object], Outcome]] = [
    ("T7-Q02", {"funds": "0.0001"}, MET),
    ("T7-Q02", {"funds": 0}, UNMET),
    ("T7-Q03", {"staff": 5, "certified": 3}, PERSON),
    ("T8-J01", {"homes": 1}, MET),
    ("T8-J01", {"homes": 0}, UNMET),
    ("T8-J02", {"housed": 7, "willing": 7}, MET),
    ("T8-J02", {"housed": 6, "willing": 7}, UNMET),
    ("T8-J03", {"elderly": 55, "total": 100}, MET),
    ("T8-J03", {"elderly": "54.9999", "total": 100}, UNMET),
    ("T8-J04", {"township_graded": 4, "township": 5, "county_graded": 4, "county": 5}, MET),
    ("T8-J04", {"township_graded": 3, "township": 5, "county_graded": 4, "county": 5}, UNMET),
    ("T8-J04", {"township_graded": 4, "township": 5, "county_graded": 3, "county": 5}, UNMET),
    ("T8-J05", {"together": "yes"}, MET),
    ("T8-J05", {"together": "no"}, UNMET),
    ("T8-J06", {"steps": ("application",)}, UNMET),
]


@pytest.mark.parametrize(
    ("code", "values", "outcome"), [*INSTITUTION, *COUNTY, *CITY, *PROJECT, *DUTIES]
)
def test_a_criterion_decides_exactly_at_its_threshold(
    code: str, values: Mapping[str, object], outcome: Outcome
) -> None:
    assert verdict(code, values).outcome is outcome


def test_every_criterion_of_the_papers_stands_in_the_table() -> None:
    tabled = {code for code, _, _ in [*INSTITUTION, *COUNTY, *CITY, *PROJECT, *DUTIES]}
    recorded_only = {"T7-Q01", "T7-Q04"}
    papers = {
        item.code
        for name in ("T3", "T4", "T5", "T6", "T7", "T8")
        for item in PACK.checklists[name].items
    }
    assert papers - tabled == recorded_only


def test_four_shortcomings_give_four_different_outcomes__x1() -> None:
    found = [
        verdict("T3-M04", beds(registered=49)),
        verdict("T3-M05", {"nursing": 799, **beds(registered=1000)}),
        verdict("T3-M05", {"nursing": 0, **beds(registered=0)}),
        verdict("T3-M10", {}),
    ]
    assert [(one.outcome, one.cause) for one in found] == [
        (UNMET, Cause.TOO_FEW),
        (UNMET, Cause.SHARE_TOO_LOW),
        (OPEN, Cause.ZERO_DENOMINATOR),
        (OPEN, Cause.MISSING),
    ]
    assert [one.distance for one in found] == ["还差 1 张", "还差 1 张", "", ""]
    assert len({one.formula for one in found}) == 4


def test_the_city_asks_less_coverage_and_more_bodies_than_the_county() -> None:
    centres = {"covered": 94, "official": 100}
    assert verdict("T4-X05", centres).outcome is UNMET
    assert verdict("T5-S04", centres).outcome is MET
    stations = {"covered": 79, "official": 100, "lasting": "yes"}
    assert verdict("T4-X06", stations).outcome is UNMET
    assert verdict("T5-S05", stations).outcome is PERSON
    bodies = {"enterprises": 30, "ngos": 20}
    assert verdict("T4-X09", bodies).outcome is MET
    assert verdict("T5-S06", bodies).outcome is UNMET


ANSWERS: dict[str, dict[str, object]] = {
    "T3-M04": {"registered": 50, "actual": 40, "open": 40},
    "T3-M05": {"nursing": 39, "registered": 50, "actual": 48, "open": 48},
    "T3-M06": {
        "disabled": 36,
        "registered": 50,
        "actual": 48,
        "residents": 40,
        "assessed_on": DAY,
    },
    "T3-M09": {"required": 10, "certified_required": 10, "staff": 20, "certified": 12},
    "T4-X07": {"nursing": 54, "registered": 100, "actual": 101, "open": 120},
}


@pytest.mark.parametrize(
    ("parameter", "value", "flipped"),
    [
        ("nursing_beds_denominator", "actual", "T3-M05"),
        ("disabled_share_denominator", "residents", "T3-M06"),
        ("certified_denominator", "staff", "T3-M09"),
        ("model_beds", "actual", "T3-M04"),
    ],
)
def test_another_denominator_flips_exactly_its_clause__x1(
    parameter: str, value: str, flipped: str
) -> None:
    changed = with_parameter(parameter, value)
    before = {code: verdict(code, values).outcome for code, values in ANSWERS.items()}
    after = {code: verdict(code, values, changed).outcome for code, values in ANSWERS.items()}
    assert {code for code in ANSWERS if before[code] is not after[code]} == {flipped}
