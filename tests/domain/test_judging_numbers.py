"""Rules about numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.made_up_rules import PARAMETERS, outcome_of
from inspector.domain.rules import (
    Multiple,
    Operator,
    Ratio,
    Staffing,
    Sums,
    Threshold,
    Within,
)
from inspector.domain.verdict import Cause, Outcome
from shipped_pack import verdict, with_parameter


@pytest.mark.parametrize(
    ("operator", "number", "holds", "distance", "cause"),
    [
        (Operator.AT_LEAST, "10", True, "", Cause.NONE),
        (Operator.AT_LEAST, "9", False, "还差 1 张", Cause.TOO_FEW),
        (Operator.AT_LEAST, "9.5", False, "还差 0.5 张", Cause.TOO_FEW),
        (Operator.MORE_THAN, "11", True, "", Cause.NONE),
        (Operator.MORE_THAN, "10", False, "还差 1 张", Cause.TOO_FEW),
        (Operator.AT_MOST, "10", True, "", Cause.NONE),
        (Operator.AT_MOST, "12", False, "超出 2 张", Cause.TOO_MANY),
        (Operator.AT_MOST, "10.5", False, "超出 0.5 张", Cause.TOO_MANY),
        (Operator.LESS_THAN, "9", True, "", Cause.NONE),
        (Operator.LESS_THAN, "10", False, "超出 1 张", Cause.TOO_MANY),
        (Operator.EQUAL, "10", True, "", Cause.NONE),
        (Operator.EQUAL, "9", False, "还差 1 张", Cause.TOO_FEW),
        (Operator.EQUAL, "11", False, "超出 1 张", Cause.TOO_MANY),
    ],
)
def test_each_operator_compares_as_the_papers_word_it(
    operator: Operator, number: str, holds: bool, distance: str, cause: Cause
) -> None:
    found = outcome_of(Threshold("a", operator, "limit"), {"a": number})
    assert found[0] is (Outcome.MET if holds else Outcome.UNMET)
    assert found[2:] == (distance, cause)


@pytest.mark.parametrize(
    ("operator", "cause"),
    [(Operator.MORE_THAN, Cause.TOO_FEW), (Operator.LESS_THAN, Cause.TOO_MANY)],
)
def test_a_sum_that_only_reaches_a_strict_bound_is_told_so(
    operator: Operator, cause: Cause
) -> None:
    found = outcome_of(Sums(("a",), operator, ("b",)), {"a": 3, "b": 3})
    assert found[2:] == ("恰为 3 张，界限本身不算达到", cause)


def test_an_undecided_parameter_leaves_the_clause_to_a_person() -> None:
    rule = Threshold("a", Operator.AT_LEAST, "open_limit")
    assert outcome_of(rule, {"a": 3})[0] is Outcome.JUDGEMENT
    assert outcome_of(rule, {"a": 3}, judged="yes")[0] is Outcome.MET
    assert outcome_of(rule, {"a": 3}, judged="no")[0] is Outcome.UNMET


def test_a_share_without_a_set_percentage_is_still_shown() -> None:
    found = verdict("T4-X12", {"satisfied": 931, "sample": 1000})
    assert found.outcome is Outcome.JUDGEMENT
    assert "93.1%" in found.formula


def test_a_rule_that_is_switched_off_only_records() -> None:
    rule = Threshold("a", Operator.AT_LEAST, Fraction(30), only_if="draft")
    assert outcome_of(rule, {})[0] is Outcome.MET
    on = {**PARAMETERS, "draft": replace(PARAMETERS["draft"], value="yes")}
    assert outcome_of(rule, {"a": 29}, on)[0] is Outcome.UNMET
    assert outcome_of(rule, {}, on)[0] is Outcome.NO_EVIDENCE


def test_a_range_is_closed_on_both_ends() -> None:
    rule = Within("a", Fraction(5), Fraction(7))
    assert [outcome_of(rule, {"a": n})[0] for n in (5, 7)] == [Outcome.MET, Outcome.MET]
    assert outcome_of(rule, {"a": 4})[2:] == ("还差 1 张", Cause.TOO_FEW)
    assert outcome_of(rule, {"a": 8})[2:] == ("超出 1 张", Cause.TOO_MANY)


def test_a_share_that_must_not_exceed_tells_the_excess() -> None:
    rule = Ratio("a", "b", Operator.AT_MOST, Fraction(50))
    assert outcome_of(rule, {"a": 5, "b": 10})[0] is Outcome.MET
    assert outcome_of(rule, {"a": 6, "b": 10})[2:] == ("超出 1 张", Cause.SHARE_TOO_HIGH)


def test_a_share_beyond_the_whole_is_a_contradiction_unless_it_may_be() -> None:
    assert outcome_of(Ratio("a", "b", Operator.AT_LEAST, Fraction(80)), {"a": 6, "b": 5})[3] is (
        Cause.CONTRADICTORY
    )
    loose = Ratio("a", "b", Operator.AT_LEAST, Fraction(80), part_of_whole=False)
    assert outcome_of(loose, {"a": 6, "b": 5})[0] is Outcome.MET


def test_the_operator_of_a_share_can_be_a_parameter__a18() -> None:
    values: dict[str, object] = {"covered": 95, "official": 100}
    assert verdict("T4-X05", values).outcome is Outcome.MET
    strict = with_parameter("coverage_operator", ">")
    assert verdict("T4-X05", values, strict).outcome is Outcome.UNMET


def test_a_deposit_is_held_against_so_many_monthly_fees() -> None:
    rule = Multiple("a", "b", Operator.AT_MOST, Fraction(12))
    assert outcome_of(rule, {"a": "24000", "b": "2000"})[0] is Outcome.MET
    found = outcome_of(rule, {"a": "24000.01", "b": "2000"})
    assert found[0] is Outcome.UNMET
    assert found[1] == "甲数 24000.01 张 ÷ 乙数 2000 张 ＝ 12.000005 倍，应不超过 12 倍。"
    assert outcome_of(rule, {"a": 1, "b": 0})[3] is Cause.ZERO_DENOMINATOR


def test_staff_is_held_against_the_sum_of_needs_without_rounding() -> None:
    rule = Staffing("a", (("b", Fraction(3)), ("year", Fraction(6))))
    assert outcome_of(rule, {"a": 5, "b": 9, "year": 12})[0] is Outcome.MET
    assert outcome_of(rule, {"a": 5, "b": 9, "year": 13})[2] == "还差 1 张"
    assert outcome_of(rule, {"a": 0, "b": 0, "year": 0})[0] is Outcome.MET


counts = st.integers(min_value=0, max_value=10**6)


@given(counts, st.integers(min_value=1, max_value=10**6), st.integers(0, 10_000))
def test_no_rounding_ever_decides(numerator: int, denominator: int, hundredths: int) -> None:
    percent = Fraction(hundredths, 100)
    rule = Ratio("a", "b", Operator.AT_LEAST, percent, part_of_whole=False)
    outcome, formula, distance, _ = outcome_of(rule, {"a": numerator, "b": denominator})
    exact = numerator * 10_000 >= hundredths * denominator
    assert (outcome is Outcome.MET) is exact
    shown = Fraction(formula.split("＝ ")[1].split("%")[0])
    assert (shown >= percent) is exact
    if not exact:
        more = int(distance.removeprefix("还差 ").removesuffix(" 张"))
        assert (numerator + more) * 10_000 >= hundredths * denominator
        assert (numerator + more - 1) * 10_000 < hundredths * denominator
