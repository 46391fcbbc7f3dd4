"""A pack is edited in a workbook, checked, compared and published."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspector.domain.pack_table import PackRow
from inspector.operations.check_policy import check_policy, compare_policies
from inspector.operations.publish_policy import publish_policy
from inspector.operations.take_policy_sheets import take_policy_sheets, take_xlsform
from inspector.operations.write_policy_sheets import write_policy_sheets, write_xlsform
from inspector.policy.pack_error import PackError
from inspector.progress import unreported
from inspector.spreadsheet.pack_sheets import read_pack_xlsx
from inspector.storage.failures import StorageError
from shipped_pack import PACK, RESOURCES

POLICY = RESOURCES / "policy"


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    path = tmp_path / "pack.xlsx"
    write_policy_sheets(POLICY, path)
    return path


def edit(path: Path, sheet: str, cell: str, text: str) -> None:
    book = load_workbook(path)
    book[sheet][cell].value = text
    book.save(path)


def test_an_edited_workbook_becomes_the_next_version(sheets: Path, tmp_path: Path) -> None:
    edit(sheets, "总目", "A2", "2026.2")
    edit(sheets, "参数", "C2", "actual")
    place = tmp_path / "next"
    checked = take_policy_sheets(sheets, POLICY, place, unreported)
    assert checked.pack.version == "2026.2"
    assert check_policy(place).pack == checked.pack
    lines = [one.in_words for one in compare_policies(POLICY, place)]
    assert lines == ["修改参数 nursing_beds_denominator：取值由“registered”改为“actual”"]
    assert publish_policy(place, tmp_path / "shelf") == tmp_path / "shelf" / "2026.2"


def test_an_unedited_workbook_changes_nothing(sheets: Path, tmp_path: Path) -> None:
    take_policy_sheets(sheets, POLICY, tmp_path / "same", unreported)
    assert compare_policies(POLICY, tmp_path / "same") == ()


def test_a_wrong_workbook_leaves_nothing_behind(sheets: Path, tmp_path: Path) -> None:
    edit(sheets, "条目", "D2", "轻微")
    with pytest.raises(PackError, match="工作表“条目”第 2 行 D 列“等级”"):
        take_policy_sheets(sheets, POLICY, tmp_path / "next", unreported)
    assert not (tmp_path / "next").exists()


def test_an_existing_folder_is_never_overwritten(sheets: Path, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="已经存在"):
        take_policy_sheets(sheets, POLICY, tmp_path, unreported)


def test_a_checklist_goes_out_as_an_xlsform_and_comes_back_to_be_completed(
    tmp_path: Path,
) -> None:
    form, book = tmp_path / "form.xlsx", tmp_path / "book.xlsx"
    left_out = write_xlsform(POLICY, "T3", form)
    assert left_out
    taken = take_xlsform(form, POLICY, ("X1", "养老机构"), book, unreported)
    names = {row.cells[1] for row in table(book, "条目") if row.cells[1].startswith("X1-")}
    assert len(names) == len(taken.checklist.items) > 12
    with pytest.raises(PackError, match="没有编码为 T9 的检查表"):
        write_xlsform(POLICY, "T9", form)
    for code, words in (("T3", "编码 T3 已经用于"), ("x1", "应以大写字母开头")):
        with pytest.raises(PackError, match=words):
            take_xlsform(form, POLICY, (code, "养老机构"), book, unreported)


def table(path: Path, name: str) -> tuple[PackRow, ...]:
    return next(one for one in read_pack_xlsx(path, unreported) if one.name == name).rows


def test_a_shelf_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(StorageError):
        publish_policy(POLICY, blocked)
    assert PACK.version == "2026.1"
