"""csv files as offices' programs write them."""

import csv
import io
import re
from pathlib import Path
from typing import Final

from inspector.domain.roster.workbook import RawCell, RawRow, RawSheet, RawWorkbook
from inspector.progress import Progress
from inspector.spreadsheet import refusals
from inspector.spreadsheet.limits import Limits

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DELIMITERS: Final = ",\t;，"
_LINES_TRIED: Final = 20
_ROWS_A_STEP: Final = 1000


def read_csv(path: Path, data: bytes, progress: Progress, limits: Limits) -> RawWorkbook:
    """Read a csv: UTF-8 with or without its mark, UTF-16 with it, or GB18030.

    Rows are numbered as a spreadsheet program would show them: a quoted line break does not
    begin a row.

    Raises:
        NotASheetError: the bytes are no text, or there are too many rows or columns.
    """
    text = _decode(path, data)
    if _CONTROLS.search(text):
        raise refusals.no_sheet(path)
    rows: list[RawRow] = []
    cells = 0
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        for number, texts in enumerate(lines, start=1):
            if number % _ROWS_A_STEP == 0:
                progress(f"正在读取第 {number} 行", 0.5)
            row = RawRow(
                number,
                tuple(
                    RawCell(column, value)
                    for column, value in enumerate(texts, start=1)
                    if value.strip()
                ),
            )
            if not row.cells:
                continue
            rows.append(row)
            cells += len(row.cells)
            if len(rows) > limits.rows:
                raise refusals.too_large(path, f" {limits.rows} 行")
            if cells > limits.cells:
                raise refusals.too_large(path, f" {limits.cells} 个单元格")
            if row.cells[-1].column > limits.columns:
                raise refusals.too_large(path, f" {limits.columns} 列")
    except csv.Error as error:
        raise refusals.no_sheet(path) from error
    return RawWorkbook(path.name, (RawSheet(path.stem, tuple(rows)),))


def _decode(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refusals.no_sheet(path) if b"\x00" in data else refusals.undecodable(path)


def _delimiter(text: str) -> str:
    """Return the sign that most of the first lines hold, outside of quotes."""
    head = re.sub(r'"[^"]*"', "", "\n".join(text.splitlines()[:_LINES_TRIED]))
    return max(_DELIMITERS, key=lambda sign: (head.count(sign), -_DELIMITERS.index(sign)))
