"""The verdict of one clause."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.answer import Answer
from inspector.domain.answered import Answered
from inspector.domain.checklist import Choice, Evidence, Input, InputKind, Item, Severity
from inspector.domain.judgement import judge, judge_all
from inspector.domain.judging_dates import day_of_year
from inspector.domain.policy_pack import Parameter
from inspector.domain.rules import (
    AllChosen,
    Conforms,
    HumanJudgement,
    Multiple,
    NotAfter,
    NotExpired,
    NotOlderThan,
    OneOf,
    Operator,
    Ratio,
    Rule,
    Staffing,
    Sums,
    Threshold,
    Within,
    YearsPassed,
)
from inspector.domain.source import Verification
from inspector.domain.verdict import Cause, Outcome
from shipped_pack import DAY, PACK, answer_to, verdict, with_parameter

INPUTS = (
    Input("a", "甲数", InputKind.NUMBER, "张", 2),
    Input("b", "乙数", InputKind.NUMBER, "张", 2),
    Input("year", "批次年度", InputKind.NUMBER),
    Input("on", "日期", InputKind.DATE),
    Input("ok", "结果", InputKind.CONFORM, choices=(Choice("yes", "符合"), Choice("no", "不符合"))),
    Input("kind", "类型", InputKind.CHOICE, choices=(Choice("x", "甲类"), Choice("y", "乙类"))),
    Input("ticks", "项目", InputKind.CHOICES, choices=(Choice("x", "甲项"), Choice("y", "乙项"))),
)
PARAMETERS = {
    "in_principle": Parameter(
        "in_principle", "原则上", "explain", choices=(("explain", "说明"), ("strict", "从严"))
    ),
    "limit": Parameter("limit", "上限", "10"),
    "open_limit": Parameter("open_limit", "未定上限", ""),
    "open_day": Parameter("open_day", "未定日期", ""),
    "may_day": Parameter("may_day", "五月底", "05-31"),
    "draft": Parameter("draft", "征求意见稿", "no", choices=(("no", "停用"), ("yes", "启用"))),
    "qualitative": Parameter("qualitative", "定性", "judged"),
}
STRICT = {**PARAMETERS, "in_principle": replace(PARAMETERS["in_principle"], value="strict")}


def item_with(*rules: Rule, **others: object) -> Item:
    plain = Item(
        "T9-A01",
        "题干",
        INPUTS,
        rules,
        Severity.MINOR,
        Evidence.NONE,
        (),
        Verification.SEEN,
    )
    return replace(plain, **others)


def outcome_of(
    rule: Rule,
    values: dict[str, object],
    parameters: dict[str, Parameter] | None = None,
    **others: str,
) -> tuple[Outcome, str, str, Cause]:
    item = item_with(rule)
    found = judge(item, answer_to(item, values, **others), parameters or PARAMETERS, DAY)
    return found.outcome, found.formula, found.distance, found.cause


def test_an_item_without_answer_lacks_evidence() -> None:
    found = judge(PACK.item("T3-M10"), None, PACK.parameters, DAY)
    assert (found.outcome, found.cause) == (Outcome.NO_EVIDENCE, Cause.MISSING)
    assert found.formula == "尚未填写。"


def test_not_applicable_counts_only_where_the_item_allows_it() -> None:
    item = item_with(Conforms("ok"), may_be_not_applicable=True)
    answer = Answer(item.code, not_applicable="没有食堂")
    assert judge(item, answer, {}, DAY).outcome is Outcome.NOT_APPLICABLE
    assert "没有食堂" in judge(item, answer, {}, DAY).formula
    must = replace(item, may_be_not_applicable=False)
    assert judge(must, answer, {}, DAY).outcome is Outcome.NO_EVIDENCE


def test_an_item_without_rules_is_recorded_and_not_judged() -> None:
    found = verdict("T7-Q04", {"functions": ("day", "home")})
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.formula == (
        "服务功能 日间照料、居家养老（5 项中有 2 项）。本项只作记录，不作判定。"
    )
    assert verdict("T7-Q04", {}).outcome is Outcome.NO_EVIDENCE


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


@pytest.mark.parametrize(
    "rule",
    [
        Threshold("a", Operator.AT_LEAST, "limit", in_principle=True),
        Within("a", "limit", Fraction(20), in_principle=True),
        Sums(("a",), Operator.AT_LEAST, ("b",), in_principle=True),
        NotOlderThan("on", Fraction(12), in_principle=True),
        NotAfter("on", "05-31", "year", in_principle=True),
    ],
)
def test_in_principle_asks_for_an_explanation_and_does_not_fail__a14(rule: Rule) -> None:
    values = {"a": 9, "b": 10, "on": date(2021, 6, 1), "year": 2021}
    silent = outcome_of(rule, values)
    assert (silent[0], silent[3]) == (Outcome.NO_EVIDENCE, Cause.UNEXPLAINED)
    explained = outcome_of(rule, values, remark="已报批")
    assert explained[0] is Outcome.MET
    assert "已报批" in explained[1]
    assert outcome_of(rule, values, STRICT, remark="已报批")[0] is Outcome.UNMET


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


def test_years_are_full_on_the_day_itself_and_on_the_last_of_february() -> None:
    rule = YearsPassed("on", Fraction(3))
    assert outcome_of(rule, {"on": date(2023, 3, 5)})[0] is Outcome.MET
    late = outcome_of(rule, {"on": date(2023, 3, 7)})
    assert late[2:] == ("还差 2 天", Cause.TOO_EARLY)
    item = item_with(rule)
    leap = answer_to(item, {"on": date(2024, 2, 29)})
    assert judge(item, leap, PARAMETERS, date(2027, 2, 28)).outcome is Outcome.MET


def test_the_age_of_a_date_ends_with_its_own_day() -> None:
    rule = NotOlderThan("on", Fraction(6))
    assert outcome_of(rule, {"on": date(2025, 9, 5)})[0] is Outcome.MET
    assert outcome_of(rule, {"on": date(2025, 9, 4)})[2:] == ("已超过 1 天", Cause.TOO_OLD)
    assert outcome_of(rule, {"on": date(2026, 3, 6)})[3] is Cause.CONTRADICTORY


def test_an_expiry_is_good_through_its_last_day() -> None:
    assert outcome_of(NotExpired("on"), {"on": DAY})[0] is Outcome.MET
    assert outcome_of(NotExpired("on"), {"on": date(2026, 3, 4)})[2] == "已过期 1 天"


def test_a_batch_day_may_come_from_a_parameter_and_needs_a_year() -> None:
    rule = NotAfter("on", "may_day", "year")
    assert outcome_of(rule, {"on": date(2024, 5, 31), "year": 2024})[0] is Outcome.MET
    late = outcome_of(rule, {"on": date(2024, 6, 2), "year": 2024})
    assert late[2:] == ("晚 2 天", Cause.TOO_OLD)
    assert outcome_of(rule, {"on": date(2024, 5, 1), "year": "2024.5"})[3] is Cause.CONTRADICTORY
    assert outcome_of(rule, {"on": date(2024, 5, 1), "year": 0})[3] is Cause.CONTRADICTORY
    undecided = NotAfter("on", "open_day", "year")
    assert outcome_of(undecided, {"on": DAY, "year": 2024})[0] is Outcome.JUDGEMENT
    assert day_of_year(2023, "02-29") == date(2023, 2, 28)
    assert day_of_year(2024, "02-29") == date(2024, 2, 29)


def test_an_optional_date_that_never_came_is_no_delay() -> None:
    rule = NotAfter("on", "06-30", "year", optional=True)
    assert outcome_of(rule, {"year": 2024})[0] is Outcome.MET


def test_choices_can_be_unproven_judged_or_cancel() -> None:
    assert verdict("T2-Z01", {"grade": "a"}).outcome is Outcome.MET
    assert verdict("T2-Z01", {"grade": "c"}).cause is Cause.NOT_ALLOWED
    assert verdict("T2-Z01", {"grade": "none"}).outcome is Outcome.NO_EVIDENCE
    expert = verdict("T2-Z99", {"other": "expert"})
    assert expert.outcome is Outcome.JUDGEMENT
    assert verdict("T2-Z99", {"other": "expert"}, judged="no").outcome is Outcome.UNMET
    assert verdict("T3-M12", {"state": "dissolved"}).cause is Cause.CANCELS


def test_the_services_that_lack_are_named() -> None:
    found = outcome_of(AllChosen("ticks", 2), {"ticks": ("x",)})
    assert found[2:] == ("还差 1 项（缺：乙项）", Cause.INCOMPLETE)


def test_what_has_no_measure_waits_for_a_person__a6() -> None:
    rule = HumanJudgement("没有量化标准", "qualitative")
    assert outcome_of(rule, {})[0] is Outcome.JUDGEMENT
    assert outcome_of(rule, {}, judged="yes")[0] is Outcome.MET
    assert outcome_of(rule, {}, judged="no")[0] is Outcome.UNMET
    as_answered = {
        **PARAMETERS,
        "qualitative": replace(PARAMETERS["qualitative"], value="as_answered"),
    }
    assert outcome_of(rule, {}, as_answered)[0] is Outcome.MET
    assert outcome_of(HumanJudgement("没有量化标准"), {})[0] is Outcome.JUDGEMENT


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        (Conforms("ok"), {"ok": "maybe"}),
        (OneOf("kind", ("x",)), {"kind": "z"}),
        (OneOf("kind", ("x",)), {"kind": Decimal(1)}),
        (AllChosen("ticks", 1), {"ticks": "x"}),
        (AllChosen("ticks", 1), {"ticks": ("x", "z")}),
        (Threshold("a", Operator.AT_LEAST, Fraction(1)), {"a": ("x",)}),
        (Threshold("a", Operator.AT_LEAST, Fraction(1)), {"a": Decimal("NaN")}),
        (Threshold("a", Operator.AT_LEAST, Fraction(1)), {"a": -1}),
        (NotExpired("on"), {"on": "2026-03-05"}),
        (NotExpired("on"), {"on": datetime(2026, 3, 5)}),  # noqa: DTZ001 - a wrong kind
    ],
)
def test_a_value_of_the_wrong_kind_is_no_evidence(rule: Rule, values: dict[str, object]) -> None:
    assert outcome_of(rule, values)[::3] == (Outcome.NO_EVIDENCE, Cause.CONTRADICTORY)


def test_a_blank_value_counts_as_missing() -> None:
    assert outcome_of(Conforms("ok"), {"ok": ""})[3] is Cause.MISSING


def test_the_worst_rule_carries_the_clause_and_all_are_explained() -> None:
    item = item_with(Conforms("ok"), Threshold("a", Operator.AT_LEAST, Fraction(5)))
    found = judge(item, answer_to(item, {"ok": "yes", "a": 3}), PARAMETERS, DAY)
    assert found.outcome is Outcome.UNMET
    assert found.formula == "结果：符合；甲数 3 张，应不低于 5 张。"
    missing = judge(item, answer_to(item, {"ok": "no"}), PARAMETERS, DAY)
    assert missing.outcome is Outcome.UNMET
    assert "未填写“甲数”" in missing.formula


def test_each_parameter_that_decides_is_named_with_its_value() -> None:
    found = verdict("T3-M05", {"nursing": 1, "registered": 1})
    assert found.assumptions == ("护理型床位占比的分母：备案床位（口径 A1，省厅可调整）",)
    assert verdict("T1-B03", {}).assumptions[0] == "每名护理员照料的完全失能老年人：3 人"


def test_an_input_that_an_item_lacks_is_a_bug() -> None:
    with pytest.raises(KeyError):
        PACK.item("T3-M05").input("nothing")


def test_the_unit_may_be_empty() -> None:
    item = item_with(Conforms("ok"))
    answered = Answered(item, answer_to(item, {"year": 2024}), PARAMETERS, DAY)
    assert answered.counted("year") == "批次年度 2024"


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


@given(st.permutations(["T3-M04", "T3-M05", "T3-M08", "T3-M12"]))
def test_the_order_of_answers_does_not_matter(order: list[str]) -> None:
    values: dict[str, dict[str, object]] = {
        "T3-M04": {"registered": 49},
        "T3-M05": {"nursing": 40, "registered": 49},
        "T3-M08": {"staff": 20},
        "T3-M12": {"state": "normal"},
    }
    items = PACK.items_of("T3")
    answers = {code: answer_to(PACK.item(code), values[code]) for code in order}
    straight = {code: answers[code] for code in values}
    assert judge_all(items, answers, PACK.parameters, DAY) == judge_all(
        items, straight, PACK.parameters, DAY
    )
