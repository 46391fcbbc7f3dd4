"""A sheet as it was found: plain cells with their places, before anything is understood."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias

CellValue: TypeAlias = str | int | Decimal | date | bool

_LETTERS: Final = 26


class CellFlaw(Enum):
    """Why a cell's value cannot be trusted; the value says it."""

    FORMULA_WITHOUT_VALUE = "是公式，文件里没有保存计算结果，请用 Excel 或 WPS 打开并保存后再导入"
    ERROR = "公式出错"
    PRECISION_LOST = "被表格软件存成了数字，后几位已经丢失，须把该列设为文本后重新填写"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell that is not blank; columns count from 1. A text keeps its spaces."""

    column: int
    value: CellValue
    flaw: CellFlaw | None = None


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row with at least one cell that is not blank; rows count from 1, as the sheet shows."""

    number: int
    cells: tuple[RawCell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells shown as one; the first row and column hold the value. All bounds are inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet; blank rows are left out, so that row numbers may have gaps."""

    name: str
    rows: tuple[RawRow, ...]
    merged: tuple[MergedRange, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A file of sheets; `name` is the file's name, `starts_1904` the epoch of its date serials."""

    name: str
    sheets: tuple[RawSheet, ...]
    starts_1904: bool = False


def column_letters(column: int) -> str:
    """Return the letters that a sheet shows above a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
