"""The outcome of reading one value."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from inspector.domain.roster.preview import Weight

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value, or None where none can be told, and what a person should know of it.

    `remark` continues a sentence that begins with the column's title; it is empty, and
    `weight` None, where the value stood there as it should.
    """

    value: T | None
    weight: Weight | None = None
    remark: str = ""


def noted(value: T | None, remark: str) -> Reading[T]:
    """Return a reading that changes nothing about the row but is told."""
    return Reading(value, Weight.NOTE, remark)


def doubted(value: T | None, remark: str) -> Reading[T]:
    """Return a reading that a person must confirm."""
    return Reading(value, Weight.DOUBT, remark)
