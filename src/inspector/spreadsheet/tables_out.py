"""Plain tables as xlsx: typed columns, codes as text, no text that becomes a formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

TableValue: TypeAlias = str | int | Decimal | date | None

_WIDEST: Final = 60
_NARROWEST: Final = 8
_LONGEST_CELL: Final = 32_767
# What XML cannot hold; a sheet with one of them would not open.
_UNWRITABLE: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
_FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_SHEET_NAME: Final = 31


class ColumnKind(Enum):
    """How a column's values are written."""

    TEXT = "@"
    NUMBER = "General"
    DATE = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, its columns by title, its rows with one value a column."""

    name: str
    columns: Sequence[tuple[str, ColumnKind]]
    rows: Sequence[Sequence[TableValue]]


def xlsx_of(tables: Sequence[Table]) -> bytes:
    """Return an xlsx with one sheet a table, the first row frozen as its header.

    Texts stay texts (M1): codes keep their zeros, and one that begins with = + - @ is no formula,
    neither now nor when its cell is edited.

    Raises:
        ValueError: a row does not have one value for each column, or a value is not of its
            column's kind.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(_sheet_name(table.name))
        _fill(sheet, table)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_text(cell: Cell, text: str) -> None:
    """Put a text into a cell so that no program takes it for a formula."""
    plain = text.encode("utf-8", "replace").decode().translate(_UNWRITABLE)
    cell.value = plain[:_LONGEST_CELL]
    cell.data_type = "s"
    cell.number_format = ColumnKind.TEXT.value
    if text.startswith(("=", "+", "-", "@", "\t", "\r")):
        cell.quotePrefix = True


def _fill(sheet: Worksheet, table: Table) -> None:
    header = [Cell(sheet, 1, column) for column in range(1, len(table.columns) + 1)]
    for cell, (title, _) in zip(header, table.columns, strict=True):
        write_text(cell, title)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.append(header)
    for number, row in enumerate(table.rows, start=2):
        cells = [Cell(sheet, number, column) for column in range(1, len(row) + 1)]
        for cell, value, (_, kind) in zip(cells, row, table.columns, strict=True):
            if value not in {None, ""}:
                _write(cell, value, kind)
        sheet.append(cells)
    for column, (title, _) in enumerate(table.columns):
        longest = max([len(title), *(len(str(row[column] or "")) for row in table.rows)])
        width = min(max(2 * longest, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(column + 1)].width = width
    sheet.freeze_panes = "A2"


def _write(cell: Cell, value: str | int | Decimal | date, kind: ColumnKind) -> None:
    match kind, value:
        case ColumnKind.TEXT, str():
            write_text(cell, value)
        case ColumnKind.NUMBER, int() | Decimal():
            cell.value = value
        case ColumnKind.DATE, date():
            cell.value = value
            cell.number_format = kind.value
        case _:
            raise ValueError(f"{type(value).__name__} in a column of kind {kind.name}")


def _sheet_name(name: str) -> str:
    return name.translate(_FORBIDDEN_IN_NAMES)[:_LONGEST_SHEET_NAME] or "表"
