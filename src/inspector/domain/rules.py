"""Pass rules as data; how they are judged stands in judgement.py."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias

IN_PRINCIPLE: Final = "in_principle"
"""Name of the choice parameter that says what 原则上 means: explain or strict."""


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
    """A number against a bound.

    Attributes:
        input_parameter: name of a choice parameter whose value names the input that is measured
            instead, or empty.
        only_if: name of a choice parameter; the rule rests while its value is not yes.
    """

    input: str
    operator: Operator
    bound: Bound
    in_principle: bool = False
    input_parameter: str = ""
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerator against a percentage of a denominator, compared by cross-multiplication.

    Attributes:
        denominator_parameter: name of a choice parameter whose value names the input that serves
            as denominator instead, or empty.
        numerators: pairs (denominator, numerator) where another denominator has its own numerator.
        operator_parameter: name of a choice parameter whose value is the operator, or empty.
        part_of_whole: the numerator can never exceed the denominator.
    """

    numerator: str
    denominator: str
    operator: Operator
    percent: Bound
    denominator_parameter: str = ""
    numerators: tuple[tuple[str, str], ...] = ()
    operator_parameter: str = ""
    part_of_whole: bool = True


@dataclass(frozen=True, slots=True)
class Multiple:
    """A number against so many times another (deposit against monthly bed fee)."""

    numerator: str
    denominator: str
    operator: Operator
    times: Bound


@dataclass(frozen=True, slots=True)
class Sums:
    """The sum of some inputs against the sum of others."""

    left: tuple[str, ...]
    operator: Operator
    right: tuple[str, ...]
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of those inputs that a choice parameter names, against a bound.

    Attributes:
        groups: pairs (value of the parameter, inputs that then count).
    """

    parameter: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    operator: Operator
    bound: Bound


@dataclass(frozen=True, slots=True)
class Staffing:
    """Staff against what the people cared for need: one for every so many of each group.

    Attributes:
        needs: pairs (input with the number of people, people per member of staff).
    """

    staff: str
    needs: tuple[tuple[str, Bound], ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A number within a closed range."""

    input: str
    low: Bound
    high: Bound
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice among the allowed codes.

    Attributes:
        unproven: codes that prove nothing (未鉴定).
        judged: codes that leave it to people (待综合判定).
        cancels: codes that end a designation by themselves (重组, 撤销).
    """

    input: str
    allowed: tuple[str, ...]
    unproven: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AllChosen:
    """At least so many of the choices are ticked (六助: six of six)."""

    input: str
    count: int


@dataclass(frozen=True, slots=True)
class YearsPassed:
    """满 n 年: date + years ≤ reference date.

    Attributes:
        input_parameter: name of a choice parameter whose value names the date instead, or empty.
    """

    input: str
    years: Bound
    input_parameter: str = ""


@dataclass(frozen=True, slots=True)
class NotOlderThan:
    """距今 ≤ n 个月: date + months ≥ reference date, and not after it."""

    input: str
    months: Bound
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class NotAfter:
    """A date no later than month and day (MM-DD, or the name of a parameter) of the batch year.

    Attributes:
        year_input: the input that holds the batch year.
        optional: without a date there is nothing to judge (an address that never changed).
    """

    input: str
    month_day: str
    year_input: str
    in_principle: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class NotExpired:
    """A date of expiry (or next inspection) not before the reference date."""

    input: str


@dataclass(frozen=True, slots=True)
class HumanJudgement:
    """The paper gives no measure; a person judges, with the reason named.

    Attributes:
        parameter: name of a choice parameter; while its value is as_answered the answer stands.
    """

    reason: str
    parameter: str = ""


Rule: TypeAlias = (
    Conforms
    | Threshold
    | Ratio
    | Multiple
    | Sums
    | Total
    | Staffing
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
    """Show-if: another item's input holds one of the values.

    Attributes:
        input: empty: the other item is not answered 不适用; values are empty then.
    """

    item: str
    input: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What an answer must not contradict, told while it is typed.

    Attributes:
        rule: broken when it is judged 不达标.
        hard: the answer cannot stand; otherwise a warning.
        message: the sentence shown.
    """

    rule: Rule
    message: str
    hard: bool = False
