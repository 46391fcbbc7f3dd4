"""Rules about dates, judged against the reference date."""

from datetime import date
from typing import Final

from inspector.domain.answered import Answered, UndecidedError
from inspector.domain.date_arithmetic import add_months, add_years
from inspector.domain.date_words import date_in_words
from inspector.domain.quantity import number_in_words
from inspector.domain.rule_result import RuleResult, beyond_principle, met, unmet
from inspector.domain.rules import NotAfter, NotExpired, NotOlderThan, YearsPassed
from inspector.domain.verdict import Cause, Outcome

FIRST_YEAR: Final = 1900


def judge_years_passed(rule: YearsPassed, answered: Answered) -> RuleResult:
    """Judge whether full years have passed on the reference date."""
    code = answered.input_by(rule.input_parameter, rule.input)
    start = answered.day(code)
    years = int(answered.bound(rule.years))
    full = add_years(start, years)
    formula = (
        f"{answered.label(code)} {date_in_words(start)}，满 {years} 年为 {date_in_words(full)}，"
        f"基准日 {date_in_words(answered.reference)}"
    )
    if full <= answered.reference:
        return met(formula)
    return unmet(formula, f"还差 {(full - answered.reference).days} 天", Cause.TOO_EARLY)


def judge_not_older(rule: NotOlderThan, answered: Answered) -> RuleResult:
    """Judge whether something was done recently enough."""
    done = answered.day(rule.input)
    label = answered.label(rule.input)
    if done > answered.reference:
        raise UndecidedError(
            Outcome.NO_EVIDENCE,
            Cause.CONTRADICTORY,
            f"{label} {date_in_words(done)}晚于基准日 {date_in_words(answered.reference)}，请核对",
        )
    months = answered.bound(rule.months)
    latest = add_months(done, int(months))
    formula = (
        f"{label} {date_in_words(done)}，距基准日 {date_in_words(answered.reference)}"
        f"应不超过 {number_in_words(months)} 个月"
    )
    if latest >= answered.reference:
        return met(formula)
    distance = f"已超过 {(answered.reference - latest).days} 天"
    if rule.in_principle:
        return beyond_principle(
            formula, distance, Cause.TOO_OLD, answered.answer.remark, strict=answered.strict
        )
    return unmet(formula, distance, Cause.TOO_OLD)


def judge_not_after(rule: NotAfter, answered: Answered) -> RuleResult:
    """Judge a date against a day of the batch year."""
    label = answered.label(rule.input)
    if rule.optional and not answered.answer.values.get(rule.input):
        return met(f"{label}未填写，视为未发生")
    done = answered.day(rule.input)
    year = _year(rule.year_input, answered)
    latest = day_of_year(year, answered.month_day(rule.month_day))
    formula = f"{label} {date_in_words(done)}，应不晚于 {date_in_words(latest)}"
    if done <= latest:
        return met(formula)
    distance = f"晚 {(done - latest).days} 天"
    if rule.in_principle:
        return beyond_principle(
            formula, distance, Cause.TOO_OLD, answered.answer.remark, strict=answered.strict
        )
    return unmet(formula, distance, Cause.TOO_OLD)


def judge_not_expired(rule: NotExpired, answered: Answered) -> RuleResult:
    """Judge whether something is still valid on the reference date."""
    expiry = answered.day(rule.input)
    formula = (
        f"{answered.label(rule.input)} {date_in_words(expiry)}，"
        f"基准日 {date_in_words(answered.reference)}"
    )
    if expiry >= answered.reference:
        return met(formula)
    return unmet(formula, f"已过期 {(answered.reference - expiry).days} 天", Cause.TOO_OLD)


def _year(code: str, answered: Answered) -> int:
    number = answered.number(code)
    if number.denominator != 1 or not FIRST_YEAR <= number <= date.max.year:
        raise UndecidedError(
            Outcome.NO_EVIDENCE,
            Cause.CONTRADICTORY,
            f"“{answered.label(code)}”应为四位年份，请核对",
        )
    return int(number)


def day_of_year(year: int, month_day: str) -> date:
    """Return a day given as MM-DD in a year; 29 February outside leap years is the 28th.

    Raises:
        ValueError: not of this form.
    """
    month, day = (int(part) for part in month_day.split("-"))
    if (month, day) == (2, 29):
        return add_months(date(year, 1, 31), 1)
    return date(year, month, day)
