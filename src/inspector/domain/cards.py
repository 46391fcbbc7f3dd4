"""Cards of a county or city: each figure with its cases, an interval where counties are silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, assert_never

from inspector.domain.answer import Answer
from inspector.domain.checklist import Item
from inspector.domain.judgement import assumptions_of, judge
from inspector.domain.policy_pack import Pack, Parameter
from inspector.domain.quantity import beside_bound_in_words, demand_in_words, holds, number_in_words
from inspector.domain.rules import Bound, Operator, Ratio, Threshold, Total
from inspector.domain.verdict import Outcome

HUNDRED: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class Part:
    """What one institution or county contributes to a figure.

    Attributes:
        case: id of the institution or code of the county, which the figure opens to.
        numerator: None: not reported.
        denominator: of a share; known from the register even where nothing was reported. None
            with a share: not known either. A count leaves it at None.
    """

    case: str
    numerator: Fraction | None
    denominator: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator.

    Attributes:
        low: least value that the reports allow; None: no figure at all.
        high: greatest value; None beside a low one: without limit.
        in_words: figure and demand.
        missing: cases that have not reported.
        cases: all cases behind the figure.
        entered: the source where a person entered the figure; empty where it was computed.
    """

    item: str
    title: str
    outcome: Outcome
    low: Fraction | None
    high: Fraction | None
    in_words: str
    missing: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    entered: str = ""
    assumptions: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether the figure is one number and no interval."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class _Demand:
    operator: Operator
    bound: Fraction
    unit: str


def area_cards(
    pack: Pack,
    checklist: str,
    parts: Mapping[str, Sequence[Part]],
    answers: Mapping[str, Answer],
    reference: date,
) -> tuple[Card, ...]:
    """Return the cards of a county (T4, T8) or a city (T5) in the order of the checklist.

    Args:
        pack: the policy of the day.
        checklist: its code.
        parts: by code of the item, for those that inspections and registers suffice for.
        answers: by code of the item, for the rest; the remark names their source.
        reference: the day they are judged for.
    """
    return tuple(
        computed_card(item, parts[item.code], pack.parameters)
        if item.code in parts
        else entered_card(item, answers.get(item.code), pack.parameters, reference)
        for item in pack.items_of(checklist)
    )


def computed_card(item: Item, parts: Sequence[Part], parameters: Mapping[str, Parameter]) -> Card:
    """Compute the figure of an item whose first rule is a share or a count.

    Raises:
        ValueError: the item has another first rule.
    """
    rule = item.rules[0] if item.rules else None
    match rule:
        case Ratio():
            operator = rule.operator
            if rule.operator_parameter:
                operator = Operator(parameters[rule.operator_parameter].value)
            return _share_card(item, parts, parameters, operator, rule.percent)
        case Threshold() | Total():
            return _count_card(item, parts, parameters, rule.operator, rule.bound)
        case _:
            raise ValueError(f"{item.code} has no figure to compute")


def entered_card(
    item: Item, answer: Answer | None, parameters: Mapping[str, Parameter], reference: date
) -> Card:
    """Return a card whose figure a person entered with its source."""
    verdict = judge(item, answer, parameters, reference)
    source = answer.remark if answer is not None else ""
    words = f"{verdict.formula}{verdict.distance}"
    return Card(
        item.code,
        item.text,
        verdict.outcome,
        None,
        None,
        words,
        entered=source,
        assumptions=verdict.assumptions,
    )


def _share_card(
    item: Item,
    parts: Sequence[Part],
    parameters: Mapping[str, Parameter],
    operator: Operator,
    percent: Bound,
) -> Card:
    known = [one for one in parts if one.denominator is not None]
    whole = sum((one.denominator for one in known if one.denominator), Fraction(0))
    least = sum((one.numerator for one in known if one.numerator), Fraction(0))
    silent = sum(
        (one.denominator for one in known if one.denominator and one.numerator is None),
        Fraction(0),
    )
    if len(known) < len(parts):
        low, high = Fraction(0), HUNDRED
    elif whole == 0:
        return _without_figure(item, parts, parameters, "分母为零，没有可供计算的数据")
    else:
        low, high = least * HUNDRED / whole, (least + silent) * HUNDRED / whole
    return _card(item, parts, parameters, (low, high), (operator, percent, "%"))


def _count_card(
    item: Item,
    parts: Sequence[Part],
    parameters: Mapping[str, Parameter],
    operator: Operator,
    bound: Bound,
) -> Card:
    low = sum((one.numerator for one in parts if one.numerator is not None), Fraction(0))
    high = low if all(one.numerator is not None for one in parts) else None
    unit = f" {item.inputs[0].unit}" if item.inputs[0].unit else ""
    return _card(item, parts, parameters, (low, high), (operator, bound, unit))


def _card(
    item: Item,
    parts: Sequence[Part],
    parameters: Mapping[str, Parameter],
    interval: tuple[Fraction, Fraction | None],
    demand: tuple[Operator, Bound, str],
) -> Card:
    low, high = interval
    operator, limit, unit = demand
    text = limit if isinstance(limit, str) else ""
    if text and not parameters[text].value:
        outcome = Outcome.JUDGEMENT
        words = f"{_interval_in_words(low, high, Fraction(0), unit)}，省厅尚未规定标准"
    else:
        bound = Fraction(parameters[text].value) if text else Fraction(limit)
        outcome = _outcome(low, high, _Demand(operator, bound, unit))
        words = (
            f"{_interval_in_words(low, high, bound, unit)}，"
            f"{demand_in_words(operator)} {number_in_words(bound)}{unit}"
        )
    missing = tuple(one.case for one in parts if one.numerator is None)
    if missing:
        words = f"{words}（{len(missing)} 个单位未上报）"
    return Card(
        item.code,
        item.text,
        outcome,
        low,
        high,
        words,
        missing,
        tuple(one.case for one in parts),
        assumptions=assumptions_of(item, parameters),
    )


def _without_figure(
    item: Item, parts: Sequence[Part], parameters: Mapping[str, Parameter], words: str
) -> Card:
    return Card(
        item.code,
        item.text,
        Outcome.NO_EVIDENCE,
        None,
        None,
        words,
        tuple(one.case for one in parts if one.numerator is None),
        tuple(one.case for one in parts),
        assumptions=assumptions_of(item, parameters),
    )


def _outcome(low: Fraction, high: Fraction | None, demand: _Demand) -> Outcome:
    match demand.operator:
        case Operator.AT_LEAST | Operator.MORE_THAN:
            certain = holds(low, demand.operator, demand.bound)
            possible = high is None or holds(high, demand.operator, demand.bound)
        case Operator.AT_MOST | Operator.LESS_THAN:
            certain = high is not None and holds(high, demand.operator, demand.bound)
            possible = holds(low, demand.operator, demand.bound)
        case Operator.EQUAL:
            certain = low == high == demand.bound
            possible = low <= demand.bound and (high is None or demand.bound <= high)
        case _:
            assert_never(demand.operator)
    if certain:
        return Outcome.MET
    return Outcome.NO_EVIDENCE if possible else Outcome.UNMET


def _interval_in_words(low: Fraction, high: Fraction | None, bound: Fraction, unit: str) -> str:
    least = beside_bound_in_words(low, bound)
    if high is None:
        return f"不少于 {least}{unit}"
    if low == high:
        return f"{least}{unit}"
    return f"介于 {least}{unit} 与 {beside_bound_in_words(high, bound)}{unit} 之间"
