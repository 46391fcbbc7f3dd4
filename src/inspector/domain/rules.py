"""Pass rules as data; how they are judged stands in judgement.py."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias


class Operator(StrEnum):
    """不少于, 以上, 达到 are ≥; 超过 is > (民法典 1259)."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EQUAL = "="


Bound: TypeAlias = Fraction | str
"""A number, or the name of a parameter of the pack."""


@dataclass(frozen=True, slots=True)
class Conforms:
    """The input was answered 符合 (or 不存在, for a hazard)."""

    input: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number against a bound."""

    input: str
    operator: Operator
    bound: Bound
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerator against a percentage of a denominator, compared by cross-multiplication.

    Attributes:
        denominator_parameter: name of a choice parameter whose value names the input that serves
            as denominator instead, or empty.
    """

    numerator: str
    denominator: str
    operator: Operator
    percent: Bound
    denominator_parameter: str = ""


@dataclass(frozen=True, slots=True)
class Sums:
    """The sum of some inputs against the sum of others."""

    left: tuple[str, ...]
    operator: Operator
    right: tuple[str, ...]
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A number within a closed range."""

    input: str
    low: Bound
    high: Bound
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice among the allowed codes."""

    input: str
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllChosen:
    """At least so many of the choices are ticked (六助: six of six)."""

    input: str
    count: int


@dataclass(frozen=True, slots=True)
class YearsPassed:
    """满 n 年: date + years ≤ reference date."""

    input: str
    years: Bound


@dataclass(frozen=True, slots=True)
class NotOlderThan:
    """距今 ≤ n 个月: date + months ≥ reference date, and not after it."""

    input: str
    months: Bound


@dataclass(frozen=True, slots=True)
class NotAfter:
    """A date no later than month and day of the batch year (or that of a parameter)."""

    input: str
    month_day: str
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class NotExpired:
    """A date of expiry (or next inspection) not before the reference date."""

    input: str


@dataclass(frozen=True, slots=True)
class HumanJudgement:
    """The paper gives no measure; a person judges, with the reason named."""

    reason: str


Rule: TypeAlias = (
    Conforms
    | Threshold
    | Ratio
    | Sums
    | Within
    | OneOf
    | AllChosen
    | YearsPassed
    | NotOlderThan
    | NotAfter
    | NotExpired
    | HumanJudgement
)


@dataclass(frozen=True, slots=True)
class Condition:
    """Show-if: another item's input holds one of the values."""

    item: str
    input: str
    values: tuple[str, ...]
