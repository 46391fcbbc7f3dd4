"""Cards of counties and cities."""

from dataclasses import replace
from fractions import Fraction

import pytest

from inspector.domain.answer import Answer
from inspector.domain.card_facts import (
    CountyFacts,
    HomeFacts,
    grade_parts,
    large_home_parts,
    market_body_parts,
    nursing_bed_parts,
    township_parts,
    village_parts,
)
from inspector.domain.cards import Part, area_cards, computed_card, entered_card
from inspector.domain.rules import Operator, Threshold
from inspector.domain.verdict import Outcome
from shipped_pack import DAY, PACK, answer_to, with_parameter

HOMES = (
    HomeFacts("h1", "140105", 120, 70, grade=2, public_level="county"),
    HomeFacts("h2", "140105", 80, 40, grade=0, public_level="township"),
    HomeFacts("h3", "140106", 60, None, grade=None, public_level="township"),
)
COUNTIES = (
    CountyFacts("140105", True, 10, 100, 9, 70, 30),
    CountyFacts("140106", True, 10, 100, 10, 60, 25),
    CountyFacts("140107", False, 10, 100, None, None, None),
)


def fractions(*pairs: tuple[int | None, int | None]) -> list[Part]:
    return [
        Part(
            f"c{place}",
            None if above is None else Fraction(above),
            None if below is None else Fraction(below),
        )
        for place, (above, below) in enumerate(pairs)
    ]


def test_a_full_report_gives_one_number_that_opens_to_its_cases() -> None:
    card = computed_card(PACK.item("T4-X05"), fractions((9, 10), (10, 10)), PACK.parameters)
    assert (card.low, card.high, card.is_exact) == (95, 95, True)
    assert card.outcome is Outcome.MET
    assert card.in_words == "95%，应不低于 95%"
    assert card.cases == ("c0", "c1")
    assert card.missing == ()
    assert any("A5" in one for one in card.assumptions)


def test_a_silent_county_gives_an_interval_not_a_number__x12() -> None:
    card = computed_card(PACK.item("T5-S04"), township_parts(COUNTIES), PACK.parameters)
    assert (card.low, card.high) == (Fraction(190, 3), Fraction(290, 3))
    assert card.outcome is Outcome.NO_EVIDENCE
    assert card.missing == ("140107",)
    assert card.in_words == ("介于 63.33% 与 96.66% 之间，应不低于 90%（1 个单位未上报）")


def test_an_interval_wholly_on_one_side_decides() -> None:
    item = PACK.item("T5-S04")
    surely = computed_card(item, fractions((95, 95), (None, 5)), PACK.parameters)
    assert surely.outcome is Outcome.MET
    never = computed_card(item, fractions((50, 95), (None, 5)), PACK.parameters)
    assert never.outcome is Outcome.UNMET


def test_an_unknown_denominator_leaves_everything_open() -> None:
    card = computed_card(PACK.item("T4-X07"), nursing_bed_parts(HOMES, COUNTIES), PACK.parameters)
    assert (card.low, card.high) == (0, 100)
    assert card.missing == ("h3", "140107")
    assert card.outcome is Outcome.NO_EVIDENCE


def test_nothing_to_divide_by_is_no_figure() -> None:
    card = computed_card(PACK.item("T4-X07"), fractions((0, 0), (None, 0)), PACK.parameters)
    assert (card.low, card.high, card.outcome) == (None, None, Outcome.NO_EVIDENCE)
    assert not card.is_exact
    assert card.missing == ("c1",)


def test_a_count_has_a_floor_and_no_ceiling_while_counties_are_silent() -> None:
    item = PACK.item("T5-S06")
    card = computed_card(item, market_body_parts(COUNTIES), PACK.parameters)
    assert (card.low, card.high) == (55, None)
    assert card.outcome is Outcome.MET
    assert card.in_words == "不少于 55 个，应超过 50 个（1 个单位未上报）"
    few = computed_card(item, market_body_parts(COUNTIES[1:]), PACK.parameters)
    assert few.outcome is Outcome.NO_EVIDENCE
    known = computed_card(item, market_body_parts(COUNTIES[:1]), PACK.parameters)
    assert known.outcome is Outcome.UNMET


