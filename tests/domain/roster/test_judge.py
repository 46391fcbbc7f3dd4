"""What becomes of the rows of a sheet, mess by mess."""

import pytest

from inspector.domain.institution import Aid, FilingState, LegalForm
from inspector.domain.roster.judge import NoRegisterError, judge
from inspector.domain.roster.preview import JudgedRow, RosterPreview, RowKind, Verdict, Weight
from inspector.domain.roster.workbook import CellFlaw, CellValue, RawCell, column_letters
from raw_sheets import (
    CODES,
    DIVISIONS,
    HEADER,
    Line,
    book_of,
    only,
    preview_of,
    reasons_of,
    sheet_of,
)

GOOD = ("演练市", "云岭县", "云岭县康乐养老院", CODES[0], "云岭县松泉镇演练路1号", 100)
OTHER = ("演练市", "云岭县", "云岭县福寿养老院", CODES[1], "云岭县松泉镇演练路2号", 80)


def kinds(preview: RosterPreview) -> list[tuple[int, RowKind]]:
    return [(row.row, row.kind) for row in preview.ignored]


def with_field(title: str, value: CellValue | None) -> JudgedRow:
    """Return the only row of a sheet that has one column more."""
    return only(preview_of((*HEADER, title), (*GOOD, value)))


def test_a_plain_row_is_taken_without_a_word() -> None:
    row = only(preview_of(HEADER, GOOD))
    assert (row.verdict, row.reasons, row.sheet, row.row) == (Verdict.TAKE, (), "养老机构", 2)
    assert row.name == GOOD[2]
    assert row.institution
    assert row.institution.id == CODES[0]
    assert row.institution.county_code == "149901"
    assert row.institution.beds_total == 100
    assert row.institution.legal_form is LegalForm.PRIVATE_NON_ENTERPRISE


def test_a_file_without_a_register_is_refused_as_a_whole() -> None:
    with pytest.raises(NoRegisterError, match=r"“名册\.xlsx”里没有找到养老机构名册的表头"):
        judge(book_of(sheet_of(["姓名", "年龄"], ["甲", 80])), DIVISIONS, [])


def test_the_rows_of_a_sheet_without_a_header_are_told() -> None:
    book = book_of(sheet_of(HEADER, GOOD), sheet_of(["说明"], ["请填写"], name="说明"))
    preview = judge(book, DIVISIONS, [])
    assert kinds(preview)[1:] == [(1, RowKind.NO_HEADER), (2, RowKind.NO_HEADER)]
    assert preview.ignored[-1].why == ("“说明”第 2 行不是机构数据（所在的表没有认出表头）：请填写")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (HEADER, RowKind.REPEATED_HEADER),
        ((None, None, None, None, None, "张"), RowKind.UNITS),
        ((None, None, None, None, None, "（张）"), RowKind.UNITS),
        (("单位：张",), RowKind.UNITS),
        ((1, 2, 3, 4, 5, 6), RowKind.COLUMN_NUMBERS),
        (("甲", "乙", 1, 2, 3, 4), RowKind.COLUMN_NUMBERS),
        ((None, "小计", None, None, None, 100), RowKind.SUBTOTAL),
        ((None, None, "合计：12家", None, None, 100), RowKind.SUBTOTAL),
        (("演练市合计", None, None, None, None, 100), RowKind.SUBTOTAL),
        (("填表人：张某某", None, None, "审核人：李某某"), RowKind.FOOTER),
        (("备注：本表由县级填报。",), RowKind.FOOTER),
        (("注1：床位以备案为准",), RowKind.FOOTER),
        (("演练市", "云岭县"), RowKind.PREPARED),
        (("一、演练市",), RowKind.SECTION),
        (("云岭县",), RowKind.SECTION),
    ],
)
def test_rows_that_are_no_data_are_told_with_what_they_are(line: Line, kind: RowKind) -> None:
    preview = preview_of(HEADER, GOOD, line)
    assert kinds(preview) == [(1, RowKind.HEADER), (3, kind)]
    assert len(preview.rows) == 1


def test_titles_and_units_above_the_header_are_told() -> None:
    preview = preview_of(["名册"], ["填报单位：民政局", "单位：张"], HEADER, GOOD)
    assert kinds(preview) == [(1, RowKind.TITLE), (2, RowKind.UNITS), (3, RowKind.HEADER)]


