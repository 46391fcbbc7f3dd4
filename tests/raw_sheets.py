"""Builds raw sheets in a line, for the tests of the roster."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inspector.domain.institution import Institution
from inspector.domain.roster.judge import judge
from inspector.domain.roster.preview import JudgedRow, RosterPreview
from inspector.domain.roster.workbook import (
    CellValue,
    MergedRange,
    RawCell,
    RawRow,
    RawSheet,
    RawWorkbook,
)
from inspector.policy.divisions import load_practice_divisions

RESOURCES = Path(__file__).parents[1] / "resources"
DIVISIONS = load_practice_divisions(RESOURCES)

HEADER = ("市", "县（市、区）", "机构名称", "统一社会信用代码", "地址", "床位总数")
CODES = ("52149901MJ0000001Y", "52149901MJ00000022", "52149901MJ00000035")

Line = Sequence[CellValue | RawCell | None]


def row_of(number: int, values: Line, *, hidden: bool = False) -> RawRow:
    cells = []
    for column, value in enumerate(values, start=1):
        if isinstance(value, RawCell):
            cells.append(RawCell(column, value.value, value.flaw))
        elif value is not None:
            cells.append(RawCell(column, value))
    return RawRow(number, tuple(cells), hidden)


def sheet_of(
    *lines: Line,
    name: str = "养老机构",
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    hidden: bool = False,
) -> RawSheet:
    rows = [
        row_of(number, line, hidden=number in hidden_rows)
        for number, line in enumerate(lines, start=1)
        if any(value is not None for value in line)
    ]
    ranges = tuple(MergedRange(*bounds) for bounds in merged)
    return RawSheet(name, tuple(rows), ranges, frozenset(hidden_columns), hidden)


def book_of(*sheets: RawSheet, starts_1904: bool = False) -> RawWorkbook:
    return RawWorkbook("名册.xlsx", sheets, starts_1904)


def preview_of(*lines: Line, known: Sequence[Institution] = (), **options: Any) -> RosterPreview:
    return judge(book_of(sheet_of(*lines, **options)), DIVISIONS, known)


def only(preview: RosterPreview) -> JudgedRow:
    (row,) = preview.rows
    return row


def reasons_of(row: JudgedRow) -> str:
    return "\n".join(reason.sentence for reason in row.reasons)
