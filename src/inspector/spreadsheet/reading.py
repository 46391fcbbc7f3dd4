"""Reads a file of sheets, whatever its name says that it is."""

from pathlib import Path
from typing import Final

from inspector.domain.roster.workbook import RawWorkbook
from inspector.progress import Progress
from inspector.spreadsheet import refusals
from inspector.spreadsheet.csv_file import read_csv
from inspector.spreadsheet.limits import LIMITS, Limits
from inspector.spreadsheet.xlsx_file import read_xlsx

_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS: Final = (
    b"%PDF",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
)
_WEB_PAGES: Final = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version")


def read_workbook(path: Path, progress: Progress, limits: Limits = LIMITS) -> RawWorkbook:
    """Read an xlsx or csv file into plain cells with their places.

    The kind is told from the bytes, not from the name. Text comes out as it is, with its
    spaces; numbers exactly; formulas as the value that was saved with them.

    Raises:
        NotASheetError: the file is missing, no sheet, damaged, encrypted, empty, too large or of
            a format that must be saved as xlsx first; the sentence says which.
        Cancelled: progress said so; nothing was changed.
    """
    progress("正在读取表格", 0.0)
    try:
        size = path.stat().st_size
        with path.open("rb") as handle:
            data = handle.read(limits.file_bytes + 1)
    except OSError as error:
        raise refusals.missing(path) from error
    if max(size, len(data)) > limits.file_bytes:
        raise refusals.too_large(path, f" {limits.file_bytes // 1_000_000} MB")
    if not data.strip():
        raise refusals.empty(path)
    if data.startswith(_OLE):
        raise _old_format(path, data)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        if _OPEN_DOCUMENT in data[:200]:
            raise refusals.old_format(path, "开放文档（.ods）")
        workbook = read_xlsx(path, data, progress, limits)
    else:
        _refuse_other_kinds(path, data)
        workbook = read_csv(path, data, progress, limits)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise refusals.empty(path)
    progress("表格已读取", 1.0)
    return workbook


def _old_format(path: Path, data: bytes) -> refusals.NotASheetError:
    if _ENCRYPTED_STREAM in data:
        return refusals.encrypted(path)
    if path.suffix.lower() == ".et":
        return refusals.old_format(path, "WPS 表格（.et）")
    if path.suffix.lower() in {".doc", ".wps", ".ppt", ".dps"}:
        return refusals.no_sheet(path)
    return refusals.old_format(path, "旧版 Excel（.xls）")


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    if data.startswith(_OTHER_KINDS):
        raise refusals.no_sheet(path)
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(_WEB_PAGES):
        raise refusals.old_format(path, "网页格式的表格")