@pytest.mark.parametrize(
    "line",
    [
        ("说不清的一行",),
        (5,),
        (None, None, None, CODES[1], "小计"),
        (None, None, None, None, "地址", 100),
        (3, 4, 5, 6, 7, 8),
    ],
)
def test_a_row_that_is_nothing_known_is_refused_not_dropped(line: Line) -> None:
    preview = preview_of(HEADER, GOOD, line)
    assert preview.rows[1].verdict is Verdict.REFUSE
    assert preview.rows[1].institution is None
    assert preview.rows[1].change is None


@pytest.mark.parametrize(
    ("name", "part"),
    [
        (None, "没有机构名称"),
        ("/", "没有机构名称"),
        ("12345", "不是机构名称"),
        ("长" * 101, "超过 100 个字"),
    ],
)
def test_a_row_without_a_proper_name_is_refused(name: str | None, part: str) -> None:
    row = only(preview_of(HEADER, (*GOOD[:2], name, *GOOD[3:])))
    assert row.verdict is Verdict.REFUSE
    assert part in reasons_of(row)


def test_a_refused_row_tells_everything_that_is_wrong() -> None:
    row = only(preview_of((*HEADER, "成立日期"), (None, "无此县", *GOOD[2:5], "约9张", "去年")))
    assert row.verdict is Verdict.REFUSE
    assert "没有名为“无此县”的县" in reasons_of(row)
    assert "约9张" in reasons_of(row)
    assert "去年" in reasons_of(row)


def test_a_reason_names_sheet_row_and_column() -> None:
    row = only(preview_of(["名册"], HEADER, (*GOOD[:5], "约100张")))
    assert row.verdict is Verdict.DOUBTFUL
    (reason,) = row.reasons
    assert (reason.sheet, reason.row, reason.column) == ("养老机构", 3, 6)
    assert reason.sentence == (
        "“养老机构”第 3 行F 列：床位总数“约100张”不是确定的数，暂读作 100，请核对"
    )


@pytest.mark.parametrize(
    ("code", "verdict", "taken", "part"),
    [
        (CODES[0].lower(), Verdict.TAKE, CODES[0], "已改正为"),
        (f"{CODES[0][:8]} {CODES[0][8:]}", Verdict.TAKE, CODES[0], "已改正为"),
        (None, Verdict.DOUBTFUL, None, "没有统一社会信用代码"),
        ("无", Verdict.DOUBTFUL, None, "没有统一社会信用代码"),
        (CODES[0].replace("0", "O"), Verdict.DOUBTFUL, CODES[0], "暂读作"),
        ("149901000012345", Verdict.DOUBTFUL, None, "15 位的旧执照号码"),
        (149901000012345, Verdict.DOUBTFUL, None, "15 位的旧执照号码"),
        (CODES[0][:-1], Verdict.DOUBTFUL, None, "不是 18 位"),
        (CODES[0][:-1] + "0", Verdict.DOUBTFUL, None, "校验码不对"),
        ("1.40105E+17", Verdict.REFUSE, None, "后几位已经丢失"),
        (
            RawCell(0, 140105195000000000, CellFlaw.PRECISION_LOST),
            Verdict.REFUSE,
            None,
            "后几位已经丢失",
        ),
    ],
)
def test_credit_codes_are_read_doubted_or_refused(
    code: CellValue | RawCell | None, verdict: Verdict, taken: str | None, part: str
) -> None:
    row = only(preview_of(HEADER, (*GOOD[:3], code, *GOOD[4:])))
    assert row.verdict is verdict
    assert part in reasons_of(row)
    assert "D 列" in reasons_of(row)
    if verdict is not Verdict.REFUSE:
        assert row.institution
        assert row.institution.credit_code == taken


@pytest.mark.parametrize("flaw", [CellFlaw.FORMULA_WITHOUT_VALUE, CellFlaw.ERROR])
def test_a_cell_that_cannot_be_trusted_is_doubted_and_left_out(flaw: CellFlaw) -> None:
    row = only(preview_of(HEADER, (*GOOD[:5], RawCell(0, "=F1", flaw))))
    assert row.verdict is Verdict.DOUBTFUL
    assert f"床位总数{flaw.value}" in reasons_of(row)
    assert row.institution
    assert row.institution.beds_total is None


def test_stray_spaces_and_full_width_are_put_right() -> None:
    row = only(
        preview_of(HEADER, (*GOOD[:2], " 云岭县 康乐养老院　", GOOD[3], "演练路１号 ", "９0"))
    )
    assert row.verdict is Verdict.TAKE
    assert row.institution
    assert (row.institution.name, row.institution.address) == ("云岭县康乐养老院", "演练路1号")
    assert row.institution.beds_total == 90


