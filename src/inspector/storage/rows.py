"""Between flat dataclasses and rows whose columns carry the same names."""

import dataclasses
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Column, Table
from sqlalchemy.engine import RowMapping

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value", bound="DataclassInstance")


def fields_of(value: "DataclassInstance", without: Collection[str] = ()) -> dict[str, Any]:
    """Return the fields by name, as they are."""
    return {name: getattr(value, name) for name in _names(type(value)) if name not in without}


def columns_of(
    table: Table, kind: "type[DataclassInstance]", without: Collection[str] = ()
) -> list[Column[Any]]:
    """Return the columns that carry the names of the fields of `kind`."""
    return [table.c[name] for name in _names(kind) if name not in without]


def value_of(
    kind: type[Value],
    row: RowMapping,
    **others: Any,  # noqa: ANN401 - fields of any type
) -> Value:
    """Make a value of a row and of the fields that no column carries."""
    named = {name: row[name] for name in _names(kind) if name not in others}
    return kind(**named, **others)


@cache  # once a kind, not once a row
def _names(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
