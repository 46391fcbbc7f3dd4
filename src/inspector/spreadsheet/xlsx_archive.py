"""What is looked at before an xlsx is unpacked: sizes and merged ranges."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import column_index_from_string

from inspector.spreadsheet import refusals
from inspector.spreadsheet.limits import Limits

_MERGED: Final = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_CELL: Final = re.compile(rb"<(?:\w+:)?c[ />]")
_XML: Final = (".xml", ".rels", ".vml")
_SHEETS: Final = "xl/worksheets/"
_ENTITIES: Final = b"<!ENTITY"


def check_archive(path: Path, data: bytes, limits: Limits) -> None:
    """Refuse an xlsx that would unpack to more than the limits allow.

    The declared sizes bind: the unpacker stops at them. Merged ranges are counted because
    openpyxl makes a cell of each place that they cover.

    Raises:
        NotASheetError: the archive is damaged, holds no workbook, or is too large.
    """
    try:
        archive = ExcelReader(io.BytesIO(data), read_only=True).archive
    except Exception as error:  # a foreign file makes the unpacker raise nearly anything
        raise refusals.damaged(path) from error
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    _check_sizes(path, sizes, limits)
    cells = 0
    for name in sizes:
        if name.endswith(_XML):
            content = _unpack(path, archive.read, name)
            if _ENTITIES in content:
                raise refusals.damaged(path)
            cells += _cells(content) if name.startswith(_SHEETS) else 0
    if cells > limits.cells:
        raise refusals.too_large(path, f" {limits.cells} 个单元格")


def _check_sizes(path: Path, sizes: dict[str, int], limits: Limits) -> None:
    if "xl/workbook.bin" in sizes:
        raise refusals.old_format(path, "二进制工作簿（.xlsb）")
    if not any(name.startswith("xl/") for name in sizes):
        raise refusals.no_sheet(path)
    if sum(size for name, size in sizes.items() if name.endswith(_XML)) > limits.unpacked_bytes:
        raise refusals.too_large(path, f" {limits.unpacked_bytes // 1_000_000} MB（解压后）")
    if sum(name.startswith(_SHEETS) and name.endswith(".xml") for name in sizes) > limits.sheets:
        raise refusals.too_large(path, f" {limits.sheets} 张工作表")


def _unpack(path: Path, read: Callable[[str], bytes], name: str) -> bytes:
    try:
        return read(name)
    except Exception as error:  # a wrong checksum, an unknown method, a cut stream
        raise refusals.damaged(path) from error


def _cells(content: bytes) -> int:
    """Return how many cells a sheet holds, each place that a merged range covers among them."""
    return len(_CELL.findall(content)) + sum(
        (column_index_from_string(right.decode()) - column_index_from_string(left.decode()) + 1)
        * (int(bottom) - int(top) + 1)
        for left, top, right, bottom in _MERGED.findall(content)
    )