def test_hidden_rows_and_sheets_are_doubted() -> None:
    assert "该行在表中被隐藏" in reasons_of(only(preview_of(HEADER, GOOD, hidden_rows=[2])))
    row = only(preview_of(HEADER, GOOD, hidden=True))
    assert row.verdict is Verdict.DOUBTFUL
    assert "工作表被隐藏" in reasons_of(row)


@pytest.mark.parametrize(
    ("text", "phone", "is_noted"),
    [
        ("0000-1234567/0000-7654321", "0000-1234567、0000-7654321", False),
        ("0000-1234567；0000-7654321", "0000-1234567、0000-7654321", False),
        (10000000000, "10000000000", False),
        ("问门卫", "问门卫", True),
        (None, "", False),
    ],
)
def test_several_phones_are_kept_in_one_form(
    text: CellValue | None, phone: str, *, is_noted: bool
) -> None:
    row = with_field("联系电话", text)
    assert row.verdict is Verdict.TAKE
    assert row.institution
    assert row.institution.phone == phone
    assert bool(row.reasons) == is_noted


def test_a_township_is_named_in_full_and_an_unknown_one_kept() -> None:
    row = with_field("乡镇", "松泉")
    assert row.institution
    assert (row.institution.township, row.reasons) == ("松泉镇", ())
    row = with_field("乡镇", "没有镇")
    assert row.institution
    assert row.institution.township == "没有镇"
    assert row.reasons[0].weight is Weight.NOTE


def test_a_legal_form_that_the_code_contradicts_is_doubted() -> None:
    row = with_field("法人类型", "企业")
    assert row.institution
    assert row.institution.legal_form is LegalForm.ENTERPRISE
    assert "却是民办非企业单位的" in reasons_of(row)


def test_values_that_cannot_all_be_right_are_doubted() -> None:
    header = (*HEADER, "护理型床位", "在住人数", "成立日期", "备案日期", "是否备案")
    row = only(preview_of(header, (*GOOD, 120, 130, "2020-01-01", "2019-01-01", "否")))
    text = reasons_of(row)
    assert "护理型床位 120 张，多于床位总数 100 张" in text
    assert "在住老年人 130 人，多于床位总数 100 张" in text
    assert "备案日期早于成立日期" in text
    assert "写的是未备案，却有备案日期" in text


def test_a_filing_date_alone_says_that_it_is_filed() -> None:
    row = with_field("备案日期", "2021.3.1")
    assert row.institution
    assert row.institution.filing is FilingState.FILED


def test_services_are_read_from_a_list_and_from_columns() -> None:
    row = only(preview_of((*HEADER, "六助", "助餐", "助急"), (*GOOD, "助餐、助洁", "否", "是")))
    assert row.institution
    assert row.institution.aids == {Aid.CLEANING, Aid.EMERGENCY}


def test_serial_dates_follow_the_epoch_of_the_workbook() -> None:
    sheet = sheet_of((*HEADER, "成立日期"), (*GOOD, 40602))
    row = only(judge(book_of(sheet, starts_1904=True), DIVISIONS, []))
    assert row.institution
    assert str(row.institution.established_on) == "2015-03-01"


def test_unrecognised_columns_are_told() -> None:
    preview = preview_of((*HEADER, "星座", "备注"), (*GOOD, "甲", "乙"))
    assert [column.title for column in preview.unrecognised_columns] == ["星座"]


def test_an_export_that_titles_its_columns_twice_is_read() -> None:
    preview = preview_of(
        ("taxId", "enterInstName", "instDistrict", "totalBeds"),
        ("信用代码", "单位名称", "县", "床位总数量"),
        (CODES[0], "云岭县康乐养老院", "云岭县", 100),
    )
    assert kinds(preview) == [(1, RowKind.HEADER), (2, RowKind.REPEATED_HEADER)]
    assert only(preview).verdict is Verdict.TAKE


def test_hidden_columns_are_read_and_told() -> None:
    preview = preview_of(HEADER, GOOD, hidden_columns=[6])
    assert [column.title for column in preview.hidden_columns] == ["床位总数"]
    assert only(preview).institution


def test_rows_are_given_by_verdict() -> None:
    preview = preview_of(HEADER, GOOD, (*OTHER[:5], "约80张"))
    assert [row.row for row in preview.with_verdict(Verdict.DOUBTFUL)] == [3]


def test_columns_have_the_letters_of_spreadsheets() -> None:
    assert [column_letters(column) for column in (1, 26, 27, 702, 703)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]
