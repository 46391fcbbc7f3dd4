"""Finds the header of a sheet, of one row or two, and what each column is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspector.domain.roster.columns import Field, field_titled, is_unused
from inspector.domain.roster.preview import ColumnReading, ColumnUse
from inspector.domain.roster.workbook import RawRow, RawSheet

_ROWS_SEARCHED: Final = 30
_FEWEST_FIELDS: Final = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The rows that title the columns, and the columns by what they tell."""

    rows: tuple[RawRow, ...]
    columns: tuple[ColumnReading, ...]

    @property
    def first_row(self) -> int:
        """The number of the first header row."""
        return self.rows[0].number

    @property
    def last_row(self) -> int:
        """The number of the last header row."""
        return self.rows[-1].number

    def by_field(self) -> dict[Field, int]:
        """Return the column of each field that is read."""
        return {
            column.field: column.column
            for column in self.columns
            if column.field and column.use is ColumnUse.READ
        }


def find_header(sheet: RawSheet) -> Header | None:
    """Return the header with the most columns understood, or None.

    It must title the name of the institution and one column more. Of equal ones the
    shorter and earlier wins.
    """
    best: tuple[int, Header] | None = None
    rows = sheet.rows[:_ROWS_SEARCHED]
    for height in (1, 2):
        for start in range(len(rows) - height + 1):
            header = _header(sheet, rows[start : start + height])
            fields = header.by_field()
            score = len(fields)
            if Field.NAME in fields and score >= _FEWEST_FIELDS and (not best or score > best[0]):
                best = (score, header)
    return best[1] if best else None


def _header(sheet: RawSheet, rows: Sequence[RawRow]) -> Header:
    titles = list(_titles(sheet, rows))
    found = {column: field_titled(title, group) for column, group, title in titles}
    best: dict[Field, tuple[int, int]] = {}
    for column, meant in found.items():
        if meant:
            field, rank = meant
            best[field] = min(best.get(field, (rank, column)), (rank, column))
    columns: list[ColumnReading] = []
    for column, group, title in titles:
        shown = title if group in {"", title} else f"{group}／{title}"
        meant, hidden = found[column], column in sheet.hidden_columns
        if meant is None:
            use = ColumnUse.UNUSED if is_unused(title) else ColumnUse.UNRECOGNISED
            columns.append(ColumnReading(sheet.name, column, shown, use, None, hidden))
        else:
            use = ColumnUse.READ if best[meant[0]][1] == column else ColumnUse.REPEATED
            columns.append(ColumnReading(sheet.name, column, shown, use, meant[0], hidden))
    return Header(tuple(rows), tuple(columns))


def _titles(sheet: RawSheet, rows: Sequence[RawRow]) -> Iterator[tuple[int, str, str]]:
    """Give each titled column with the group heading above it and its own title."""
    lines = [_line(sheet, row) for row in rows]
    for column in sorted(set().union(*lines)):
        group = lines[0].get(column, "") if len(lines) > 1 else ""
        yield column, group, lines[-1].get(column) or group


def _line(sheet: RawSheet, row: RawRow) -> dict[int, str]:
    """Give the texts of a row by column, merged cells spread across."""
    texts = {
        cell.column: " ".join(cell.value.split())
        for cell in row.cells
        if isinstance(cell.value, str)
    }
    for merged in sheet.merged:
        if merged.first_row == row.number and merged.first_column in texts:
            for column in range(merged.first_column, merged.last_column + 1):
                texts[column] = texts[merged.first_column]
    return texts
