"""A list of staff with certificates, as institutions keep it."""

from datetime import date
from decimal import Decimal

import pytest

from inspector.domain.institution import Institution
from inspector.domain.roster.staff import NoStaffListError, StaffSheet, read_staff
from inspector.domain.roster.workbook import (
    CellFlaw,
    CellValue,
    MergedRange,
    RawCell,
    RawRow,
    RawSheet,
    RawWorkbook,
)
from inspector.domain.staff import StaffCertificate

HOME = Institution("h1", "云岭县幸福养老院", "149901", credit_code="91149901MA0000001X")
OTHER = Institution("h2", "云岭县松鹤敬老院", "149901")
TWIN = Institution("h3", "云岭县松鹤敬老院", "149901", address="别处")
TITLES = ("机构名称", "姓名", "岗位", "证书类型", "证书编号", "有效期至")
NURSE = (HOME.name, "丁某", "护理员", "健康证", "yl 2026-0001", "2027年3月31日")


def workbook(*rows: tuple[CellValue, ...], merged: tuple[MergedRange, ...] = ()) -> RawWorkbook:
    lines = tuple(
        RawRow(
            number,
            tuple(RawCell(column, value) for column, value in enumerate(row, 1) if value != ""),
        )
        for number, row in enumerate(rows, 1)
    )
    return RawWorkbook("人员.xlsx", (RawSheet("Sheet1", lines, merged),))


def listed(*rows: tuple[CellValue, ...], home: Institution | None = None) -> StaffSheet:
    return read_staff(workbook(*rows), (HOME, OTHER), home)


def test_a_row_becomes_a_certificate_of_its_institution() -> None:
    sheet = listed(("幸福养老院从业人员花名册",), TITLES, NURSE)
    nurse = StaffCertificate("丁某", "护理员", "健康证", "YL2026-0001", date(2027, 3, 31))
    assert sheet == StaffSheet({"h1": (nurse,)}, ())
    assert sheet.count == 1


def test_an_institution_is_found_by_its_code_and_by_another_spelling() -> None:
    by_code = ("91149901ma0000001x", *NURSE[1:])
    spelled = ("云岭县 松鹤敬老院", *NURSE[1:])
    assert set(listed(TITLES, by_code, spelled).lists) == {"h1", "h2"}


def test_a_row_said_twice_is_one_certificate() -> None:
    assert listed(TITLES, NURSE, NURSE).count == 1


def test_a_list_of_one_institution_need_not_name_it() -> None:
    sheet = listed(TITLES[1:], NURSE[1:], home=OTHER)
    assert list(sheet.lists) == ["h2"]
    titled = listed(TITLES, ("", *NURSE[1:]), NURSE, home=OTHER)
    assert list(titled.lists) == ["h2", "h1"]


def test_what_a_list_need_not_tell_stays_open() -> None:
    sheet = listed(("单位名称", "姓名", "证书号"), (HOME.name, "戊某", "A-17"))
    assert sheet.lists["h1"] == (StaffCertificate("戊某", "", "证书", "A-17"),)


def test_a_merged_name_holds_for_the_rows_below() -> None:
    merged = (
        MergedRange(2, 1, 999_999, 1),
        MergedRange(2, 2, 3, 2),
        MergedRange(40, 1, 41, 1),
    )
    book = workbook(TITLES, NURSE, ("", "己某", "", "", "B-18", ""), merged=merged)
    sheet = read_staff(book, (HOME, OTHER))
    assert [one.holder for one in sheet.lists["h1"]] == ["丁某", "己某"]


LEFT = {
    "unknown": (("无名养老院", *NURSE[1:]), "“无名养老院”不在名录中"),
    "twins": ((OTHER.name, *NURSE[1:]), "有 2 家，没有登记。请改填信用代码"),
    "no institution": (("", *NURSE[1:]), "没有写明机构"),
    "no number": ((*NURSE[:4], "无"), "没有证书编号"),
    "no number at all": (NURSE[:2], "没有证书编号"),
    "identity number": ((*NURSE[:4], "11010519491231002x"), "居民身份号码，本软件不保存"),
}


@pytest.mark.parametrize("case", LEFT)
def test_a_row_that_cannot_be_listed_is_told_with_its_place(case: str) -> None:
    row, words = LEFT[case]
    sheet = read_staff(workbook(TITLES, row), (HOME, OTHER, TWIN))
    (sentence,) = sheet.left
    assert words in sentence
    assert sentence.startswith("“Sheet1”第 2 行")
    assert sentence.endswith("。")
    assert sheet.lists == {}


def test_a_number_that_the_sheet_spoiled_is_left() -> None:
    cells = (RawCell(1, "丁某"), RawCell(2, Decimal("1.4E17"), CellFlaw.PRECISION_LOST))
    spoiled = RawSheet(
        "Sheet1",
        (RawRow(1, (RawCell(1, "姓名"), RawCell(2, "证书编号"))), RawRow(2, cells)),
    )
    sheet = read_staff(RawWorkbook("人员.xlsx", (spoiled,)), (), HOME)
    assert sheet.count == 0
    assert "后几位已经丢失" in sheet.left[0]


def test_a_day_that_cannot_be_read_is_told_and_the_certificate_taken() -> None:
    sheet = listed(TITLES, (*NURSE[:5], "长期"))
    assert sheet.lists["h1"][0].valid_until is None
    assert "“长期”不是认得的日期" in sheet.left[0]
    error = RawCell(3, "#REF!", CellFlaw.ERROR)
    rows = (
        RawRow(1, (RawCell(1, "姓名"), RawCell(2, "证书编号"), RawCell(3, "有效期"))),
        RawRow(2, (RawCell(1, "丁某"), RawCell(2, "A-1"), error)),
        RawRow(3, (RawCell(1, "戊某"), RawCell(2, "A-2"))),
    )
    book = RawWorkbook("人员.xlsx", (RawSheet("Sheet1", rows),))
    assert read_staff(book, (), HOME).left == (
        "“Sheet1”第 2 行的有效期公式出错；证书已登记，没有有效期。",
    )


def test_rows_that_name_nobody_are_passed_over() -> None:
    assert listed(TITLES, NURSE, ("填表人：庚某",)).left == ()


def test_a_file_without_such_columns_is_refused() -> None:
    with pytest.raises(NoStaffListError, match="没有找到同时写有“姓名”和“证书编号”"):
        listed(("机构名称", "床位数"), (HOME.name, 60))


def test_a_list_that_nothing_ties_to_an_institution_is_refused() -> None:
    with pytest.raises(NoStaffListError, match="不知道是哪家机构"):
        listed(TITLES[1:], NURSE[1:])


def test_a_certificate_knows_when_it_ends() -> None:
    held = StaffCertificate("丁某", "", "健康证", "A-17", date(2026, 3, 31))
    days = [date(2026, 1, 30), date(2026, 1, 31), date(2026, 3, 31), date(2026, 4, 1)]
    assert [held.expires_soon_after(day) for day in days] == [False, True, True, False]
    assert [held.expired_on(day) for day in days] == [False, False, False, True]
    endless = StaffCertificate("丁某", "", "健康证", "A-17")
    assert not endless.expired_on(days[3])
    assert not endless.expires_soon_after(days[0])
