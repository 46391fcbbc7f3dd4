"""Readings (判定口径): each is printed once under the table and referred to by its number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inspector.documents.layout import Layout
from inspector.documents.wording import Words

_CIRCLED: Final = (
    *(chr(0x2460 + n) for n in range(20)),
    *(chr(0x3251 + n) for n in range(15)),
    *(chr(0x32B1 + n) for n in range(15)),
)


@dataclass(frozen=True, slots=True)
class NumberedReadings:
    """The distinct readings of a document in the order of the rows that rest on them."""

    readings: tuple[str, ...]

    @staticmethod
    def of(rows: Iterable[tuple[str, ...]]) -> "NumberedReadings":
        """Return the readings of rows, each once."""
        return NumberedReadings(tuple(dict.fromkeys(one for row in rows for one in row)))

    def marks(self, row: tuple[str, ...]) -> str:
        """Return the numbers of a row's readings: ①② and so on."""
        return "".join(_mark(self.readings.index(one) + 1) for one in row)

    def print_on(self, paper: Layout, words: Words) -> None:
        """Print them, each with its number, under a line that says what they are."""
        if not self.readings:
            return
        paper.space(6)
        paper.list_note(words("readings"))
        for number, reading in enumerate(self.readings, 1):
            paper.list_note(words("reading", mark=_mark(number), reading=reading))


def _mark(number: int) -> str:
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"（{number}）"
