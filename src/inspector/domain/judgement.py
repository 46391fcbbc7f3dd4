"""The verdict of one clause: pure, exact, explained in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import assert_never

from inspector.domain import judging_choices, judging_dates, judging_numbers
from inspector.domain.answer import Answer
from inspector.domain.answer_words import answer_in_words
from inspector.domain.answered import Answered, UndecidedError
from inspector.domain.checklist import CONFORMING, Item
from inspector.domain.policy_pack import Parameter
from inspector.domain.rule_result import SEVERITY, RuleResult, met, unmet
from inspector.domain.rules import (
    AllChosen,
    Conforms,
    HumanJudgement,
    Multiple,
    NotAfter,
    NotExpired,
    NotOlderThan,
    OneOf,
    Ratio,
    Rule,
    Staffing,
    Sums,
    Threshold,
    Total,
    Within,
    YearsPassed,
)
from inspector.domain.verdict import Cause, ClauseVerdict, Outcome


def judge(
    item: Item, answer: Answer | None, parameters: Mapping[str, Parameter], reference: date
) -> ClauseVerdict:
    """Judge one item.

    Args:
        item: from the pack of the day.
        answer: None: not answered yet.
        parameters: those of the same pack; every name that the item uses is among them.
        reference: 基准日, the day of application or of the inspection (A8).
    """
    assumptions = assumptions_of(item, parameters)
    if answer is None:
        return _undecided(item, "尚未填写", assumptions)
    if answer.not_applicable:
        return _not_applicable(item, answer.not_applicable, assumptions)
    if not item.rules:
        return _recorded(item, answer, assumptions)
    answered = Answered(item, answer, parameters, reference)
    return _combined(item, [_result(rule, answered) for rule in item.rules], assumptions)


def judge_all(
    items: Iterable[Item],
    answers: Mapping[str, Answer],
    parameters: Mapping[str, Parameter],
    reference: date,
) -> tuple[ClauseVerdict, ...]:
    """Judge items in their order, whatever the order of the answers (by code of the item)."""
    return tuple(judge(item, answers.get(item.code), parameters, reference) for item in items)


def assumptions_of(item: Item, parameters: Mapping[str, Parameter]) -> tuple[str, ...]:
    """Return a sentence for each parameter that decides the item, to be shown and printed."""
    return tuple(assumption_in_words(parameters[name]) for name in item.parameters)


def assumption_in_words(parameter: Parameter) -> str:
    """Return one parameter as a sentence that names its ambiguity."""
    mark = f"（口径 {parameter.ambiguity}，省厅可调整）" if parameter.ambiguity else ""
    return f"{parameter.title}：{parameter.in_words}{mark}"


def judge_rule(  # noqa: C901, PLR0911, PLR0912 - one arm for each kind
    rule: Rule, answered: Answered
) -> RuleResult:
    """Judge one rule.

    Raises:
        UndecidedError: what was given does not suffice.
    """
    match rule:
        case Conforms():
            return judging_choices.judge_conforms(rule, answered)
        case Threshold():
            return judging_numbers.judge_threshold(rule, answered)
        case Ratio():
            return judging_numbers.judge_ratio(rule, answered)
        case Multiple():
            return judging_numbers.judge_multiple(rule, answered)
        case Sums():
            return judging_numbers.judge_sums(rule, answered)
        case Total():
            return judging_numbers.judge_total(rule, answered)
        case Staffing():
            return judging_numbers.judge_staffing(rule, answered)
        case Within():
            return judging_numbers.judge_within(rule, answered)
        case OneOf():
            return judging_choices.judge_one_of(rule, answered)
        case AllChosen():
            return judging_choices.judge_all_chosen(rule, answered)
        case YearsPassed():
            return judging_dates.judge_years_passed(rule, answered)
        case NotOlderThan():
            return judging_dates.judge_not_older(rule, answered)
        case NotAfter():
            return judging_dates.judge_not_after(rule, answered)
        case NotExpired():
            return judging_dates.judge_not_expired(rule, answered)
        case HumanJudgement():
            return judging_choices.judge_by_person(rule, answered)
        case _:
            assert_never(rule)


def _result(rule: Rule, answered: Answered) -> RuleResult:
    try:
        return judge_rule(rule, answered)
    except UndecidedError as undecided:
        if undecided.outcome is Outcome.JUDGEMENT and answered.answer.judged:
            return _judged_by_person(undecided.sentence, answered.answer.judged)
        return RuleResult(undecided.outcome, undecided.sentence, "", undecided.cause)


def _judged_by_person(sentence: str, decision: str) -> RuleResult:
    if decision == CONFORMING:
        return met(f"{sentence}；经人工判断为达到")
    return unmet(f"{sentence}；经人工判断为未达到", "", Cause.ANSWERED_NO)


def _combined(item: Item, results: list[RuleResult], assumptions: tuple[str, ...]) -> ClauseVerdict:
    outcome = next(kind for kind in SEVERITY if any(kind is one.outcome for one in results))
    deciding = [one for one in results if one.outcome is outcome]
    formula = "；".join(one.formula for one in results) + "。"
    distance = "；".join(one.distance for one in deciding if one.distance)
    return ClauseVerdict(item.code, outcome, formula, distance, assumptions, deciding[0].cause)


def _recorded(item: Item, answer: Answer, assumptions: tuple[str, ...]) -> ClauseVerdict:
    if not answer.values:
        return _undecided(item, "尚未填写", assumptions)
    words = f"{answer_in_words(item, answer)}。本项只作记录，不作判定。"
    return ClauseVerdict(item.code, Outcome.NOT_APPLICABLE, words, "", assumptions)


def _not_applicable(item: Item, reason: str, assumptions: tuple[str, ...]) -> ClauseVerdict:
    if item.may_be_not_applicable:
        return ClauseVerdict(
            item.code, Outcome.NOT_APPLICABLE, f"不适用：{reason}。", "", assumptions
        )
    return _undecided(item, "本项不得填写不适用", assumptions)


def _undecided(item: Item, sentence: str, assumptions: tuple[str, ...]) -> ClauseVerdict:
    return ClauseVerdict(
        item.code, Outcome.NO_EVIDENCE, f"{sentence}。", "", assumptions, Cause.MISSING
    )
