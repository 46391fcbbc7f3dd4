"""How domain values lie in columns: exact, sortable, readable with any SQLite tool."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

LONGEST_MEMBER_NAME = 32


class UtcTime(TypeDecorator[datetime]):
    """An aware moment as text of fixed width, so that text order is time order."""

    impl = sa.String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write 2026-03-05T02:42:00.000000Z."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it back, in UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class LocalTime(TypeDecorator[datetime]):
    """What a clock showed, without a zone: the time that a camera wrote."""

    impl = sa.String(26)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write 2026-03-05T10:42:00.000000."""
        del dialect
        return None if value is None else value.isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it back."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as its text: SQLite's own numbers are binary fractions."""

    impl = sa.String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write every digit, those after the point that are zero too."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read it back."""
        del dialect
        return None if value is None else Decimal(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """Hashes or codes in order, with a space between; none holds a space itself."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str | None:
        """Join them."""
        del dialect
        return None if value is None else " ".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """Split them."""
        del dialect
        return None if value is None else tuple(value.split())


class MemberSet(TypeDecorator[frozenset[Enum]]):
    """Members of an enum, by name, in the order of the enum."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, enum: type[Enum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: frozenset[Enum] | None, dialect: Dialect) -> str | None:
        """Join their names."""
        del dialect
        if value is None:
            return None
        return " ".join(member.name for member in self.enum if member in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[Enum] | None:
        """Look them up."""
        del dialect
        return None if value is None else frozenset(self.enum[name] for name in value.split())


def member(enum: type[Enum]) -> sa.Enum:
    """Return a column type that keeps a member by its name: words on screen may change."""
    return sa.Enum(enum, native_enum=False, create_constraint=False, length=LONGEST_MEMBER_NAME)
