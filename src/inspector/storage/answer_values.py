"""The values of an answer as canonical JSON, each with a letter for its type."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

from inspector.domain.answer import Value
from inspector.domain.canonical_json import JsonValue, decode, encode


def written(values: Mapping[str, Value]) -> str:
    """Return {"code": ["n", "12.50"], …}."""
    return encode({code: _tagged(value) for code, value in values.items()}).decode()


def read(text: str) -> dict[str, Value]:
    """Return the values again, equal to what was written."""
    tree = decode(text.encode())
    if not isinstance(tree, dict):
        raise TypeError("the values of an answer are an object")
    return {code: _untagged(tagged) for code, tagged in tree.items()}


def _tagged(value: Value) -> list[JsonValue]:
    match value:
        case Decimal():
            return ["n", str(value)]
        case str():
            return ["s", value]
        case date():
            return ["d", value.isoformat()]
        case tuple():
            return ["c", *value]
        case _:
            assert_never(value)


def _untagged(tagged: JsonValue) -> Value:
    match tagged:
        case ["n", str(number)]:
            return Decimal(number)
        case ["s", str(text)]:
            return text
        case ["d", str(day)]:
            return date.fromisoformat(day)
        case ["c", *codes]:
            return tuple(str(code) for code in codes)
        case _:
            raise TypeError("no value of an answer is written like this")
