"""A table of plain values read strictly: every field has a kind, no field is unknown."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeVar

from inspector.policy.pack_error import FieldError

Named = TypeVar("Named", bound=StrEnum)

Place = Callable[[str], str]
"""Says in Chinese where a field stands; called with its name, or empty for the whole table."""

NUMBER: Final = re.compile(r"\d{1,15}(\.\d{1,6})?\Z", re.ASCII)
CODE: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
SOURCE_ID: Final = re.compile(r"[a-z0-9][a-z0-9:._-]{0,63}\Z")
VERSION: Final = re.compile(r"\d{4}\.\d{1,4}\Z")
ITEM_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*-[A-Z0-9]+(-[A-Z0-9]+)*\Z")


def place_in_file(file: str, what: str = "") -> Place:
    """Return the places of a table in a TOML file."""
    start = f"文件 {file} 的{what}" if what else f"文件 {file}"

    def place(name: str) -> str:
        return f"{start} 的字段“{name}”" if name else start

    return place


@dataclass
class Table:
    """Reads each field once; `finish` refuses what is left over."""

    values: Mapping[str, object]
    place: Place
    taken: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Whether the field is given."""
        return name in self.values

    def text(self, name: str, default: str | None = None) -> str:
        """Read a text; without default it must be given and not blank."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise self.error(name, "应为文字")
        if default is None and not value.strip():
            raise self.error(name, "不能为空")
        return value

    def matching(self, name: str, pattern: re.Pattern[str], meaning: str) -> str:
        """Read a text of a given form."""
        value = self.text(name)
        if not pattern.match(value):
            raise self.error(name, f"“{value}”不是{meaning}")
        return value

    def flag(self, name: str) -> bool:
        """Read a truth value that is false by default."""
        value = self._value(name, default=False)
        if not isinstance(value, bool):
            raise self.error(name, "应为 true 或 false")
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        """Read a whole number that is not negative."""
        value = self._value(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(name, "应为不小于零的整数")
        return value

    def day(self, name: str) -> date | None:
        """Read a date that may be missing."""
        value = self._value(name, "")
        if value == "":
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(name, "应为日期，写作 2026-01-31")
        return value

    def named(self, name: str, kind: type[Named], default: Named | None = None) -> Named:
        """Read one of a closed list of words."""
        value = self.text(name, default)
        try:
            return kind(value)
        except ValueError as error:
            allowed = "、".join(member.value for member in kind)
            raise self.error(name, f"“{value}”不在允许的范围内（{allowed}）") from error

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts, empty by default."""
        value = self._value(name, [])
        if not isinstance(value, list | tuple):
            raise self.error(name, "应为文字的列表")
        if not all(isinstance(one, str) and one.strip() for one in value):
            raise self.error(name, "列表中应全为文字，且不能为空")
        return tuple(value)

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """Read a list of pairs of texts, empty by default."""
        value = self._value(name, [])
        if not isinstance(value, list | tuple):
            raise self.error(name, "应为成对文字的列表")
        pairs = []
        for one in value:
            match one:
                case [str(first), str(second)]:
                    pairs.append((first, second))
                case _:
                    raise self.error(name, '应为成对文字的列表，例如 [["yes", "是"]]')
        return tuple(pairs)

    def bound(self, name: str) -> Fraction | str:
        """Read a number, or the name of a parameter; a broken number is written as text."""
        value = self._value(name, None)
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise self.error(name, "应为整数、写作文字的小数，或参数名")
        if isinstance(value, int):
            return Fraction(value)
        if CODE.match(value):
            return value
        if not NUMBER.match(value):
            raise self.error(name, f"“{value}”既不是数（最多六位小数）也不是参数名")
        return Fraction(value)

    def tables(self, name: str, what: str = "") -> tuple["Table", ...]:
        """Read a list of tables, empty by default, told apart by number."""
        value = self._value(name, [])
        if not isinstance(value, list | tuple):
            raise self.error(name, "应为表的列表")
        return tuple(
            self._child(name, what or name, number, one) for number, one in enumerate(value, 1)
        )

    def table(self, name: str) -> "Table":
        """Read a table that must be given."""
        return self._child(name, name, 0, self._value(name, None))

    def finish(self) -> None:
        """Refuse fields that nobody asked for.

        Raises:
            FieldError: there is one.
        """
        unknown = sorted(set(self.values) - self.taken)
        if unknown:
            raise self.error(unknown[0], "没有这个字段，请检查拼写")

    def error(self, name: str, problem: str) -> FieldError:
        """Return an error at a field."""
        return FieldError(self.place(name), problem)

    def _value(self, name: str, default: object) -> object:
        self.taken.add(name)
        value = self.values.get(name, default)
        if value is None:
            raise self.error(name, "缺少这个字段")
        return value

    def _child(self, name: str, what: str, number: int, value: object) -> "Table":
        if isinstance(value, Table):
            return value
        if not isinstance(value, dict):
            raise self.error(name, "应为表")
        outer = self.place

        table = f"{what} 第 {number} 项" if number else what

        def place(inner: str) -> str:
            return outer(f"{table}的 {inner}" if inner else table)

        return Table(value, place)
