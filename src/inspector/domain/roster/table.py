"""One sheet while its rows are read from top to bottom."""

from dataclasses import dataclass, field, replace

from inspector.domain.divisions import Divisions
from inspector.domain.roster.columns import Field
from inspector.domain.roster.decision import ReadLine
from inspector.domain.roster.header import Header
from inspector.domain.roster.other_rows import (
    Section,
    kind_above_header,
    kind_below_header,
    section_named,
)
from inspector.domain.roster.place import PlaceHints, hints_in
from inspector.domain.roster.preview import IgnoredRow, RowKind, Weight
from inspector.domain.roster.row_cells import RowCells
from inspector.domain.roster.row_reading import read_row
from inspector.domain.roster.texts import says_nothing, shown, tidy
from inspector.domain.roster.workbook import RawCell, RawRow, RawSheet

_FILLED_DOWN = (Field.CITY, Field.COUNTY, Field.TOWNSHIP)


@dataclass(slots=True)
class Table:
    """A sheet with its header; it remembers the place that the rows so far have named."""

    sheet: RawSheet
    header: Header
    divisions: Divisions
    starts_1904: bool
    columns: dict[Field, int] = field(init=False)
    filled_down: dict[tuple[int, int], RawCell] = field(init=False)
    hints: PlaceHints = field(init=False)

    def __post_init__(self) -> None:
        self.columns = self.header.by_field()
        self.filled_down = _filled_down(self.sheet, self.header, self.columns)
        self.hints = _hints(self.sheet, self.header, self.divisions)

    def read(self, row: RawRow) -> ReadLine | IgnoredRow:
        """Read a row of data, or tell why it is none."""
        if row.number < self.header.first_row:
            return self._ignored(row, kind_above_header(row))
        if row.number <= self.header.last_row:
            return self._ignored(row, RowKind.HEADER)
        kind = kind_below_header(row, self.header, self.columns)
        section = section_named(row, self.divisions)
        if section and kind in {None, RowKind.PREPARED}:
            self._enter(section)
            return self._ignored(row, RowKind.SECTION)
        return self._ignored(row, kind) if kind else self._data(row)

    def _data(self, row: RawRow) -> ReadLine:
        cells = {cell.column: cell for cell in row.cells}
        for wanted in _FILLED_DOWN:
            column = self.columns.get(wanted, 0)
            above = self.filled_down.get((row.number, column))
            if above:
                cells.setdefault(column, above)
        reader = RowCells(self.sheet.name, row.number, cells, self.columns, self.starts_1904)
        if row.hidden:
            reader.say(Weight.DOUBT, "该行在表中被隐藏，请确认是否应当导入")
        if self.sheet.hidden:
            reader.say(Weight.DOUBT, "所在的工作表被隐藏，请确认是否应当导入")
        self._remember_city(cells)
        read = read_row(reader, self.divisions, self.hints)
        self._remember_county(cells, row.number)
        return ReadLine(
            self.sheet.name,
            row.number,
            self._text(cells, Field.NAME),
            read,
            tuple(reader.reasons),
        )

    def _enter(self, section: Section) -> None:
        self.hints = PlaceHints(section.city, section.county)

    def _remember_city(self, cells: dict[int, RawCell]) -> None:
        city = self._text(cells, Field.CITY)
        if city and city != self.hints.city_above:
            # Another city begins: the county above belongs to the one before.
            self.hints = replace(self.hints, city_above=city, county_above="")

    def _remember_county(self, cells: dict[int, RawCell], row: int) -> None:
        county = self._text(cells, Field.COUNTY)
        if county:
            self.hints = replace(self.hints, county_above=county, county_above_row=row)

    def _text(self, cells: dict[int, RawCell], wanted: Field) -> str:
        cell = cells.get(self.columns.get(wanted, 0))
        text = tidy(shown(cell.value)) if cell else ""
        return "" if says_nothing(text) else text

    def _ignored(self, row: RawRow, kind: RowKind) -> IgnoredRow:
        return ignored(self.sheet, row, kind)


def ignored(sheet: RawSheet, row: RawRow, kind: RowKind) -> IgnoredRow:
    """Return a row that holds no institution, with its texts so that a person can see."""
    texts = " ".join(tidy(shown(cell.value)) for cell in row.cells)
    return IgnoredRow(sheet.name, row.number, kind, texts)


def _filled_down(
    sheet: RawSheet, header: Header, columns: dict[Field, int]
) -> dict[tuple[int, int], RawCell]:
    """Return, by row and column, what a merged city, county or township cell says below."""
    wanted = {columns.get(one) for one in _FILLED_DOWN}
    cells = {
        (row.number, cell.column): cell
        for row in sheet.rows
        for cell in row.cells
        if cell.column in wanted
    }
    # A merge may reach far below the last row that holds anything.
    last = sheet.rows[-1].number
    return {
        (row, merged.first_column): cells[merged.first_row, merged.first_column]
        for merged in sheet.merged
        if merged.first_row > header.last_row and (merged.first_row, merged.first_column) in cells
        for row in range(merged.first_row + 1, min(merged.last_row, last) + 1)
    }


def _hints(sheet: RawSheet, header: Header, divisions: Divisions) -> PlaceHints:
    """Return the place that the title rows or the sheet's name tell."""
    above = [
        shown(cell.value)
        for row in sheet.rows
        if row.number < header.first_row
        for cell in row.cells
    ]
    found = [hints_in(text, divisions) for text in [*above, sheet.name]]
    with_county = [hints for hints in found if hints.county]
    with_city = [hints for hints in found if hints.city]
    return next(iter(with_county + with_city), PlaceHints())
