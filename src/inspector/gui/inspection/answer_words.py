"""An answer in a few words, to stand beside today's."""

from datetime import date
from decimal import Decimal

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import Input, Item
from inspector.domain.inspection import Inspection
from inspector.domain.shanghai import SHANGHAI, date_in_words


def earlier_in_words(item: Item, earlier: Inspection | None) -> str:
    """Return what the last sealed inspection answered, for example 上次（2025年11月）2 人."""
    answer = earlier.answers.get(item.code) if earlier is not None else None
    if earlier is None or answer is None:
        return ""
    at = earlier.started_at.astimezone(SHANGHAI)
    return f"上次（{at.year}年{at.month}月）{answer_in_words(item, answer)}"


def answer_in_words(item: Item, answer: Answer) -> str:
    """Return the values of an answer in the order of the inputs."""
    if answer.not_applicable:
        return "不适用"
    given = [
        _value_in_words(asked, answer.values[asked.code])
        for asked in item.inputs
        if asked.code in answer.values
    ]
    return " / ".join(given) or "未填"


def _value_in_words(asked: Input, value: Value) -> str:
    labels = {choice.code: choice.label for choice in asked.choices}
    if isinstance(value, Decimal):
        return f"{value:f} {asked.unit}".strip()
    if isinstance(value, date):
        return date_in_words(value)
    if isinstance(value, tuple):
        return "、".join(labels.get(code, code) for code in value)
    return labels.get(value, value)
