"""What a paper asks for, field by field: the name that a person reads, an example, the form."""

from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any, Final, TypeVar

_KEY: Final = "asked"

T = TypeVar("T")


class Form(Enum):
    """In which form something is told."""

    LINE = "line"
    LINES = "lines"
    """One thing a line."""
    COUNT = "count"
    DAY = "day"
    CHOICE = "choice"
    EXCHANGES = "exchanges"
    """Questions with their answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked.

    Attributes:
        name: of the field.
        label: what a person reads.
        hint: an example, or what holds where nothing is told.
        proposed: what stands there at first.
        required: nothing is issued without it.
    """

    name: str
    label: str
    hint: str
    form: Form
    proposed: object
    required: bool


def asked(
    label: str, proposed: T, *, hint: str = "", form: Form = Form.LINE, required: bool = False
) -> T:
    """Return a field of a dataclass of details, with what a person reads beside it."""
    about = Asked("", label, hint, form, proposed, required)
    made: T = field(default=proposed, metadata={_KEY: about})
    return made


def all_asked(details: Any) -> tuple[Asked, ...]:  # noqa: ANN401 - any dataclass, or a value of it
    """Return what a dataclass of details asks, in order."""
    return tuple(replace(one.metadata[_KEY], name=one.name) for one in fields(details))


def still_empty(details: object) -> tuple[str, ...]:
    """Return the names of those required fields that nothing was told for."""
    return tuple(
        one.label
        for one in all_asked(details)
        if one.required and not _told(getattr(details, one.name))
    )


def _told(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)
