"""Answers for the made-up county: what a well-run home would answer, found by judging."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Final

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import CONFORMING, NON_CONFORMING, Input, InputKind, Item
from inspector.domain.judgement import judge
from inspector.domain.policy_pack import Parameter
from inspector.domain.verdict import Outcome

_COUNTED: Final[Mapping[str, int]] = {
    "area": 2400,
    "beds_registered": 60,
    "beds_actual": 60,
    "beds_open": 60,
    "beds_nursing": 50,
    "residents": 52,
    "residents_disabled": 49,
    "residents_full": 18,
    "residents_part": 24,
    "carers": 12,
    "carers_trained": 12,
    "staff": 24,
    "staff_certified": 24,
    "staff_required": 15,
    "staff_required_certified": 15,
}
_NUMBERS: Final = (0, 2, 6, 12, 52, 300)
_DAYS: Final = (-12, -1900, 200)
_TRIES: Final = 5000


def passing_answer(
    item: Item, parameters: Mapping[str, Parameter], reference: date, officer: str
) -> Answer:
    """Return an answer that is 达标, or the first one tried where a person must judge.

    Counted things have the same number wherever they are asked.
    """
    tried = islice(_tries(item, reference, officer), _TRIES)
    first = next(tried)
    for answer in (first, *tried):
        if judge(item, answer, parameters, reference).outcome is Outcome.MET:
            return answer
    return first


def failing_answer(item: Item, officer: str) -> Answer:
    """Return 不符合 to an item that is answered by one key."""
    return Answer(item.code, {item.inputs[0].code: NON_CONFORMING}, officer=officer)


def _tries(item: Item, reference: date, officer: str) -> Iterator[Answer]:
    values = [_values(asked, reference) for asked in item.inputs]
    for chosen in product(*values):
        answers = {asked.code: value for asked, value in zip(item.inputs, chosen, strict=True)}
        answer = Answer(item.code, answers, officer=officer)
        yield answer
        yield replace(answer, judged=CONFORMING, remark="已核对材料。")


def _values(asked: Input, reference: date) -> tuple[Value, ...]:
    match asked.kind:
        case InputKind.NUMBER:
            counted = _COUNTED.get(asked.tally)
            numbers = _NUMBERS if counted is None else (counted,)
            return tuple(Decimal(number) for number in numbers)
        case InputKind.CHOICES:
            return (tuple(choice.code for choice in asked.choices),)
        case InputKind.DATE:
            return tuple(reference + timedelta(days=days) for days in _DAYS)
        case _:
            return tuple(choice.code for choice in asked.choices) or ("无",)
