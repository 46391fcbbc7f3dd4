"""What is said of a file that is no sheet, or too large."""

import zipfile
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from inspector.domain.roster.workbook import RawCell
from inspector.spreadsheet.limits import Limits
from sheet_files import OLE, cells_of, refusal, with_part, xlsx


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("空.xlsx", b"", "没有任何内容"),
        ("空.csv", b" \r\n ", "没有任何内容"),
        ("空.csv", b",,\r\n,,\r\n", "没有任何内容"),
        ("照片.xlsx", b"\xff\xd8\xff\xe0" + bytes(20), "不是表格文件"),
        ("文件.csv", b"%PDF-1.7 ...", "不是表格文件"),
        ("数据.csv", b"a,b\x00c", "不是表格文件"),
        ("数据.csv", b"\x80\x00\xff", "不是表格文件"),
        ("数据.csv", "甲,乙".encode("utf-16-le"), "不是表格文件"),
        ("数据.csv", b"\xc7\xd0,\xff\xff,\xb9", "文字编码不是 UTF-8"),
        ("旧.xls", OLE, "是旧版 Excel（.xls）文件"),
        ("旧.xlsx", OLE, "是旧版 Excel（.xls）文件"),
        ("旧.et", OLE, "是WPS 表格（.et）文件"),
        ("信.doc", OLE, "不是表格文件"),
        ("密.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
        ("网.xls", b"\xef\xbb\xbf <HTML><table>", "是网页格式的表格文件"),
        ("坏.xlsx", b"PK\x03\x04" + bytes(50), "已损坏或不完整"),
        ("坏.xlsx", b"PK\x05\x06" + bytes(18), "不是表格文件"),
    ],
)
def test_a_file_that_is_no_sheet_gets_a_sentence(
    tmp_path: Path, name: str, data: bytes, part: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert part in refusal(path)


def test_other_formats_are_told_to_be_saved_as_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(OLE)
    assert "另存为“Excel 工作簿（*.xlsx）”" in refusal(path)


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.xlsx").startswith("打不开“没有.xlsx”")
    assert refusal(tmp_path).startswith("打不开")


def test_an_xlsx_without_values_is_empty(tmp_path: Path) -> None:
    assert "没有任何内容" in refusal(xlsx(tmp_path / "a.xlsx", lambda sheet: None))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_an_xlsx_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"] * 50))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "已损坏或不完整" in refusal(path)


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    data = bytearray(path.read_bytes())
    place = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[place : place + 20] = bytes(20)
    path.write_bytes(data)
    assert "已损坏或不完整" in refusal(path)


def test_a_part_that_is_no_xml_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    with_part(path, "xl/worksheets/sheet1.xml", lambda part: part[:-30])
    assert "已损坏或不完整" in refusal(path)


@pytest.mark.parametrize(
    ("member", "part"),
    [
        ("word/document.xml", "不是表格文件"),
        ("xl/workbook.bin", "二进制工作簿（.xlsb）"),
    ],
)
def test_other_office_files_are_told(tmp_path: Path, member: str, part: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "<x/>")
    assert part in refusal(path)


def test_pictures_in_a_sheet_are_left_alone(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    with_part(path, "xl/media/image1.png", lambda part: bytes(100))
    assert cells_of(path) == [RawCell(1, "甲")]


def test_an_open_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "开放文档（.ods）" in refusal(path)


def test_entities_are_refused_before_they_are_expanded(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with_part(path, "xl/sharedStrings.xml", lambda part: bomb)
    assert "已损坏或不完整" in refusal(path)


def test_an_xlsx_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    with_part(path, "xl/worksheets/sheet1.xml", lambda part: part + b" " * 3_000_000)
    assert path.stat().st_size < 20_000
    assert "超过 2 MB（解压后）" in refusal(path, Limits(unpacked_bytes=2_000_000))


def test_a_merge_over_whole_columns_is_refused_unread(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with_part(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", merge))
    assert "超过 500000 个单元格" in refusal(path)


@pytest.mark.parametrize(
    ("limits", "part"),
    [
        (Limits(file_bytes=1_000), "超过 0 MB"),
        (Limits(rows=3), "超过 3 行"),
        (Limits(columns=2), "超过 2 列"),
        (Limits(sheets=0), "超过 0 张工作表"),
        (Limits(cells=11), "超过 11 个单元格"),
    ],
)
def test_a_sheet_beyond_a_limit_is_refused(tmp_path: Path, limits: Limits, part: str) -> None:
    def fill(sheet: Worksheet) -> None:
        for _ in range(4):
            sheet.append(["甲", "乙", "丙"])

    message = refusal(xlsx(tmp_path / "a.xlsx", fill), limits)
    assert part in message
    assert "没有读取" in message


@pytest.mark.parametrize(
    ("limits", "part"),
    [
        (Limits(rows=3), "超过 3 行"),
        (Limits(cells=5), "超过 5 个单元格"),
        (Limits(columns=2), "超过 2 列"),
    ],
)
def test_a_csv_beyond_a_limit_is_refused(tmp_path: Path, limits: Limits, part: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙,丙\n" * 4, encoding="utf-8")
    assert part in refusal(path, limits)


def test_a_csv_cell_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('"' + "甲" * 200_000, encoding="utf-8")
    assert "不是表格文件" in refusal(path)
