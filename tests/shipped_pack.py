"""The pack that the program ships with, loaded once, and answers to its items."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import InputKind, Item
from inspector.domain.judgement import judge
from inspector.domain.policy_pack import Pack, Parameter
from inspector.domain.verdict import ClauseVerdict
from inspector.policy.load import load_pack

RESOURCES = Path(__file__).parents[1] / "resources"
PACK = load_pack(RESOURCES)
DAY = date(2026, 3, 5)


def answer_to(item: Item, values: Mapping[str, object], **others: str) -> Answer:
    """Numbers may be given as int or text."""
    return Answer(
        item.code, {code: _value(item, code, one) for code, one in values.items()}, **others
    )


def verdict(
    code: str, values: Mapping[str, object], pack: Pack = PACK, **others: str
) -> ClauseVerdict:
    """Judge an item of the pack on DAY."""
    item = pack.item(code)
    return judge(item, answer_to(item, values, **others), pack.parameters, DAY)


def with_parameter(name: str, value: str, pack: Pack = PACK) -> Pack:
    """Return the pack with one parameter set otherwise."""
    parameters: dict[str, Parameter] = dict(pack.parameters)
    parameters[name] = replace(parameters[name], value=value)
    return replace(pack, parameters=parameters)


def _value(item: Item, code: str, value: object) -> Value:
    if item.input(code).kind is InputKind.NUMBER and isinstance(value, int | str):
        return Decimal(value)
    assert isinstance(value, Decimal | str | date | tuple)
    return value
