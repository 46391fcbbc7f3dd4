"""The cards of a county and of a city, from what the desk holds."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desks import HOME, answer_all, started
from inspector.domain.answer import Answer
from inspector.domain.cards import Card
from inspector.domain.divisions import Division, Level
from inspector.domain.institution import Institution, OperatingState
from inspector.domain.verdict import Outcome, Suggestion
from inspector.operations.area_cards import AreaCards, cards_of_area
from inspector.operations.area_figures import (
    FigureRefusedError,
    enter_area_figure,
    entered_figures,
    item_to_enter,
    proposed_values,
    take_area_figure_back,
)
from inspector.operations.areas import area_named, checklist_named
from inspector.operations.changes import Changed
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.operations.workspace import Workspace
from inspector.progress import Cancelled
from shipped_pack import with_parameter

SOURCE = "县民政局 2026 年台账"
SILENT = Division("149902", "望岭县", Level.COUNTY, "149900")
HOUSED = Answer(
    "T4-X08", {"housed": Decimal(5), "wanting": Decimal(6)}, remark=f" {SOURCE} ", officer="01"
)


def shown(workspace: Workspace, checklist: str = "T4", area: str = "") -> AreaCards:
    return cards_of_area(workspace, area_named(workspace, area), checklist)


def card(found: AreaCards, item: str) -> Card:
    return next(one for one in found.cards if one.item == item)


def register(workspace: Workspace, *homes: Institution) -> None:
    with workspace.database.transaction() as stored:
        for home in homes:
            stored.institutions.put(home, workspace.clock())


def enter(workspace: Workspace, item: str, area: str = "", **values: int | str) -> Changed:
    given = {
        code: Decimal(value) if isinstance(value, int) else value for code, value in values.items()
    }
    answer = Answer(item, given, remark=SOURCE)
    return enter_area_figure(workspace, area_named(workspace, area), answer)


def test_beds_come_from_the_register_until_an_inspection_counts_them__x12(
    county: Workspace,
) -> None:
    found = shown(county)
    share = card(found, "T4-X07")
    assert (share.outcome, share.in_words) == (Outcome.MET, "83.33%，应不低于 55%")
    (case,) = found.cases["T4-X07"]
    assert (case.name, case.is_home, case.missing) == (HOME.name, True, False)
    assert case.told == "护理型床位 50 张（机构名册）；备案床位 60 张（机构名册）。"
    assert any("A1" in one for one in share.assumptions)


def test_the_last_sealed_inspection_stands_before_the_register(
    county: Workspace, sealed: str
) -> None:
    register(county, replace(HOME, nursing_beds=1, beds_total=100))
    (case,) = shown(county).cases["T4-X07"]
    assert (
        case.told
        == "护理型床位 50 张（2026年11月23日检查）；备案床位 60 张（2026年11月23日检查）。"
    )
    draft = started(county, "T1")
    answer_all(county, draft)
    assert card(shown(county), "T4-X07").in_words.startswith("83.33%")


def test_a_home_of_another_county_does_not_count_here(county: Workspace, sealed: str) -> None:
    register(county, replace(HOME, county_code="149902"))
    found = shown(county)
    assert [one.name for one in found.cases["T4-X07"]] == ["云岭县"]
    assert card(found, "T4-X07").in_words.startswith("介于 0% 与 100% 之间")


def test_what_nobody_reported_makes_an_interval_not_a_number__x12(county: Workspace) -> None:
    register(
        county,
        replace(HOME, id="na-two", name="云岭县示例颐养院", nursing_beds=None, beds_total=40),
        replace(HOME, id="na-gone", name="云岭县旧院", state=OperatingState.CLOSED),
    )
    found = shown(county)
    share = card(found, "T4-X07")
    assert share.in_words == "介于 50% 与 90% 之间，应不低于 55%（1 个单位未上报）"
    assert (share.outcome, share.missing) == (Outcome.NO_EVIDENCE, ("na-two",))
    assert "护理型床位没有数据；备案床位 40 张" in found.cases["T4-X07"][1].told
    assert len(share.cases) == 2


def test_more_nursing_beds_than_beds_are_a_contradiction_and_not_counted(
    county: Workspace,
) -> None:
    register(county, replace(HOME, nursing_beds=70))
    found = shown(county)
    assert found.cases["T4-X07"][0].told.endswith("数据矛盾，没有计入，请核对。")
    assert card(found, "T4-X07").missing == (HOME.id,)


def test_the_register_knows_no_open_beds(county: Workspace) -> None:
    other = replace(county, policy=with_parameter("nursing_beds_denominator", "open"))
    found = shown(other)
    assert card(found, "T4-X07").in_words.startswith("介于 0% 与 100% 之间")
    assert "开放床位没有数据" in found.cases["T4-X07"][0].told


def test_a_figure_is_entered_with_its_source_and_judged(county: Workspace) -> None:
    area = area_named(county, "云岭县")
    assert card(shown(county), "T4-X08").outcome is Outcome.NO_EVIDENCE
    assert enter_area_figure(county, area, HOUSED) is Changed.SETTINGS
    found = shown(county)
    housed = card(found, "T4-X08")
    assert (housed.outcome, housed.entered) == (Outcome.UNMET, SOURCE)
    assert found.entered["T4-X08"].at == county.clock()
    (whole,) = found.wholes
    assert whole.suggestion is Suggestion.RECTIFY
    assert whole.reasons[0].startswith("T4-X08 不达标")
    assert take_area_figure_back(county, area, "T4-X08") is Changed.SETTINGS
    assert take_area_figure_back(county, area, "T4-X08") is Changed.NOTHING
    assert entered_figures(county, area) == {}


def test_who_is_signed_in_stands_under_the_figure(real: Workspace) -> None:
    area = area_named(real, "")
    enter_area_figure(real, area, replace(HOUSED, officer="somebody else"))
    assert entered_figures(real, area)["T4-X08"].officer == real.officer != ""


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (replace(HOUSED, remark="　 "), "没有写明数据来源"),
        (replace(HOUSED, values={"housed": Decimal(5)}), "还没有填写“有集中供养需求"),
        (replace(HOUSED, values={"housed": Decimal("0.5"), "wanting": Decimal(6)}), "应为整数"),
        (replace(HOUSED, values={"beds": Decimal(5)}), "没有“beds”这一栏，可填：housed"),
        (replace(HOUSED, not_applicable="没有对象"), "本项不得填写“不适用”"),
        (replace(HOUSED, item="T4-X07"), "由机构名册和封存的检查算出"),
        (replace(HOUSED, item="T5-S01"), "云岭县没有编码为“T5-S01”的指标"),
    ],
)
def test_what_is_wrong_with_a_figure_is_said(
    county: Workspace, answer: Answer, sentence: str
) -> None:
    area = area_named(county, "")
    with pytest.raises(FigureRefusedError, match=sentence):
        enter_area_figure(county, area, answer)
    assert entered_figures(county, area) == {}


def test_a_kept_figure_is_read_strictly(county: Workspace) -> None:
    area = area_named(county, "")
    with county.database.transaction() as stored:
        stored.settings.put("area:149901:T4-X08", '{"item":"T4-X08"}')
    with pytest.raises(UnreadableRecordError, match="填报的指标"):
        entered_figures(county, area)


def test_the_duties_of_a_county_are_cards_without_a_suggestion(county: Workspace) -> None:
    found = shown(county, "T8")
    assert [one.item for one in found.cards] == [f"T8-J0{number}" for number in range(1, 7)]
    assert found.wholes == ()
    assert found.cases == {}
    first = checklist_named(county, area_named(county, ""), "")
    assert first.code == "T4"


def test_the_divisions_know_how_many_townships_there_are(county: Workspace) -> None:
    area = area_named(county, "")
    count = len(county.divisions.townships_of("149901"))
    assert proposed_values(county, area, item_to_enter(county, area, "T4-X05")) == {
        "official": Decimal(count)
    }
    assert proposed_values(county, area, item_to_enter(county, area, "T4-X06")) == {}


def test_homes_that_are_known_are_not_read_again(county: Workspace, sealed: str) -> None:
    first, area = shown(county), area_named(county, "")
    assert first.homes is not None
    register(county, replace(HOME, name="云岭县改名院", beds_total=1))
    again = cards_of_area(county, area, "T4", homes=first.homes)
    assert again.cases == first.cases
    assert cards_of_area(county, area, "T8", homes=first.homes).homes is None


def test_reading_can_be_stopped(county: Workspace, sealed: str) -> None:
    def stop(step: str, fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        cards_of_area(county, area_named(county, ""), "T4", stop)


@pytest.fixture
def city(enrolled: Workspace, province: Workspace) -> Workspace:
    """The province's desk; in the city a second county has neither register nor packages."""
    register(province, HOME)
    return replace(province, divisions=province.divisions.with_added([SILENT]))


