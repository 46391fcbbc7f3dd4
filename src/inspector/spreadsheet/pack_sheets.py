"""The sheets of a policy pack as an xlsx file, out and in."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from inspector.domain.pack_table import PackRow, PackTable
from inspector.domain.roster.workbook import CellValue, RawCell, RawRow, RawSheet, column_letters
from inspector.errors import UserError
from inspector.progress import Progress
from inspector.spreadsheet.reading import read_workbook
from inspector.spreadsheet.tables_out import ColumnKind, Table, xlsx_of


class BadPackSheetError(UserError):
    """A sheet of a pack holds a cell that cannot be taken."""


def pack_xlsx(tables: Sequence[PackTable]) -> bytes:
    """Return an xlsx with one sheet a table; all cells are text."""
    return xlsx_of(
        [
            Table(
                table.name,
                [(title, ColumnKind.TEXT) for title in table.columns],
                [row.cells for row in table.rows],
            )
            for table in tables
        ]
    )


def read_pack_xlsx(path: Path, progress: Progress) -> tuple[PackTable, ...]:
    """Read the sheets of a pack; numbers and dates that the sheet program made become text again.

    Raises:
        NotASheetError: the file is no workbook.
        BadPackSheetError: a cell holds a broken formula or a number that lost digits, or stands
            outside the titled columns.
        Cancelled: progress said so.
    """
    return tuple(_table(sheet) for sheet in read_workbook(path, progress).sheets)


def _table(sheet: RawSheet) -> PackTable:
    if not sheet.rows or sheet.rows[0].number != 1:
        raise BadPackSheetError(
            f"工作表“{sheet.name}”第 1 行是空的，第 1 行应为各列的标题，请恢复后再导入。"
        )
    header = {cell.column: _text(sheet, sheet.rows[0], cell) for cell in sheet.rows[0].cells}
    rows = tuple(PackRow(row.number, tuple(_cells(sheet, row, header))) for row in sheet.rows[1:])
    return PackTable(sheet.name, tuple(header.values()), rows)


def _cells(sheet: RawSheet, row: RawRow, header: dict[int, str]) -> Iterator[str]:
    given = {cell.column: _text(sheet, row, cell) for cell in row.cells}
    for column in given:
        if column not in header:
            raise BadPackSheetError(
                f"{_place(sheet, row, column)}没有标题，请在第 1 行补上列标题，或者清空这一格。"
            )
    return (given.get(column, "") for column in header)


def _text(sheet: RawSheet, row: RawRow, cell: RawCell) -> str:
    if cell.flaw is not None:
        raise BadPackSheetError(
            f"{_place(sheet, row, cell.column)}{cell.flaw.value}，请更正后再导入。"
        )
    return _plain(cell.value)


def _plain(value: CellValue) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _place(sheet: RawSheet, row: RawRow, column: int) -> str:
    return f"工作表“{sheet.name}”第 {row.number} 行 {column_letters(column)} 列"
