"""An answer in words, as it is read back, printed and recorded."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import Input, Item
from inspector.domain.date_words import date_in_words
from inspector.domain.quantity import number_in_words


def answer_in_words(item: Item, answer: Answer) -> str:
    """Return all inputs with their values, for example 备案床位 49 张；实有床位 50 张.

    An item of one yes or no gives only the word on its button; a missing input says 未填写.
    """
    if answer.not_applicable:
        return f"不适用：{answer.not_applicable}"
    if item.is_single_conform:
        return value_in_words(item.inputs[0], answer.values.get(item.inputs[0].code))
    return "；".join(
        f"{one.label} {value_in_words(one, answer.values.get(one.code))}" for one in item.inputs
    )


def value_in_words(one: Input, value: Value | None) -> str:
    """Return one value with its unit; a code that is no choice is given as it stands."""
    labels = {choice.code: choice.label for choice in one.choices}
    if value is None or value == "":
        return "未填写"
    if isinstance(value, Decimal):
        number = number_in_words(Fraction(value)) if value.is_finite() else str(value)
        return f"{number} {one.unit}".rstrip()
    if isinstance(value, date):
        return date_in_words(value)
    if isinstance(value, tuple):
        named = "、".join(labels.get(code, code) for code in value) or "无"
        return f"{named}（{len(one.choices)} 项中有 {len(value)} 项）"
    return labels.get(value, value)