def test_a_county_without_package_leaves_an_interval__x12(
    city: Workspace, enrolled: Workspace, sealed: str, usb: Path
) -> None:
    before = shown(city, "T5", "演练市")
    assert [one.missing for one in before.cases["T4-X07"]] == [True, True]
    import_package(city, export_package(enrolled, usb).packages[0].file)
    found = shown(city, "T5", "演练市")
    share = card(found, "T4-X07")
    assert (share.low, share.high, share.missing) == (0, 100, (SILENT.code,))
    assert found.cases["T4-X07"][0].told.startswith("护理型床位 50 张（2026年11月23日检查）")
    assert found.cases["T4-X07"][1].told.startswith("机构名册里没有该县（市、区）的机构")
    register(city, replace(HOME, id="na-far", name="望岭县院", county_code=SILENT.code))
    share = card(shown(city, "T5", "演练市"), "T4-X07")
    assert share.in_words == "介于 41.66% 与 91.66% 之间，应不低于 55%（1 个单位未上报）"


def test_inspected_homes_do_not_stand_for_a_register_that_never_came(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    import_package(province, export_package(enrolled, usb).packages[0].file)
    found = shown(province, "T4", "云岭县")
    assert [(one.is_home, one.missing) for one in found.cases["T4-X07"]] == [
        (True, False),
        (False, True),
    ]
    assert card(found, "T4-X07").outcome is Outcome.NO_EVIDENCE


def test_every_county_of_a_city_needs_a_large_home(city: Workspace) -> None:
    register(city, replace(HOME, beds_total=120))
    found = shown(city, "T5", "演练市")
    assert card(found, "T5-S02").outcome is Outcome.NO_EVIDENCE
    told = [one.told for one in found.cases["T5-S02"]]
    assert told[0] == "有 100 张床位以上的机构。"
    assert told[1].endswith("或者有的机构没有床位数。")
    register(city, replace(HOME, id="na-far", county_code=SILENT.code))
    found = shown(city, "T5", "演练市")
    assert card(found, "T5-S02").outcome is Outcome.UNMET
    assert found.cases["T5-S02"][1].told == "没有 100 张床位以上的机构。"


def test_what_was_entered_for_counties_adds_up_for_the_city__x12(city: Workspace) -> None:
    townships = len(city.divisions.townships_of("149901"))
    enter(city, "T4-X05", "云岭县", covered=townships, official=townships)
    enter(city, "T4-X09", "云岭县", enterprises=30, ngos=25)
    found = shown(city, "T5", "演练市")
    assert card(found, "T5-S04").in_words.startswith("100%")
    bodies = card(found, "T5-S06")
    assert bodies.in_words == "不少于 55 个，应超过 50 个（1 个单位未上报）"
    assert bodies.outcome is Outcome.MET
    assert found.cases["T5-S04"][0].told == f"{townships} / {townships} 个（来源：{SOURCE}）。"
    assert found.cases["T5-S06"][0].told == f"55 个（来源：{SOURCE}）。"
    enter(city, "T5-S06", "演练市", enterprises=10, ngos=10)
    assert card(shown(city, "T5", "演练市"), "T5-S06").entered == SOURCE


def test_a_county_figure_that_cannot_be_read_counts_as_silent(city: Workspace) -> None:
    enter(city, "T4-X05", "云岭县", covered=9, official=5)
    enter(city, "T4-X09", "云岭县", enterprises=30, ngos=25)
    strict = replace(
        city,
        policy=with_parameter(
            "market_bodies", "with_sole", with_parameter("area_denominator", "corrected")
        ),
    )
    found = shown(strict, "T5", "演练市")
    assert len(card(found, "T5-S04").missing) == 2
    assert found.cases["T5-S04"][0].told == "没有填报，或者填报的数字互相矛盾。"
    assert len(card(found, "T5-S06").missing) == 2
