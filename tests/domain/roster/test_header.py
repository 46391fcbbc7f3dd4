"""How the header of a sheet is found and its columns told."""

from pathlib import Path

import pytest

from inspector.domain.roster.columns import Field, field_titled, is_unused, plain_title
from inspector.domain.roster.header import find_header
from inspector.domain.roster.preview import ColumnUse
from inspector.domain.roster.workbook import RawSheet
from raw_sheets import Line, sheet_of


def fields_of(sheet: RawSheet) -> dict[Field, int]:
    header = find_header(sheet)
    assert header
    return header.by_field()


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("机构名称", Field.NAME),
        ("养老机构 名称", Field.NAME),
        ("*统一社会信用代码", Field.CREDIT_CODE),
        ("统一社会\n信用代码", Field.CREDIT_CODE),
        ("床位数（张）", Field.BEDS_TOTAL),
        ("建筑面积(㎡)", Field.AREA),
        ("enterInstName", Field.NAME),
        ("taxId", Field.CREDIT_CODE),
        ("instDistrict", Field.COUNTY),
        ("nursingBeds", Field.NURSING_BEDS),
        ("recordDate", Field.FILED_ON),
        ("isMealAid", Field.MEALS),
    ],
)
def test_columns_are_known_by_synonyms_and_provincial_names(title: str, field: Field) -> None:
    found = field_titled(title)
    assert found
    assert found[0] is field


def test_a_title_of_brackets_alone_stays() -> None:
    assert plain_title("（张）") == "(张)"


@pytest.mark.parametrize(
    ("group", "title", "field"),
    [
        ("床位情况", "总数", Field.BEDS_TOTAL),
        ("床位", "其中：护理型", Field.NURSING_BEDS),
        ("备案情况", "备案时间", Field.FILED_ON),
        ("六助服务", "助餐", Field.MEALS),
        ("机构名称", "机构名称", Field.NAME),
        ("日间照料", "床位数", None),
        ("家庭养老床位", "床位数", None),
        ("其他", "说不清", None),
    ],
)
def test_a_group_heading_belongs_to_the_titles_below_it(
    group: str, title: str, field: Field | None
) -> None:
    found = field_titled(title, group)
    assert (found[0] if found else None) is field


def test_unused_columns_of_a_provincial_export_are_known() -> None:
    assert is_unused("isBathAid")
    assert is_unused("占地面积")
    assert not is_unused("床位总数")


def test_a_header_of_one_row_below_titles_is_found() -> None:
    header = find_header(
        sheet_of(["花名册"], ["单位：张"], ["序号", "机构名称", "地址"], [1, "甲", "乙"])
    )
    assert header
    assert (header.first_row, header.last_row) == (3, 3)


def test_a_header_of_two_rows_is_found_with_its_merged_cells() -> None:
    sheet = sheet_of(
        ["花名册"],
        ["序号", "机构名称", "床位情况", None, "联系电话"],
        [None, None, "总数", "护理型"],
        [1, "甲", 100, 50, "0000-1"],
        merged=[(1, 1, 1, 5), (2, 3, 2, 4), (2, 1, 3, 1), (2, 2, 3, 2), (2, 5, 3, 5)],
    )
    header = find_header(sheet)
    assert header
    assert (header.first_row, header.last_row) == (2, 3)
    assert header.by_field() == {
        Field.SERIAL: 1,
        Field.NAME: 2,
        Field.BEDS_TOTAL: 3,
        Field.NURSING_BEDS: 4,
        Field.PHONE: 5,
    }
    assert [column.title for column in header.columns][2:4] == [
        "床位情况／总数",
        "床位情况／护理型",
    ]


def test_of_two_columns_for_one_field_the_plainer_title_is_read() -> None:
    header = find_header(sheet_of(["机构名称", "单位类型", "法人类型"]))
    assert header
    assert header.by_field()[Field.LEGAL_FORM] == 3
    assert [column.use for column in header.columns] == [
        ColumnUse.READ,
        ColumnUse.REPEATED,
        ColumnUse.READ,
    ]


def test_a_column_of_the_same_title_is_told_as_repeated() -> None:
    header = find_header(sheet_of(["机构名称", "地址", "地址"]))
    assert header
    assert header.by_field()[Field.ADDRESS] == 2
    assert header.columns[2].use is ColumnUse.REPEATED


def test_unused_and_unrecognised_columns_are_told_apart() -> None:
    header = find_header(sheet_of(["机构名称", "地址", "备注", "星座"], hidden_columns=[4]))
    assert header
    assert [column.use for column in header.columns[2:]] == [
        ColumnUse.UNUSED,
        ColumnUse.UNRECOGNISED,
    ]
    assert (
        header.columns[3].sentence == "“养老机构”D 列“星座”：没有认出，没有读取，该列在表中被隐藏"
    )
    assert header.columns[2].sentence == "“养老机构”C 列“备注”：认得，本软件不用"


@pytest.mark.parametrize(
    "lines",
    [[["姓名", "年龄"], ["甲", 3]], [["机构名称"], ["甲"]], [["地址", "联系电话"]], [[1, 2]]],
)
def test_a_sheet_without_names_of_institutions_has_no_header(lines: list[Line]) -> None:
    assert find_header(sheet_of(*lines)) is None


def test_every_provincial_field_is_read_or_known_as_unused() -> None:
    names = (Path(__file__).parent / "provincial_fields.txt").read_text(encoding="utf-8").split()
    lost = [name for name in names if not field_titled(name) and not is_unused(name)]
    assert lost == []
