"""The verdict of one clause."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.made_up_rules import PARAMETERS, STRICT, item_with, outcome_of
from inspector.domain.answer import Answer
from inspector.domain.answered import Answered
from inspector.domain.judgement import judge, judge_all
from inspector.domain.judging_dates import day_of_year
from inspector.domain.rules import (
    AllChosen,
    Conforms,
    HumanJudgement,
    NotAfter,
    NotExpired,
    NotOlderThan,
    OneOf,
    Operator,
    Rule,
    Sums,
    Threshold,
    Within,
    YearsPassed,
)
from inspector.domain.verdict import Cause, Outcome
from shipped_pack import DAY, PACK, answer_to, verdict


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
