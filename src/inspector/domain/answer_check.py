"""What an answer lacks or contradicts, told while it is typed and before sealing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, assert_never

from inspector.domain.answer import Answer, Value
from inspector.domain.answered import Answered, UndecidedError
from inspector.domain.checklist import Input, InputKind, Item
from inspector.domain.judgement import judge_rule
from inspector.domain.policy_pack import Parameter
from inspector.domain.verdict import Outcome

EARLIEST: Final = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """A problem with an answer.

    Attributes:
        input: code of the input, or empty when it is about several.
        hard: the answer cannot stand like this; otherwise a warning.
        message: a whole sentence.
    """

    input: str
    hard: bool
    message: str


def missing_inputs(item: Item, answer: Answer | None) -> tuple[Input, ...]:
    """Return the inputs that still want a value; none for an item that does not apply."""
    if answer is not None and answer.not_applicable:
        return ()
    given: Mapping[str, Value] = answer.values if answer is not None else {}
    return tuple(
        one for one in item.inputs if not one.optional and given.get(one.code) in (None, "")
    )


def is_complete(item: Item, answer: Answer | None) -> bool:
    """Whether nothing more has to be filled in."""
    return answer is not None and not missing_inputs(item, answer)


def answer_problems(
    item: Item, answer: Answer, parameters: Mapping[str, Parameter], reference: date
) -> tuple[AnswerProblem, ...]:
    """Return what is wrong with what was given; what is missing is no problem here."""
    if answer.not_applicable:
        if item.may_be_not_applicable:
            return ()
        return (AnswerProblem("", hard=True, message="本项不得填写“不适用”，请逐项填写。"),)
    problems = [
        problem
        for one in item.inputs
        if answer.values.get(one.code) not in (None, "")
        for problem in _value_problems(one, answer.values[one.code], reference)
    ]
    if not problems:
        problems.extend(_contradictions(item, answer, parameters, reference))
    return tuple(problems)


def _value_problems(one: Input, value: Value, reference: date) -> Iterator[AnswerProblem]:
    match one.kind:
        case InputKind.NUMBER:
            yield from _number_problems(one, value)
        case InputKind.DATE:
            yield from _date_problems(one, value, reference)
        case InputKind.CONFORM | InputKind.CHOICE:
            if value not in {choice.code for choice in one.choices}:
                yield _hard(one, "应从给出的选项中选择")
        case InputKind.CHOICES:
            known = {choice.code for choice in one.choices}
            if not isinstance(value, tuple) or not known.issuperset(value):
                yield _hard(one, "应从给出的选项中选择")
        case InputKind.TEXT:
            if not isinstance(value, str):
                yield _hard(one, "应填写文字")
        case _:
            assert_never(one.kind)


def _number_problems(one: Input, value: Value) -> Iterator[AnswerProblem]:
    if not isinstance(value, Decimal) or not value.is_finite():
        yield _hard(one, "应填写数字")
    elif value < 0:
        yield _hard(one, "不能为负数")
    elif value != round(value, one.decimals):
        digits = f"最多保留 {one.decimals} 位小数" if one.decimals else "应为整数"
        yield _hard(one, digits)


def _date_problems(one: Input, value: Value, reference: date) -> Iterator[AnswerProblem]:
    if not isinstance(value, date) or isinstance(value, datetime):
        yield _hard(one, "应填写日期")
    elif value < EARLIEST:
        yield _hard(one, "早于 1900 年，请更正")
    elif value > reference and not one.in_future:
        yield AnswerProblem(one.code, hard=False, message=f"“{one.label}”晚于检查日，请核对。")


def _contradictions(
    item: Item, answer: Answer, parameters: Mapping[str, Parameter], reference: date
) -> Iterator[AnswerProblem]:
    answered = Answered(item, answer, parameters, reference)
    for check in item.checks:
        try:
            outcome = judge_rule(check.rule, answered).outcome
        except UndecidedError:
            continue
        if outcome is Outcome.UNMET:
            yield AnswerProblem("", check.hard, check.message)


def _hard(one: Input, problem: str) -> AnswerProblem:
    return AnswerProblem(one.code, hard=True, message=f"“{one.label}”{problem}。")
