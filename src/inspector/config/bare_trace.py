"""Where a failure came from, without its words: those may hold people's names."""

import logging
from collections.abc import Iterator
from traceback import StackSummary, extract_tb
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from types import TracebackType

_Caught: TypeAlias = "tuple[type[BaseException], BaseException, TracebackType | None]"


def bare_trace(error: BaseException) -> str:
    """Return kinds and places of an error and of all that led to it, the first cause first.

    What an error says is left out, and so are values: a statement to the data file, for example,
    is told together with what was to be written.
    """
    return "\n".join(reversed(list(_traces(error))))


class BareFormatter(logging.Formatter):
    """Writes log records with bare traces."""

    def formatException(  # noqa: N802 - the name that logging gives
        self, ei: "_Caught | tuple[None, None, None]"
    ) -> str:
        """Return the bare trace of what was caught."""
        return "" if ei[1] is None else bare_trace(ei[1])


def _traces(error: BaseException) -> Iterator[str]:
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        places = "".join(StackSummary.from_list(extract_tb(current.__traceback__)).format())
        kind = type(current)
        yield f"{places}{kind.__module__}.{kind.__qualname__}"
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
