"""What all tables share: names of constraints and the usual columns."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def required(name: str, kind: Any) -> Column[Any]:  # noqa: ANN401 - any type of SQLAlchemy
    """Return a column that always has a value."""
    return Column(name, kind, nullable=False)


def text(name: str) -> Column[str]:
    """Return a text that may be empty but is never NULL."""
    return Column(name, sa.Text, nullable=False)


def number(name: str) -> Column[int]:
    """Return an integer."""
    return Column(name, sa.Integer, nullable=False)


def blob(name: str) -> Column[bytes]:
    """Return bytes kept as they came."""
    return Column(name, sa.LargeBinary, nullable=False)


def key() -> Column[int]:
    """Return the integer key that rows refer to; it never leaves storage."""
    return Column("id", sa.Integer, primary_key=True)


def of(table: str) -> Column[int]:
    """Return a reference to the row of another table."""
    return Column(f"{table}_id", sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=False)


def sha256(name: str = "sha256") -> Column[str]:
    """Return a hash in lower-case hex."""
    return Column(name, sa.String(64), nullable=False)
