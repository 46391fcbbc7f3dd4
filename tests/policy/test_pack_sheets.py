"""A pack goes out into a spreadsheet and comes back unchanged, or with the place of each error."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspector.domain.pack_table import PackRow, PackTable
from inspector.domain.rules import Condition
from inspector.policy.load import load_pack_folder
from inspector.policy.pack_error import PackError
from inspector.policy.pack_writing import write_pack_texts
from inspector.policy.plain_values import plain_record
from inspector.policy.sheet_columns import PLANS
from inspector.policy.sheet_reading import pack_of_tables
from inspector.policy.sheet_writing import tables_of_pack
from inspector.progress import unreported
from inspector.spreadsheet.pack_sheets import BadPackSheetError, pack_xlsx, read_pack_xlsx
from shipped_pack import PACK, RESOURCES

TABLES = tables_of_pack(PACK)
UNHASHED = replace(PACK, sha256="")

Change = Callable[[PackTable], PackTable]


def changed(name: str, change: Change) -> list[PackTable]:
    return [change(table) if table.name == name else table for table in TABLES]


def with_cell(row: int, title: str, text: str) -> Change:
    """Row 2 is the first below the titles."""

    def change(table: PackTable) -> PackTable:
        place = table.columns.index(title)
        old = table.rows[row - 2]
        cells = (*old.cells[:place], text, *old.cells[place + 1 :])
        rows = (*table.rows[: row - 2], PackRow(row, cells), *table.rows[row - 1 :])
        return replace(table, rows=rows)

    return change


def without_row(row: int) -> Change:
    return lambda table: replace(table, rows=(*table.rows[: row - 2], *table.rows[row - 1 :]))


def twice(row: int) -> Change:
    return lambda table: replace(table, rows=(*table.rows, table.rows[row - 2]))


def row_of(name: str, first: str) -> int:
    (table,) = [one for one in TABLES if one.name == name]
    return next(row.number for row in table.rows if first in row.cells)


def test_a_round_trip_through_sheets_changes_nothing__a1() -> None:
    assert pack_of_tables(TABLES, PACK) == UNHASHED


def test_a_round_trip_through_a_file_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(pack_xlsx(TABLES))
    read = read_pack_xlsx(path, unreported)
    assert pack_of_tables(read, PACK) == UNHASHED
    assert [table.name for table in read] == [plan.name for plan in PLANS]


def test_a_pack_is_written_as_files_that_load_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(RESOURCES / "policy", folder)
    (folder / "checklists" / "old.toml").write_text("", encoding="utf-8")
    write_pack_texts(PACK, folder)
    loaded = load_pack_folder(folder)
    assert replace(loaded, sha256="") == UNHASHED
    assert not (folder / "checklists" / "old.toml").exists()
    write_pack_texts(replace(PACK, hazard_power=None), folder)
    assert load_pack_folder(folder).hazard_power is None


def test_a_pack_without_the_further_power_or_a_bare_deadline_comes_back() -> None:
    bare = replace(PACK, hazard_power=None)
    assert pack_of_tables(tables_of_pack(bare), PACK) == replace(bare, sha256="")


def test_a_condition_on_a_value_comes_back() -> None:
    t3 = PACK.checklists["T3"]
    (section,) = t3.sections
    condition = Condition("T3-M12", "state", ("normal", "reorganised"))
    items = (replace(section.items[0], show_if=condition), *section.items[1:])
    checklist = replace(t3, sections=(replace(section, items=items),))
    pack = replace(PACK, checklists={**PACK.checklists, "T3": checklist})
    assert pack_of_tables(tables_of_pack(pack), PACK) == replace(pack, sha256="")


def test_a_value_that_no_file_can_hold_is_a_bug() -> None:
    with pytest.raises(TypeError, match="float"):
        plain_record(replace(PACK.phrases[0], category=(1.5,)))  # type: ignore[arg-type]


def test_blank_rows_and_moved_columns_do_no_harm() -> None:
    def shuffled(table: PackTable) -> PackTable:
        rows = tuple(PackRow(row.number + 1, tuple(reversed(row.cells))) for row in table.rows)
        blank = PackRow(2, ("",) * len(table.columns))
        return PackTable(table.name, tuple(reversed(table.columns)), (blank, *rows))

    assert pack_of_tables([shuffled(table) for table in TABLES], PACK) == UNHASHED


def test_a_sheet_program_may_turn_texts_into_numbers_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(pack_xlsx(TABLES))
    book = load_workbook(path)
    book["规则"]["E2"].value = 1
    days = book["等级期限"]["B2"]
    days.value, days.data_type = 30, "n"
    book["总目"]["B2"].value = PACK.issued_on
    flag = book["条目"]["G2"]
    flag.value, flag.data_type = True, "b"
    book.save(path)
    read = read_pack_xlsx(path, unreported)
    by_name = {table.name: table for table in read}
    assert by_name["等级期限"].rows[0].cells[1] == "30"
    assert by_name["总目"].rows[0].cells[1] == "2026-01-01"
    assert "是" in by_name["条目"].rows[0].cells


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "message"),
    [
        ("条目", "A1", None, "条目”第 2 行 A 列没有标题"),
        ("条目", "Z3", "多余", "条目”第 3 行 Z 列没有标题"),
        ("条目", "C3", "=1/0", "条目”第 3 行 C 列是公式"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(
    tmp_path: Path, sheet: str, cell: str, value: str | None, message: str
) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(pack_xlsx(TABLES))
    book = load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)
    with pytest.raises(BadPackSheetError, match=message):
        read_pack_xlsx(path, unreported)


def test_a_sheet_without_titles_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(pack_xlsx([PackTable("条目", ("",), (PackRow(2, ("T1-A01",)),))]))
    with pytest.raises(BadPackSheetError, match="工作表“条目”第 1 行是空的"):
        read_pack_xlsx(path, unreported)


ITEM, INPUT = row_of("条目", "T3-M05"), row_of("填写项", "T3-M05")
RULE, CITED = row_of("规则", "T3-M05"), row_of("依据", "T3-M05")
CONDITION = 2

CASES = [
    ("总目", without_row(2), "工作表“总目”：应恰有一行"),
    ("总目", with_cell(2, "签发日期", ""), "工作表“总目”第 2 行 B 列“签发日期”：不能为空"),
    ("总目", with_cell(2, "签发日期", "元旦"), "应为日期，写作 2026-01-31"),
    ("总目", with_cell(2, "版本", "第一版"), "第 2 行 A 列“版本”：“第一版”不是版本号"),
    ("条目", with_cell(ITEM, "等级", "轻微"), f"工作表“条目”第 {ITEM} 行 D 列“等级”：“轻微”"),
    ("条目", with_cell(ITEM, "整改期限（日）", "一周"), "K 列“整改期限（日）”：“一周”写法不对"),
    ("条目", with_cell(ITEM, "可填不适用", "对"), "“对”写法不对，应为是或空"),
    ("条目", with_cell(ITEM, "题干", ""), f"第 {ITEM} 行 C 列“题干”：缺少这个字段"),
    ("条目", with_cell(ITEM, "部分", "Z"), "条目 T3-M05 所在的部分“Z”不属于它的检查表"),
    ("条目", with_cell(ITEM, "编码", "T9-M05"), f"第 {ITEM} 行 B 列“编码”：至少要有一个填写项"),
    ("条目", without_row(ITEM), "工作表“填写项”第"),
    ("填写项", with_cell(INPUT, "类型", "整数"), f"工作表“填写项”第 {INPUT} 行 D 列“类型”"),
    ("填写项", with_cell(INPUT, "选项", "是"), "“是”写法不对，应为每行一项"),
    ("填写项", with_cell(INPUT, "选项", "a=甲"), "填写项“nursing”不应有选项"),
    ("规则", with_cell(RULE, "规则", "占比"), f"第 {RULE} 行 B 列“规则”：没有名为“占比”的规则"),
    ("规则", with_cell(RULE, "比较", "≥"), f"第 {RULE} 行 D 列“比较”：“≥”不在允许的范围内"),
    ("规则", with_cell(RULE, "界限", "八成"), f"第 {RULE} 行 E 列“界限”"),
    ("规则", with_cell(RULE, "附加", "x"), f"第 {RULE} 行 G 列“附加”：写法不对"),
    ("规则", with_cell(RULE, "附加", "x = 1"), f"第 {RULE} 行（x）：没有这个字段"),
    ("规则", with_cell(row_of("规则", "T3-M07"), "界限", "六"), "应为不小于零的整数"),
    ("规则", with_cell(row_of("规则", "T3-M07"), "比较", ">="), "“勾选项数”规则不用“比较”"),
    ("依据", with_cell(CITED, "来源", "reform-draft"), "征求意见稿"),
    ("依据", with_cell(CITED, "条目", "T3-X"), "没有编码为“T3-X”的条目或期限"),
    ("依据", without_row(2), "应恰有一行“责令改正的权力”"),
    ("依据", twice(3), "至多一行“重大事故隐患的权力”"),
    ("显示条件", twice(CONDITION), "只能有一个显示条件"),
    ("参数", twice(2), "“nursing_beds_denominator”重复"),
    ("检查表", twice(2), "“T1”重复"),
    ("检查表", with_cell(2, "用途", "罚款"), "工作表“检查表”第 2 行 D 列“用途”"),
    ("等级期限", without_row(2), "缺少等级“一般”"),
    ("等级期限", with_cell(2, "天数", "十"), "第 2 行 B 列“天数”：应为不小于零的整数"),
    ("等级期限", with_cell(2, "等级", "轻"), "第 2 行 A 列“等级”"),
    ("来源", lambda table: replace(table, name="法规"), "工作表“来源”：不存在"),
    ("来源", lambda table: replace(table, columns=("x", *table.columns[1:])), "应恰有一列“代码”"),
]


@pytest.mark.parametrize(("sheet", "change", "message"), CASES)
def test_an_error_names_sheet_row_and_column(sheet: str, change: Change, message: str) -> None:
    with pytest.raises(PackError) as caught:
        pack_of_tables(changed(sheet, change), PACK)
    assert message in caught.value.message


def test_strange_sheets_and_columns_are_refused() -> None:
    with pytest.raises(PackError, match="工作表“草稿”：不是政策包的工作表"):
        pack_of_tables([*TABLES, PackTable("草稿", ("甲",), ())], PACK)

    def wider(table: PackTable) -> PackTable:
        rows = tuple(PackRow(row.number, (*row.cells, "")) for row in table.rows)
        return PackTable(table.name, (*table.columns, "批注"), rows)

    with pytest.raises(PackError, match="没有名为“批注”的列"):
        pack_of_tables(changed("参数", wider), PACK)
