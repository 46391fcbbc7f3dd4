"""Writes invented registers as files, for practice, the demonstration and the tests."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, cast

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from inspector.domain.divisions import Divisions
from inspector.domain.practice.homes import made_up_homes, province_counts
from inspector.domain.practice.recipe import Mess, Recipe
from inspector.domain.practice.sheets import MessyRegister, messy_register
from inspector.domain.roster.texts import shown
from inspector.domain.roster.workbook import CellValue, RawSheet, RawWorkbook
from inspector.spreadsheet.practice_recipe import load_recipe
from inspector.spreadsheet.tables_out import ColumnKind, write_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell

SAMPLE_SEED: Final = 20391
"""The seed of the sample county that the demonstration shows."""

SAMPLE_COUNTY: Final = "149901"
SAMPLE_HOMES: Final = 16
_SAMPLE_MESSES: Final = frozenset(
    {
        Mess.TITLE_ROW,
        Mess.TWO_ROW_HEADER,
        Mess.UNIT_ROW,
        Mess.SUBTOTALS,
        Mess.MERGED_PLACES,
        Mess.FOOTER,
    }
)


def write_sample_register(
    path: Path, resources: Path, divisions: Divisions, seed: int = SAMPLE_SEED
) -> MessyRegister:
    """Write the register of 云岭县, the made-up county, as its office would send it.

    Args:
        path: the xlsx to write.
        resources: the folder that holds `practice/`.
        divisions: with the practice county.
        seed: the same seed gives the same sheet.

    Raises:
        OSError: the file cannot be written.
    """
    random = Random(seed)  # noqa: S311 - made-up data must come out the same again
    recipe = _with_more_mess(load_recipe(resources))
    homes = made_up_homes(recipe, divisions, {SAMPLE_COUNTY: SAMPLE_HOMES}, random)
    register = messy_register(homes, recipe, divisions, random, _SAMPLE_MESSES)
    path.write_bytes(xlsx_of_raw(register.workbook))
    return register


def province_register(
    recipe: Recipe, divisions: Divisions, seed: int, homes: int = 765
) -> MessyRegister:
    """Return the register of an invented province, every real county with one home or more."""
    random = Random(seed)  # noqa: S311 - made-up data must come out the same again
    counts = province_counts(recipe, homes, random)
    return messy_register(
        made_up_homes(recipe, divisions, counts, random), recipe, divisions, random
    )


def xlsx_of_raw(workbook: RawWorkbook) -> bytes:
    """Return the workbook as xlsx: cells, merged ranges and what is hidden."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for raw in workbook.sheets:
        sheet = book.create_sheet(raw.name)
        for row in raw.rows:
            for cell in row.cells:
                _write(sheet, row.number, cell.column, cell.value)
            sheet.row_dimensions[row.number].hidden = row.hidden
        for merged in raw.merged:
            sheet.merge_cells(
                start_row=merged.first_row,
                start_column=merged.first_column,
                end_row=merged.last_row,
                end_column=merged.last_column,
            )
        for column in raw.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        if raw.hidden:
            sheet.sheet_state = Worksheet.SHEETSTATE_HIDDEN
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def csv_of_raw(sheet: RawSheet, encoding: str = "gb18030") -> bytes:
    """Return one sheet as csv, as a spreadsheet program saves it: merged cells keep one value."""
    width = max((row.cells[-1].column for row in sheet.rows), default=0)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    number = 0
    for row in sheet.rows:
        while number + 1 < row.number:
            writer.writerow([""] * width)
            number += 1
        texts = {cell.column: _csv_text(cell.value) for cell in row.cells}
        writer.writerow([texts.get(column, "") for column in range(1, width + 1)])
        number = row.number
    return buffer.getvalue().encode(encoding)


def _write(sheet: Worksheet, row: int, column: int, value: CellValue) -> None:
    cell = cast("Cell", sheet.cell(row, column))  # ranges are merged after their cells are filled
    if isinstance(value, str):
        write_text(cell, value)
        cell.number_format = ColumnKind.NUMBER.value
        cell.alignment = Alignment(vertical="center")
    else:
        cell.value = value


def _csv_text(value: CellValue) -> str:
    if isinstance(value, int) and value >= 10**15:
        return f"{Decimal(value):.5E}"
    return shown(value)


def _with_more_mess(recipe: Recipe) -> Recipe:
    """Return the recipe with rates at which a sheet of one county shows most kinds."""
    return replace(recipe, mess={mess: min(3 * rate, 0.3) for mess, rate in recipe.mess.items()})
