"""What an item demands, in a few words beside its empty field."""

from collections.abc import Mapping
from fractions import Fraction

from inspector.domain.checklist import Item
from inspector.domain.policy_pack import Parameter
from inspector.domain.quantity import demand_in_words, number_in_words
from inspector.domain.rules import Bound, NotExpired, NotOlderThan, Ratio, Threshold, YearsPassed


def expectation(item: Item, parameters: Mapping[str, Parameter]) -> str:
    """Return the demand of the first rule that can be said in a few words, else nothing."""
    for rule in item.rules:
        words = ""
        if isinstance(rule, Threshold):
            unit = item.input(rule.input).unit
            words = f"{demand_in_words(rule.operator)} {_bound(rule.bound, parameters)} {unit}"
        elif isinstance(rule, Ratio):
            share = _bound(rule.percent, parameters)
            words = f"{demand_in_words(rule.operator)} {share}%"
        elif isinstance(rule, YearsPassed):
            words = f"应满 {_bound(rule.years, parameters)} 年"
        elif isinstance(rule, NotOlderThan):
            words = f"应在 {_bound(rule.months, parameters)} 个月内"
        elif isinstance(rule, NotExpired):
            words = "应在有效期内"
        if words:
            return words.strip()
    return ""


def _bound(bound: Bound, parameters: Mapping[str, Parameter]) -> str:
    if isinstance(bound, Fraction):
        return number_in_words(bound)
    return parameters[bound].value or "（省厅未定）"
