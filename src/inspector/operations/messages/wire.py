"""Domain values to canonical JSON values and back, strictly.

None is left out, a truth value is 0 or 1, times are UTC text: rows hold strings, integers, lists
and objects only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from typing import TypeVar, cast

import msgspec

from inspector.domain.canonical_json import JsonValue
from inspector.errors import UserError
from inspector.exchange.rows import Row

T = TypeVar("T")


class UnreadableRecordError(UserError):
    """A record is not in the form that this version knows."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(
            f"记录（{kind}）的内容不符合本版本的格式：{reason}。请更新程序后再导入，或请对方重新导出。"
        )


def body_of(row: Row) -> dict[str, JsonValue]:
    """Return the body of a row, which was canonical JSON when it was read."""
    return cast("dict[str, JsonValue]", row.body)


@singledispatch
def to_wire(value: object) -> JsonValue:
    """Return the value in strings, integers, lists and objects."""
    if is_dataclass(value):
        return _object({field.name: getattr(value, field.name) for field in fields(value)})
    raise TypeError(type(value).__name__)


@to_wire.register(Enum)
def _(value: Enum) -> JsonValue:
    return to_wire(value.value)


@to_wire.register(int)
def _(value: int) -> JsonValue:
    return int(value)


@to_wire.register(str)
def _(value: str) -> JsonValue:
    return str(value)


@to_wire.register(Decimal)
def _(value: Decimal) -> JsonValue:
    return format(value, "f")


@to_wire.register(float)
def _(value: float) -> JsonValue:
    return repr(value)


@to_wire.register(date)
def _(value: date) -> JsonValue:
    return value.isoformat()


@to_wire.register(datetime)
def _(value: datetime) -> JsonValue:
    if value.tzinfo is None:
        return value.isoformat(timespec="seconds")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


@to_wire.register(Mapping)
def _(value: Mapping[str, object]) -> JsonValue:
    return _object(value)


@to_wire.register(frozenset)
def _(value: frozenset[object]) -> JsonValue:
    return sorted((to_wire(element) for element in value), key=str)


@to_wire.register(list)
@to_wire.register(tuple)
def _(value: Iterable[object]) -> JsonValue:
    return [to_wire(element) for element in value]


def from_wire(kind: type[T], name: str, value: JsonValue) -> T:
    """Return the value that `to_wire` came from.

    Raises:
        UnreadableRecordError: anything but exactly that form; `name` is told to the user.
    """
    try:
        read = msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        raise UnreadableRecordError(name, str(error)) from error
    if to_wire(read) != value:
        raise UnreadableRecordError(name, "有多余的或写法不一致的内容")
    return read


def _object(values: Mapping[str, object]) -> dict[str, JsonValue]:
    return {key: to_wire(value) for key, value in values.items() if value is not None}
