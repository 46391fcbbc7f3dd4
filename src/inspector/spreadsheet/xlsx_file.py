"""xlsx files, read with openpyxl within limits."""

import io
import warnings
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from inspector.domain.roster.workbook import (
    CellFlaw,
    CellValue,
    MergedRange,
    RawCell,
    RawRow,
    RawSheet,
    RawWorkbook,
)
from inspector.progress import Progress
from inspector.spreadsheet import refusals
from inspector.spreadsheet.limits import Limits
from inspector.spreadsheet.xlsx_archive import check_archive

# From here on a spreadsheet program has rounded the number that was typed.
_FIRST_INEXACT: Final = 10**15
_MAC_EPOCH_YEAR: Final = 1904


def read_xlsx(path: Path, data: bytes, progress: Progress, limits: Limits) -> RawWorkbook:
    """Read every worksheet: filled cells, merged ranges, what is hidden.

    Formulas give the value that was saved with them. Charts, pictures and macros are not read.

    Raises:
        NotASheetError: the file is damaged, no workbook, or beyond a limit.
        Cancelled: progress said so.
    """
    # openpyxl warns of extensions that it leaves out; none of them holds a cell.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check_archive(path, data, limits)
        book = _load(path, data, saved_values=False)
        sheets = [
            _sheet(path, sheet, progress, step / len(book.worksheets), limits)
            for step, sheet in enumerate(book.worksheets)
        ]
        if any(cell.flaw is CellFlaw.FORMULA_WITHOUT_VALUE for cell in _cells(sheets)):
            progress("正在读取公式的结果", 0.9)
            saved = _load(path, data, saved_values=True)
            sheets = [_with_saved_values(sheet, saved) for sheet in sheets]
    return RawWorkbook(path.name, tuple(sheets), book.epoch.year == _MAC_EPOCH_YEAR)


def _load(path: Path, data: bytes, *, saved_values: bool) -> Workbook:
    try:
        return load_workbook(io.BytesIO(data), data_only=saved_values, keep_links=False)
    except Exception as error:  # a foreign file makes openpyxl raise nearly anything
        raise refusals.damaged(path) from error


def _sheet(
    path: Path, sheet: Worksheet, progress: Progress, fraction: float, limits: Limits
) -> RawSheet:
    rows: dict[int, list[RawCell]] = defaultdict(list)
    # iter_rows would fill every gap up to the last formatted cell of the sheet.
    for (number, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - the only sparse view
        raw = _raw_cell(column, cell)
        if raw is None:
            continue
        rows[number].append(raw)
        if len(rows) > limits.rows:
            raise refusals.too_large(path, f" {limits.rows} 行")
        if column > limits.columns:
            raise refusals.too_large(path, f" {limits.columns} 列")
    progress(f"正在读取“{sheet.title}”", fraction)
    return RawSheet(
        sheet.title,
        tuple(
            RawRow(number, tuple(cells), _is_hidden(sheet, number))
            for number, cells in rows.items()
        ),
        tuple(
            MergedRange(merged.min_row, merged.min_col, merged.max_row, merged.max_col)
            for merged in sorted(sheet.merged_cells.ranges, key=lambda one: one.bounds)
        ),
        frozenset(_hidden_columns(sheet, limits)),
        hidden=sheet.sheet_state != Worksheet.SHEETSTATE_VISIBLE,
    )


def _is_hidden(sheet: Worksheet, row: int) -> bool:
    return row in sheet.row_dimensions and bool(sheet.row_dimensions[row].hidden)


def _hidden_columns(sheet: Worksheet, limits: Limits) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            yield from range(dimension.min, min(dimension.max, limits.columns) + 1)


def _raw_cell(column: int, cell: Cell | MergedCell) -> RawCell | None:
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if cell.data_type == "f":
        return RawCell(column, _formula_text(value), CellFlaw.FORMULA_WITHOUT_VALUE)
    return _plain_cell(column, value, is_error=cell.data_type == "e")


def _plain_cell(column: int, value: object, *, is_error: bool) -> RawCell:
    plain = _plain(value)
    if is_error:
        return RawCell(column, plain, CellFlaw.ERROR)
    if isinstance(plain, int | Decimal) and plain >= _FIRST_INEXACT:
        return RawCell(column, plain, CellFlaw.PRECISION_LOST)
    return RawCell(column, plain)


def _plain(value: object) -> CellValue:
    match value:
        case bool() | int() | str():
            return value
        case float():
            # repr gives the digits that the file holds, not the binary expansion.
            exact = Decimal(repr(value))
            return int(exact) if exact == exact.to_integral_value() else exact
        case datetime():
            return value.date()
        case date():
            return value
        case _:
            return str(value)


def _formula_text(value: object) -> str:
    return value if isinstance(value, str) else "=…"


def _cells(sheets: list[RawSheet]) -> Iterator[RawCell]:
    return (cell for sheet in sheets for row in sheet.rows for cell in row.cells)


def _with_saved_values(sheet: RawSheet, saved: Workbook) -> RawSheet:
    values = saved[sheet.name]
    return RawSheet(
        sheet.name,
        tuple(
            RawRow(
                row.number,
                tuple(_saved(values, row.number, cell) for cell in row.cells),
                row.hidden,
            )
            for row in sheet.rows
        ),
        sheet.merged,
        sheet.hidden_columns,
        sheet.hidden,
    )


def _saved(values: Worksheet, row: int, cell: RawCell) -> RawCell:
    if cell.flaw is not CellFlaw.FORMULA_WITHOUT_VALUE:
        return cell
    saved = values.cell(row, cell.column)
    if saved.value is None:
        return cell
    return _plain_cell(cell.column, saved.value, is_error=saved.data_type == "e")
