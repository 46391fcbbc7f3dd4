"""The values of one answer as its rules read them, or the reason why they cannot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import Item
from inspector.domain.policy_pack import Parameter
from inspector.domain.quantity import number_in_words
from inspector.domain.rules import IN_PRINCIPLE, Bound
from inspector.domain.verdict import Cause, Outcome


class UndecidedError(Exception):
    """A rule cannot be judged from what was given."""

    def __init__(self, outcome: Outcome, cause: Cause, sentence: str) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.cause = cause
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Answered:
    """An item with its answer, the pack's parameters and the day it is judged for."""

    item: Item
    answer: Answer
    parameters: Mapping[str, Parameter]
    reference: date

    def label(self, code: str) -> str:
        """Return what the input is called."""
        return self.item.input(code).label

    def unit(self, code: str) -> str:
        """Return the unit of the input."""
        return self.item.input(code).unit

    def counted(self, code: str) -> str:
        """Return label, number and unit, for example 床位 49 张."""
        number = number_in_words(self.number(code))
        return f"{self.label(code)} {number}{self.spaced_unit(code)}"

    def spaced_unit(self, code: str) -> str:
        """Return the unit with a space before it, or nothing."""
        unit = self.unit(code)
        return f" {unit}" if unit else ""

    def value(self, code: str) -> Value:
        """Return the value.

        Raises:
            UndecidedError: it is missing.
        """
        value = self.answer.values.get(code)
        if value is None or value == "":
            raise UndecidedError(
                Outcome.NO_EVIDENCE, Cause.MISSING, f"未填写“{self.label(code)}”，无法判定"
            )
        return value

    def number(self, code: str) -> Fraction:
        """Return the exact number.

        Raises:
            UndecidedError: it is missing, no number, or negative.
        """
        value = self.value(code)
        if not isinstance(value, Decimal) or not value.is_finite():
            raise self._out_of_kind(code)
        if value < 0:
            raise UndecidedError(
                Outcome.NO_EVIDENCE,
                Cause.CONTRADICTORY,
                f"“{self.label(code)}”为负数，请核对",
            )
        return Fraction(value)

    def day(self, code: str) -> date:
        """Return the date.

        Raises:
            UndecidedError: it is missing or no date.
        """
        value = self.value(code)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._out_of_kind(code)
        return value

    def word(self, code: str) -> str:
        """Return the code that was chosen.

        Raises:
            UndecidedError: it is missing or not one of the choices.
        """
        value = self.value(code)
        if not isinstance(value, str) or value not in self._codes(code):
            raise self._out_of_kind(code)
        return value

    def words(self, code: str) -> frozenset[str]:
        """Return the codes that were ticked.

        Raises:
            UndecidedError: none is given, or one is not among the choices.
        """
        value = self.value(code)
        if not isinstance(value, tuple) or not self._codes(code).issuperset(value):
            raise self._out_of_kind(code)
        return frozenset(value)

    def bound(self, bound: Bound) -> Fraction:
        """Return the number of a bound.

        Raises:
            UndecidedError: the province has not decided the parameter.
        """
        if isinstance(bound, Fraction):
            return bound
        parameter = self.parameters[bound]
        if not parameter.value:
            raise self._not_decided(parameter)
        return Fraction(parameter.value)

    def month_day(self, month_day: str) -> str:
        """Return MM-DD, given so or by the name of a parameter.

        Raises:
            UndecidedError: the province has not decided the parameter.
        """
        if month_day[:1].isdigit():
            return month_day
        parameter = self.parameters[month_day]
        if not parameter.value:
            raise self._not_decided(parameter)
        return parameter.value

    def setting(self, name: str) -> str:
        """Return the value of a choice parameter."""
        return self.parameters[name].value

    def input_by(self, parameter: str, default: str) -> str:
        """Return the input that a choice parameter names, or the default without parameter."""
        return self.setting(parameter) if parameter else default

    @property
    def strict(self) -> bool:
        """Whether the province lets 原则上 bind like any other limit (A14)."""
        return self.setting(IN_PRINCIPLE) == "strict"

    def _codes(self, code: str) -> set[str]:
        return {choice.code for choice in self.item.input(code).choices}

    @staticmethod
    def _not_decided(parameter: Parameter) -> UndecidedError:
        return UndecidedError(
            Outcome.JUDGEMENT, Cause.NO_MEASURE, f"“{parameter.title}”省厅尚未规定，需人工判断"
        )

    def _out_of_kind(self, code: str) -> UndecidedError:
        return UndecidedError(
            Outcome.NO_EVIDENCE,
            Cause.CONTRADICTORY,
            f"“{self.label(code)}”填写的内容与题目要求的类型不符",
        )
