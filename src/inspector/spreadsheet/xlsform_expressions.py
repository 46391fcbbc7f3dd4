"""The few XLSForm expressions that have a counterpart: simple conditions and limits."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from inspector.domain.rules import Check, Condition, Operator, Threshold

_EQUALS: Final = re.compile(r"\$\{\s*([^}\s]+)\s*\}\s*=\s*['\"]([^'\"]*)['\"]\Z")
_SELECTED: Final = re.compile(
    r"selected\(\s*\$\{\s*([^}\s]+)\s*\}\s*,\s*['\"]([^'\"]*)['\"]\s*\)\Z"
)
_LIMIT: Final = re.compile(r"\.\s*(>=|<=|>|<|=)\s*(\d{1,15}(?:\.\d{1,6})?)\Z")
_OR: Final = re.compile(r"\s+or\s+")
_AND: Final = re.compile(r"\s+and\s+")


def condition_of_relevant(
    expression: str, places: Mapping[str, tuple[str, str]]
) -> Condition | None:
    """Return the show-if of a `relevant`: one question that equals or holds given choices.

    Args:
        expression: as written in the form.
        places: item and input of each choice question, by its name.
    """
    asked: set[str] = set()
    values: list[str] = []
    for part in _OR.split(expression.strip()):
        match = _EQUALS.match(part.strip()) or _SELECTED.match(part.strip())
        if match is None:
            return None
        asked.add(match.group(1))
        values.append(match.group(2))
    name = asked.pop()
    if asked or name not in places or "" in values:
        return None
    return Condition(*places[name], tuple(values))


def checks_of_constraint(expression: str, code: str, message: str) -> tuple[Check, ...] | None:
    """Return hard checks for a `constraint` that only compares the number with numbers."""
    checks = []
    for part in _AND.split(expression.strip()):
        match = _LIMIT.match(part.strip())
        if match is None:
            return None
        rule = Threshold(code, Operator(match.group(1)), Fraction(match.group(2)))
        checks.append(Check(rule, message or f"应满足：{part.strip()}", hard=True))
    return tuple(checks)


def relevant_of_condition(condition: Condition, name: str, *, several: bool) -> str:
    """Return the `relevant` of a show-if on a question with this name."""
    if several:
        return " or ".join(f"selected(${{{name}}}, '{value}')" for value in condition.values)
    return " or ".join(f"${{{name}}} = '{value}'" for value in condition.values)


def constraint_of_check(check: Check, code: str) -> str | None:
    """Return the `constraint` of a check on one number, or None where it has no counterpart."""
    rule = check.rule
    if not isinstance(rule, Threshold) or rule.input != code or isinstance(rule.bound, str):
        return None
    bound = rule.bound
    number = str(bound.numerator) if bound.denominator == 1 else str(float(bound))
    return f". {rule.operator.value} {number}"
