"""Tables as xlsx: typed, and no text becomes a formula."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.spreadsheet.tables_out import ColumnKind, Table, TableValue, xlsx_of

COLUMNS = (
    ("代码", ColumnKind.TEXT),
    ("床位", ColumnKind.NUMBER),
    ("日期", ColumnKind.DATE),
)


def written(
    *rows: tuple[TableValue, ...], name: str = "机构"
) -> openpyxl.worksheet.worksheet.Worksheet:
    data = xlsx_of([Table(name, COLUMNS, rows)])
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_values_keep_their_types() -> None:
    sheet = written(("0014", 120, date(2015, 3, 1)), (None, Decimal("1.5"), None))
    assert [cell.value for cell in sheet[1]] == ["代码", "床位", "日期"]
    assert sheet["A2"].value == "0014"
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].number_format == "@"
    assert sheet["B2"].value == 120
    assert sheet["C2"].value.date() == date(2015, 3, 1)
    assert sheet["B3"].value == 1.5
    assert sheet["A3"].value is None
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"])
def test_no_text_becomes_a_formula__m1(text: str) -> None:
    cell = written((text, 1, None))["A2"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix


def test_a_code_of_eighteen_digits_stays_a_text__m1() -> None:
    cell = written(("140105195001010018", 1, None))["A2"]
    assert (cell.data_type, cell.value) == ("s", "140105195001010018")


@given(st.text())
@settings(max_examples=50, deadline=None)
def test_every_text_can_be_written(text: str) -> None:
    cell = written((text, None, None))["A2"]
    assert cell.data_type in {"s", "n"}
    if text and text.isprintable() and len(text) == len(text.encode("utf-8", "replace").decode()):
        assert cell.value == text


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        written(("甲", 1))


@pytest.mark.parametrize("row", [(1, 1, None), ("甲", "1", None), ("甲", 1, "2015-03-01")])
def test_a_value_of_another_kind_is_refused(row: tuple[TableValue, ...]) -> None:
    with pytest.raises(ValueError, match="in a column of kind"):
        written(row)


def test_several_tables_and_odd_names_are_written() -> None:
    data = xlsx_of(
        [Table("县/市:一", COLUMNS, []), Table("", COLUMNS, []), Table("长" * 40, COLUMNS, [])]
    )
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert names == ["县 市 一", "表", "长" * 31]
