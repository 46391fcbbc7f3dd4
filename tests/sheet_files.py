"""Writes sheets and reads them, for the tests of the spreadsheet room."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from inspector.domain.roster.workbook import RawCell, RawSheet, RawWorkbook
from inspector.errors import UserError
from inspector.progress import unreported
from inspector.spreadsheet.limits import Limits
from inspector.spreadsheet.reading import read_workbook
from inspector.spreadsheet.refusals import NotASheetError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def xlsx(path: Path, fill: Callable[[Worksheet], object]) -> Path:
    book = openpyxl.Workbook()
    fill(book.worksheets[0])
    book.save(path)
    return path


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Rewrite one part of an xlsx."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def read(path: Path, limits: Limits | None = None) -> RawWorkbook:
    return read_workbook(path, unreported, limits or Limits())


def only_sheet(path: Path) -> RawSheet:
    (sheet,) = read(path).sheets
    return sheet


def cells_of(path: Path) -> list[RawCell]:
    return [cell for row in only_sheet(path).rows for cell in row.cells]


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(NotASheetError) as caught:
        read(path, limits)
    message = caught.value.message
    assert isinstance(caught.value, UserError)
    assert message.startswith((f"“{path.name}”", f"打不开“{path.name}”"))
    assert message.endswith("。")
    return message