def test_every_county_needs_a_large_home() -> None:
    parts = large_home_parts(HOMES, COUNTIES)
    assert [one.numerator for one in parts] == [1, 0, None]
    card = computed_card(PACK.item("T5-S02"), parts, PACK.parameters)
    assert card.outcome is Outcome.UNMET
    unknown = HomeFacts("h4", "140106", None, None)
    assert large_home_parts((unknown,), COUNTIES)[1].numerator is None


def test_an_equality_is_decided_only_by_an_exact_figure() -> None:
    item = PACK.item("T5-S02")
    assert computed_card(item, fractions((1, 1)), PACK.parameters).outcome is Outcome.MET
    open_end = computed_card(item, fractions((1, 1), (None, 1)), PACK.parameters)
    assert open_end.outcome is Outcome.NO_EVIDENCE


@pytest.mark.parametrize(
    ("operator", "parts", "outcome"),
    [
        (Operator.AT_MOST, [(9, None)], Outcome.MET),
        (Operator.AT_MOST, [(11, None)], Outcome.UNMET),
        (Operator.AT_MOST, [(9, None), (None, None)], Outcome.NO_EVIDENCE),
        (Operator.EQUAL, [(10, None)], Outcome.MET),
        (Operator.EQUAL, [(10, None), (None, None)], Outcome.NO_EVIDENCE),
        (Operator.EQUAL, [(11, None), (None, None)], Outcome.UNMET),
    ],
)
def test_upper_bounds_and_equalities_of_counts(
    operator: Operator, parts: list[tuple[int | None, int | None]], outcome: Outcome
) -> None:
    item = replace(PACK.item("T3-M08"), rules=(Threshold("staff", operator, Fraction(10)),))
    assert computed_card(item, fractions(*parts), PACK.parameters).outcome is outcome


def test_an_open_parameter_leaves_the_figure_to_a_person() -> None:
    item = PACK.item("T4-X12")
    card = computed_card(item, fractions((93, 100)), PACK.parameters)
    assert card.outcome is Outcome.JUDGEMENT
    assert card.in_words == "93%，省厅尚未规定标准"


def test_a_figure_without_unit_is_a_bare_number() -> None:
    item = PACK.item("T3-M08")
    bare = replace(item, inputs=(replace(item.inputs[0], unit=""),))
    assert computed_card(bare, fractions((20, None)), PACK.parameters).in_words == (
        "20，应不低于 20"
    )


def test_villages_and_grades_have_their_parts() -> None:
    assert [one.numerator for one in village_parts(COUNTIES)] == [70, 60, None]
    assert [one.numerator for one in grade_parts(HOMES, "township", 1)] == [0, None]
    assert [one.numerator for one in grade_parts(HOMES, "county", 2)] == [1]


def test_the_operator_of_a_card_follows_its_parameter() -> None:
    strict = with_parameter("coverage_operator", ">")
    card = computed_card(PACK.item("T4-X05"), fractions((95, 100)), strict.parameters)
    assert card.outcome is Outcome.UNMET


def test_what_cannot_be_computed_is_entered_with_its_source() -> None:
    item = PACK.item("T4-X08")
    answer = answer_to(item, {"housed": 5, "wanting": 6}, remark="县民政局特困供养台账")
    card = entered_card(item, answer, PACK.parameters, DAY)
    assert (card.outcome, card.entered) == (Outcome.UNMET, "县民政局特困供养台账")
    assert card.in_words.endswith("还差 1 人")
    assert entered_card(item, None, PACK.parameters, DAY).outcome is Outcome.NO_EVIDENCE
    with pytest.raises(ValueError, match="no figure"):
        computed_card(PACK.item("T4-X02"), (), PACK.parameters)
    with pytest.raises(ValueError, match="no figure"):
        computed_card(PACK.item("T7-Q01"), (), PACK.parameters)


def test_the_cards_of_an_area_follow_its_checklist() -> None:
    answers = {"T4-X02": Answer("T4-X02", {"result": "yes"})}
    cards = area_cards(PACK, "T5", {"T5-S04": township_parts(COUNTIES)}, answers, DAY)
    assert [card.item for card in cards[:7]] == [f"T5-S0{number}" for number in range(1, 8)]
    assert [card.item for card in cards[7:]] == [
        "T4-X01",
        "T4-X02",
        "T4-X03",
        "T4-X07",
        "T4-X08",
        "T4-X11",
        "T4-X12",
        "T4-X13",
    ]
    by_item = {card.item: card.outcome for card in cards}
    assert by_item["T4-X02"] is Outcome.MET
