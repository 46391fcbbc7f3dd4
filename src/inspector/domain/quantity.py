"""Numbers in words that never say more, or other, than the exact value."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from inspector.domain.rules import Operator


def holds(left: Fraction, operator: Operator, right: Fraction) -> bool:
    """Compare exactly."""
    match operator:
        case Operator.AT_LEAST:
            return left >= right
        case Operator.MORE_THAN:
            return left > right
        case Operator.AT_MOST:
            return left <= right
        case Operator.LESS_THAN:
            return left < right
        case Operator.EQUAL:
            return left == right
        case _:
            assert_never(operator)


def demand_in_words(operator: Operator) -> str:
    """Return the demand that an operator makes, to stand before a bound."""
    match operator:
        case Operator.AT_LEAST:
            return "应不低于"
        case Operator.MORE_THAN:
            return "应超过"
        case Operator.AT_MOST:
            return "应不超过"
        case Operator.LESS_THAN:
            return "应低于"
        case Operator.EQUAL:
            return "应等于"
        case _:
            assert_never(operator)


def number_in_words(value: Fraction, digits: int = 2) -> str:
    """Write a number without exponent: exactly if it ends within six digits, else cut off."""
    for places in range(7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return _with_point(scaled.numerator, places)
    return _with_point(math.floor(value * 10**digits), digits)


def beside_bound_in_words(value: Fraction, bound: Fraction) -> str:
    """Write a number with as many digits as it takes to lie on its own side of the bound."""
    digits = 2
    while value > bound and Fraction(math.floor(value * 10**digits), 10**digits) <= bound:
        digits += 1
    return number_in_words(value, digits)


def missing_count(have: Fraction, operator: Operator, bound: Fraction) -> int:
    """Return how many whole units more are needed to hold against a lower bound."""
    if operator is Operator.MORE_THAN:
        return math.floor(bound - have) + 1
    return math.ceil(bound - have)


def excess_count(have: Fraction, operator: Operator, bound: Fraction) -> int:
    """Return how many whole units fewer are needed to hold against an upper bound."""
    return missing_count(
        -have, Operator.MORE_THAN if operator is Operator.LESS_THAN else operator, -bound
    )


def _with_point(scaled: int, places: int) -> str:
    return format(Decimal(scaled).scaleb(-places), "f")
