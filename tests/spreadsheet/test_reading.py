"""What is read of a file, and what is said of one that is no sheet."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from inspector.domain.roster.workbook import CellFlaw, MergedRange, RawCell, RawSheet, RawWorkbook
from inspector.errors import UserError
from inspector.progress import Cancelled, unreported
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


def test_values_come_out_exactly(tmp_path: Path) -> None:
    line = ["  甲 ", "0123", 12, 12.0, 0.1, 1234567.89, True, datetime(2015, 3, 1), time(8, 30)]  # noqa: DTZ001 - sheets know no zones
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(line))
    assert [cell.value for cell in cells_of(path)] == [
        "  甲 ",
        "0123",
        12,
        12,
        Decimal("0.1"),
        Decimal("1234567.89"),
        True,
        date(2015, 3, 1),
        "08:30:00",
    ]
    assert {cell.flaw for cell in cells_of(path)} == {None}


def test_dates_of_any_style_come_out_as_dates(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = 42064
        sheet["A1"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["B1"] = date(2015, 3, 1)

    path = xlsx(tmp_path / "a.xlsx", fill)
    assert [cell.value for cell in cells_of(path)] == [date(2015, 3, 1)] * 2


def test_dates_written_as_iso_texts_come_out_as_dates(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append([5]))

    def change(part: bytes) -> bytes:
        return re.sub(rb"<c [^>]*>.*</c>", b'<c r="A1" t="d"><v>2015-03-01</v></c>', part)

    assert cells_of(with_part(path, "xl/worksheets/sheet1.xml", change)) == [
        RawCell(1, date(2015, 3, 1))
    ]


def test_a_rounded_number_is_marked(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([1.40105195001e17, 140105195001010018, 999_999_999_999_999])

    flaws = [cell.flaw for cell in cells_of(xlsx(tmp_path / "a.xlsx", fill))]
    assert flaws == [CellFlaw.PRECISION_LOST, CellFlaw.PRECISION_LOST, None]


def test_a_formula_without_a_saved_value_is_marked(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "=1+1"
        sheet["B1"] = ArrayFormula("B1:B1", "=SUM(A1)")
        sheet["C1"] = 5

    cells = cells_of(xlsx(tmp_path / "a.xlsx", fill))
    assert cells == [
        RawCell(1, "=1+1", CellFlaw.FORMULA_WITHOUT_VALUE),
        RawCell(2, "=…", CellFlaw.FORMULA_WITHOUT_VALUE),
        RawCell(3, 5),
    ]


def test_formulas_give_the_value_that_was_saved_with_them(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["=60+60", "=1/0", "=A9", 7])

    def save_values(part: bytes) -> bytes:
        # The writer leaves an empty <v> whose form depends on the XML library at hand.
        part = re.sub(rb"<v ?/>|<v></v>", b"<v></v>", part)
        part = part.replace(b"<f>60+60</f><v></v>", b"<f>60+60</f><v>120</v>")
        return part.replace(
            b'<c r="B1"><f>1/0</f><v></v>', b'<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v>'
        )

    path = with_part(xlsx(tmp_path / "a.xlsx", fill), "xl/worksheets/sheet1.xml", save_values)
    assert cells_of(path) == [
        RawCell(1, 120),
        RawCell(2, "#DIV/0!", CellFlaw.ERROR),
        RawCell(3, "=A9", CellFlaw.FORMULA_WITHOUT_VALUE),
        RawCell(4, 7),
    ]


def test_an_error_cell_is_marked(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["#REF!"]))
    assert cells_of(path) == [RawCell(1, "#REF!", CellFlaw.ERROR)]


def test_places_merged_ranges_and_what_is_hidden_are_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "晋中市"
        sheet["B2"] = "题"
        sheet["C4"] = "甲"
        sheet["A5"] = " "
        sheet.merge_cells("B2:D2")
        sheet.merge_cells("A4:A9")
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions.group("E", "G", hidden=True)
        sheet.column_dimensions["B"].width = 30

    sheet = only_sheet(xlsx(tmp_path / "a.xlsx", fill))
    assert sheet.name == "晋中市"
    assert [(row.number, row.hidden) for row in sheet.rows] == [(2, False), (4, True)]
    assert sheet.rows[0].cells == (RawCell(2, "题"),)
    assert set(sheet.merged) == {MergedRange(2, 2, 2, 4), MergedRange(4, 1, 9, 1)}
    assert sheet.hidden_columns == {5, 6, 7}
    assert not sheet.hidden


def test_hidden_sheets_are_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "甲"
    hidden = book.create_sheet("旧表")
    hidden["A1"] = "乙"
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    sheets = read(tmp_path / "a.xlsx").sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Sheet", False), ("旧表", True)]


def test_the_1904_epoch_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = 40602
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").starts_1904
    assert not read(xlsx(tmp_path / "b.xlsx", lambda sheet: sheet.append([1]))).starts_1904


def test_a_formatted_cell_far_below_costs_nothing(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["XFD1048576"].number_format = "@"

    assert len(only_sheet(xlsx(tmp_path / "a.xlsx", fill)).rows) == 1


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16", b"")],
)
def test_csv_of_every_encoding_is_read(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path = tmp_path / "太谷县.csv"
    path.write_bytes(mark + "机构名称,地址\r\n\r\n演练养老院, 一号 \r\n".encode(encoding))
    sheet = only_sheet(path)
    assert sheet.name == "太谷县"
    assert [(row.number, [cell.value for cell in row.cells]) for row in sheet.rows] == [
        (1, ["机构名称", "地址"]),
        (3, ["演练养老院", " 一号 "]),
    ]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv_of_every_delimiter_is_read(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'"甲,\t;乙"{sign}丙{sign}丁\n', encoding="utf-8")
    assert [cell.value for cell in cells_of(path)] == ["甲,\t;乙", "丙", "丁"]


def test_a_quoted_line_break_begins_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('"机构\n名称",地址\n甲,乙\n'.encode())
    assert [row.number for row in only_sheet(path).rows] == [1, 2]


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


def test_reading_reports_and_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙\n" * 2500, encoding="utf-8")
    steps: list[str] = []
    read_workbook(path, lambda step, fraction: steps.append(step))
    assert steps == ["正在读取表格", "正在读取第 1000 行", "正在读取第 2000 行", "表格已读取"]

    def cancel(step: str, fraction: float) -> None:
        if "1000" in step:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_workbook(path, cancel)
    book = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["=1"]))
    steps.clear()
    read_workbook(book, lambda step, fraction: steps.append(step))
    assert steps == ["正在读取表格", "正在读取“Sheet”", "正在读取公式的结果", "表格已读取"]


def test_a_file_is_told_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    other = tmp_path / "a.csv"
    other.write_bytes(path.read_bytes())
    assert cells_of(other) == [RawCell(1, "甲")]


def test_the_archive_is_never_written(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", lambda sheet: sheet.append(["甲"]))
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert io.BytesIO(before).read(2) == b"PK"
