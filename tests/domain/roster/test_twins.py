"""Rows against the register and against each other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from inspector.domain.institution import Aid, FireApproval, Institution
from inspector.domain.roster.comparison import alike, change_between
from inspector.domain.roster.judge import judge
from inspector.domain.roster.preview import ChangeKind, FieldChange, RosterPreview, Verdict
from raw_sheets import CODES, DIVISIONS, HEADER, book_of, only, preview_of, reasons_of, sheet_of

GOOD = ("演练市", "云岭县", "云岭县康乐养老院", CODES[0], "云岭县松泉镇演练路1号", 100)


def known_from(preview: RosterPreview) -> list[Institution]:
    return [row.institution for row in preview.rows if row.institution]


KNOWN = known_from(preview_of(HEADER, GOOD))[0]


def changed(index: int, value: object) -> tuple:
    return (*GOOD[:index], value, *GOOD[index + 1 :])


def test_what_is_not_known_is_new() -> None:
    row = only(preview_of(HEADER, GOOD))
    assert row.change
    assert row.change.kind is ChangeKind.NEW


def test_what_is_known_is_unchanged() -> None:
    row = only(preview_of(HEADER, GOOD, known=[KNOWN]))
    assert row.change
    assert row.change.kind is ChangeKind.UNCHANGED
    assert row.institution == KNOWN


def test_a_change_is_told_field_by_field() -> None:
    row = only(preview_of(HEADER, changed(5, 120), known=[KNOWN]))
    assert row.change
    assert row.change.kind is ChangeKind.CHANGED
    assert row.change.fields == (FieldChange("床位总数", "100", "120"),)


def test_every_kind_of_value_has_words_in_a_change() -> None:
    after = replace(
        KNOWN,
        county_code="140703",
        established_on=date(2015, 3, 1),
        area_m2=Decimal("1000.50"),
        aids=frozenset({Aid.CLEANING, Aid.MEALS}),
        fire_approval=FireApproval.NONE,
    )
    assert change_between(KNOWN, after, DIVISIONS).fields == (
        FieldChange("县（市、区）", "演练市云岭县", "晋中市太谷区"),
        FieldChange("成立日期", "", "2015年3月1日"),
        FieldChange("建筑面积", "", "1000.5"),
        FieldChange("消防审验", "未填", "未通过"),
        FieldChange("六助服务", "", "助餐、助洁"),
    )
    unknown = replace(KNOWN, county_code="990000")
    assert change_between(KNOWN, unknown, DIVISIONS).fields[0].after == "990000"


def test_what_a_sheet_does_not_tell_is_kept() -> None:
    known = replace(KNOWN, residents=60, phone="0000-1234567", aids=frozenset({Aid.MEALS}))
    row = only(preview_of((*HEADER, "助洁", "助餐"), (*GOOD, "是", None), known=[known]))
    assert row.institution == replace(known, aids=frozenset({Aid.MEALS, Aid.CLEANING}))


def test_a_denied_service_is_taken_away() -> None:
    known = replace(KNOWN, aids=frozenset({Aid.MEALS}))
    row = only(preview_of((*HEADER, "助餐"), (*GOOD, "否"), known=[known]))
    assert row.institution
    assert row.institution.aids == frozenset()


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("康乐养老院", "松泉镇演练路1号"),
        ("山西省演练市云岭县康乐养老院", "演练市云岭县松泉镇演练路１号"),
        ("云岭县 康乐养老院", "云岭县松泉镇演练路 1 号"),
    ],
)
def test_without_a_code_other_spellings_mean_the_same_home(name: str, address: str) -> None:
    row = only(preview_of(HEADER, (*GOOD[:2], name, None, address, 100), known=[KNOWN]))
    assert row.institution
    assert row.institution.id == KNOWN.id
    assert row.institution.credit_code == CODES[0]


def test_a_former_county_name_in_front_is_no_other_name() -> None:
    first = replace(KNOWN, county_code="140703", name="太谷县演练福寿养老院", address="太谷县1号")
    second = replace(first, name="晋中市太谷区演练福寿养老院", address="晋中太谷区1号")
    assert alike(first, DIVISIONS) == alike(second, DIVISIONS)


def test_a_name_that_is_only_its_county_stays() -> None:
    bare = replace(KNOWN, name="云岭县", county_code="149901")
    assert alike(bare, DIVISIONS).name == "云岭县"
    nowhere = replace(KNOWN, county_code="990000")
    assert alike(nowhere, DIVISIONS).name == "云岭县康乐养老院"


def test_a_home_keeps_its_id_when_its_code_becomes_known() -> None:
    without = known_from(preview_of(HEADER, changed(3, None)))
    row = only(preview_of(HEADER, GOOD, known=without))
    assert row.institution
    assert row.institution.id == without[0].id
    assert row.institution.credit_code == CODES[0]
    again = only(preview_of(HEADER, GOOD, known=[row.institution]))
    assert again.change
    assert again.change.kind is ChangeKind.UNCHANGED


def test_another_code_at_the_same_name_and_address_is_doubted() -> None:
    row = only(preview_of(HEADER, changed(3, CODES[1]), known=[KNOWN]))
    assert row.verdict is Verdict.DOUBTFUL
    assert "另一个统一社会信用代码" in reasons_of(row)
    assert row.change
    assert row.change.kind is ChangeKind.NEW


def test_a_namesake_without_an_address_is_doubted_and_taken_for_the_same() -> None:
    row = only(preview_of(HEADER, (*GOOD[:3], None, None, 100), known=[KNOWN]))
    assert row.verdict is Verdict.DOUBTFUL
    assert row.institution == KNOWN
    assert "其中一处没有地址" in reasons_of(row)


def test_a_namesake_elsewhere_is_doubted_and_new() -> None:
    line = (*GOOD[:3], None, "望川街道演练路9号", 100)
    row = only(preview_of(HEADER, line, known=[KNOWN]))
    assert row.verdict is Verdict.DOUBTFUL
    assert "账册中有同名机构，地址不同" in reasons_of(row)
    assert row.change
    assert row.change.kind is ChangeKind.NEW


def test_a_namesake_elsewhere_with_its_own_code_is_another_home() -> None:
    line = (*GOOD[:3], CODES[1], "望川街道演练路9号", 100)
    row = only(preview_of(HEADER, line, known=[KNOWN]))
    assert row.verdict is Verdict.TAKE


def test_the_same_code_twice_is_taken_once() -> None:
    preview = preview_of(HEADER, GOOD, changed(2, "康乐养老院"))
    assert [row.verdict for row in preview.rows] == [Verdict.TAKE, Verdict.REFUSE]
    assert "与第 2 行统一社会信用代码相同，内容没有不同，只导入那一行" in reasons_of(
        preview.rows[1]
    )


def test_the_same_code_with_other_content_makes_both_rows_ask() -> None:
    preview = preview_of(HEADER, GOOD, changed(5, 120))
    assert [row.verdict for row in preview.rows] == [Verdict.DOUBTFUL, Verdict.REFUSE]
    assert "与第 3 行统一社会信用代码相同，内容却不同，请核对" in reasons_of(preview.rows[0])
    assert "与第 2 行统一社会信用代码相同，内容却不同，请在表中只留一行" in reasons_of(
        preview.rows[1]
    )


def test_the_same_name_and_address_is_taken_once() -> None:
    preview = preview_of(HEADER, GOOD, (*GOOD[:2], "康乐养老院", None, "松泉镇演练路1号", 100))
    assert [row.verdict for row in preview.rows] == [Verdict.TAKE, Verdict.REFUSE]
    assert "与第 2 行名称、地址相同" in reasons_of(preview.rows[1])


def test_a_third_twin_is_refused_as_well() -> None:
    preview = preview_of(HEADER, GOOD, GOOD, GOOD)
    assert [row.verdict for row in preview.rows] == [
        Verdict.TAKE,
        Verdict.REFUSE,
        Verdict.REFUSE,
    ]


def test_two_codes_at_one_name_and_address_are_doubted() -> None:
    preview = preview_of(HEADER, GOOD, changed(3, CODES[1]))
    assert [row.verdict for row in preview.rows] == [Verdict.TAKE, Verdict.DOUBTFUL]
    assert "同名同址，统一社会信用代码却不同" in reasons_of(preview.rows[1])


def test_namesakes_without_codes_are_doubted() -> None:
    preview = preview_of(HEADER, GOOD, (*GOOD[:3], None, "望川街道演练路9号", 100))
    assert "与第 2 行名称相同，可能是同一家" in reasons_of(preview.rows[1])


def test_namesakes_with_codes_and_addresses_of_their_own_are_taken() -> None:
    preview = preview_of(HEADER, GOOD, (*GOOD[:3], CODES[1], "望川街道演练路9号", 100))
    assert [row.verdict for row in preview.rows] == [Verdict.TAKE, Verdict.TAKE]


def test_a_refused_row_is_no_twin() -> None:
    preview = preview_of(HEADER, changed(1, "无此县"), GOOD)
    assert [row.verdict for row in preview.rows] == [Verdict.REFUSE, Verdict.TAKE]


def test_a_twin_on_another_sheet_is_named_with_its_sheet() -> None:
    book = book_of(sheet_of(HEADER, GOOD, name="甲"), sheet_of(HEADER, GOOD, name="乙"))
    rows = judge(book, DIVISIONS, []).rows
    assert "与“甲”第 2 行统一社会信用代码相同" in reasons_of(rows[1])


def test_two_rows_never_store_the_same_home_even_by_way_of_the_register() -> None:
    by_name = (*GOOD[:3], None, GOOD[4], 100)
    renamed = changed(2, "云岭县金秋养老院")
    preview = preview_of(HEADER, by_name, renamed, known=[KNOWN])
    assert preview.rows[1].verdict is Verdict.REFUSE
    assert "名称、地址相同" in reasons_of(preview.rows[1])
