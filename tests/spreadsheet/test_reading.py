"""What is read of a file: cells, places, merged ranges, what is hidden."""

import io
import re
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from inspector.domain.roster.workbook import CellFlaw, MergedRange, RawCell
from inspector.progress import Cancelled
from inspector.spreadsheet.reading import read_workbook
from sheet_files import cells_of, only_sheet, read, with_part, xlsx


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
