"""One row of data, its values asked for by field, its reasons gathered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from inspector.domain.roster.columns import Field
from inspector.domain.roster.preview import Reason, Weight
from inspector.domain.roster.reading import Reading
from inspector.domain.roster.texts import says_nothing, shown, tidy
from inspector.domain.roster.workbook import CellValue, RawCell

T = TypeVar("T")


@dataclass(slots=True)
class RowCells:
    """A row while it is read; the one value here that grows, and only by reasons."""

    sheet: str
    number: int
    cells: dict[int, RawCell]
    columns: dict[Field, int]
    starts_1904: bool
    reasons: list[Reason] = field(default_factory=list)

    def say(self, weight: Weight, text: str, about: Field | None = None) -> None:
        """Add a reason, with the column of the field that it is about."""
        column = self.columns.get(about, 0) if about else 0
        self.reasons.append(Reason(self.sheet, self.number, column, weight, text))

    def cell(self, wanted: Field) -> RawCell | None:
        """Return the field's cell, or None where the sheet has no such column or it is blank."""
        return self.cells.get(self.columns.get(wanted, 0))

    def value(self, wanted: Field) -> CellValue | None:
        """Return the field's value; one that cannot be trusted is told and left out."""
        cell = self.cell(wanted)
        if cell is None:
            return None
        if cell.flaw:
            self.say(Weight.DOUBT, f"{wanted.value}{cell.flaw.value}", wanted)
            return None
        return cell.value

    def text(self, wanted: Field) -> str:
        """Return the field as an even text; signs for "nothing" give an empty one."""
        value = self.value(wanted)
        text = "" if value is None else tidy(shown(value))
        return "" if says_nothing(text) else text

    def read(self, wanted: Field, reader: Callable[[CellValue], Reading[T]]) -> T | None:
        """Read the field with a reader of values, and tell what it remarks."""
        value = self.value(wanted)
        if value is None:
            return None
        reading = reader(value)
        if reading.weight:
            self.say(reading.weight, wanted.value + reading.remark, wanted)
        return reading.value

    def read_words(self, wanted: Field, reader: Callable[[str], Reading[T]]) -> T | None:
        """Read the field with a reader of texts."""
        return self.read(wanted, lambda value: reader(shown(value)))
