"""Which county a row belongs to, from all that the sheet says."""

import pytest

from inspector.domain.roster.preview import JudgedRow, Verdict, Weight
from raw_sheets import CODES, HEADER, only, preview_of, reasons_of

NAME = "演练安康养老院"


def line(city: str | None, county: str | None, address: str = "演练路1号", index: int = 0) -> tuple:
    return (city, county, f"{NAME}{index}", CODES[index], address, 100)


def placed(row: JudgedRow) -> tuple[str | None, Verdict]:
    return (row.institution.county_code if row.institution else None, row.verdict)


@pytest.mark.parametrize(
    ("city", "county", "code"),
    [
        ("晋中市", "太谷区", "140703"),
        ("晋中", "太谷", "140703"),
        (None, "晋中市太谷区", "140703"),
        (None, "太谷区", "140703"),
        ("阳泉市", "城区", "140302"),
        ("晋城市", "城区", "140502"),
        (None, "山西省晋中市太谷区胡村镇", "140703"),
    ],
)
def test_a_county_that_is_plainly_written_is_taken(
    city: str | None, county: str, code: str
) -> None:
    assert placed(only(preview_of(HEADER, line(city, county)))) == (code, Verdict.TAKE)


@pytest.mark.parametrize(
    ("old", "code"),
    [
        ("太谷县", "140703"),
        ("大同县", "140215"),
        ("长治县", "140404"),
        ("屯留县", "140405"),
        ("潞城市", "140406"),
        ("怀仁县", "140681"),
    ],
)
def test_a_former_name_is_taken_and_told(old: str, code: str) -> None:
    row = only(preview_of(HEADER, line(None, old)))
    assert placed(row) == (code, Verdict.TAKE)
    assert f"“{old}”是旧县名" in reasons_of(row)


@pytest.mark.parametrize(
    ("city", "county", "part"),
    [
        (None, "城区", "可能是大同市平城区、阳泉市城区、长治市潞州区、晋城市城区，请写明市"),
        (None, "海淀区", "没有名为“海淀区”的县（市、区）"),
        ("太原市", "太谷区", "“太谷区”是晋中市太谷区，不在所填的市"),
        (None, None, "没有填写县（市、区），从地址和名称也看不出"),
    ],
)
def test_a_county_that_cannot_be_told_is_refused(
    city: str | None, county: str | None, part: str
) -> None:
    row = only(preview_of(HEADER, line(city, county)))
    assert placed(row) == (None, Verdict.REFUSE)
    assert part in reasons_of(row)
    assert "B 列" in reasons_of(row)


def test_an_unknown_city_is_doubted() -> None:
    row = only(preview_of(HEADER, line("石家庄市", "太谷区")))
    assert placed(row) == ("140703", Verdict.DOUBTFUL)
    assert "没有名为“石家庄市”的市" in reasons_of(row)


def test_an_ambiguous_county_is_told_apart_by_its_address() -> None:
    row = only(preview_of(HEADER, line(None, "城区", "山西省阳泉市城区演练路1号")))
    assert placed(row) == ("140302", Verdict.DOUBTFUL)
    assert "暂读作阳泉市城区，请核对" in reasons_of(row)


def test_an_ambiguous_county_is_told_apart_by_its_area_code() -> None:
    row = only(preview_of((*HEADER, "行政区划代码"), (*line(None, "城区"), "140502")))
    assert placed(row) == ("140502", Verdict.DOUBTFUL)


def test_a_city_above_does_not_settle_a_county_of_another_address() -> None:
    preview = preview_of(
        HEADER,
        line("大同市", "平城区"),
        line(None, "城区", "阳泉市城区演练路2号", 1),
        line(None, "城区", "演练路3号", 2),
    )
    assert placed(preview.rows[1]) == ("140302", Verdict.DOUBTFUL)
    assert placed(preview.rows[2]) == ("140213", Verdict.DOUBTFUL)


def test_a_city_above_that_the_address_confirms_is_noted() -> None:
    preview = preview_of(
        HEADER, line("阳泉市", "矿区"), line(None, "城区", "阳泉市城区演练路2号", 1)
    )
    assert placed(preview.rows[1]) == ("140302", Verdict.TAKE)
    assert preview.rows[1].reasons[0].weight is Weight.NOTE


def test_an_area_code_alone_tells_the_county() -> None:
    header = ("机构名称", "统一社会信用代码", "areaCode")
    assert placed(only(preview_of(header, (NAME, CODES[0], 140703)))) == ("140703", Verdict.TAKE)


def test_an_area_code_that_contradicts_is_doubted() -> None:
    row = only(preview_of((*HEADER, "区划代码"), (*line("晋中市", "太谷区"), "140105")))
    assert placed(row) == ("140703", Verdict.DOUBTFUL)
    assert "行政区划代码是太原市小店区的" in reasons_of(row)


def test_merged_city_and_county_cells_reach_down() -> None:
    preview = preview_of(
        HEADER,
        line("晋中市", "太谷区"),
        line(None, None, index=1),
        line(None, None, index=2),
        merged=[(2, 1, 1_048_576, 1), (2, 2, 3, 2)],
    )
    assert placed(preview.rows[1]) == ("140703", Verdict.TAKE)
    # The third row lies below the merged county, but below it all the same.
    assert placed(preview.rows[2]) == ("140703", Verdict.DOUBTFUL)
    assert "按第 3 行读作太谷区" in reasons_of(preview.rows[2])


def test_merged_cells_elsewhere_do_not_reach_down() -> None:
    preview = preview_of(
        HEADER,
        line("晋中市", "太谷区"),
        ("晋中市", "太谷区", None, None, None, 20),
        merged=[(2, 3, 3, 3), (1, 1, 1, 2), (9, 1, 10, 1)],
    )
    assert "没有机构名称" in reasons_of(preview.rows[1])


def test_a_blank_county_is_filled_from_above_and_the_address_confirms_it() -> None:
    preview = preview_of(HEADER, line("晋中市", "太谷县"), line(None, None, "太谷区演练路2号", 1))
    assert placed(preview.rows[1]) == ("140703", Verdict.TAKE)
    assert "按第 2 行读作太谷区" in reasons_of(preview.rows[1])


def test_a_blank_county_below_another_city_is_not_filled_from_the_city_before() -> None:
    preview = preview_of(HEADER, line("晋中市", "太谷区"), line("太原市", None, index=1))
    assert placed(preview.rows[1]) == (None, Verdict.REFUSE)


def test_a_blank_county_below_one_that_is_no_county_is_refused() -> None:
    preview = preview_of(HEADER, line(None, "海淀区"), line(None, None, index=1))
    assert "第 2 行的“海淀区”也读不出" in reasons_of(preview.rows[1])


def test_a_section_heading_names_the_county_of_the_rows_below() -> None:
    preview = preview_of(
        ("机构名称", "统一社会信用代码"),
        ("一、太谷区",),
        (NAME, CODES[0]),
        ("二、阳泉市",),
        (NAME, CODES[1]),
    )
    assert placed(preview.rows[0]) == ("140703", Verdict.TAKE)
    assert placed(preview.rows[1]) == (None, Verdict.REFUSE)


@pytest.mark.parametrize("title", ["晋中市太谷区养老机构花名册", "太谷县2017年养老机构名册"])
def test_the_title_names_the_county_where_no_column_does(title: str) -> None:
    row = only(preview_of([title], ("机构名称", "统一社会信用代码"), (NAME, CODES[0])))
    assert placed(row) == ("140703", Verdict.TAKE)


def test_the_sheets_name_gives_the_city_of_an_ambiguous_county() -> None:
    row = only(preview_of(HEADER, line(None, "城区"), name="阳泉市"))
    assert placed(row) == ("140302", Verdict.TAKE)


def test_a_county_of_another_city_than_the_sheets_name_is_read_all_the_same() -> None:
    row = only(preview_of(HEADER, line(None, "太谷区"), name="太原市"))
    assert placed(row) == ("140703", Verdict.TAKE)


def test_a_title_that_names_several_places_says_nothing() -> None:
    row = only(
        preview_of(["太原市、晋中市养老机构"], ("机构名称", "统一社会信用代码"), (NAME, CODES[0]))
    )
    assert placed(row) == (None, Verdict.REFUSE)


@pytest.mark.parametrize(
    ("name", "address"),
    [(NAME, "晋中市太谷区胡村镇演练路1号"), ("太谷区演练安康养老院", "演练路1号")],
)
def test_the_address_or_the_name_tells_the_county_with_a_doubt(name: str, address: str) -> None:
    row = only(preview_of(("机构名称", "统一社会信用代码", "地址"), (name, CODES[0], address)))
    assert placed(row) == ("140703", Verdict.DOUBTFUL)
    assert "读作晋中市太谷区" in reasons_of(row)


def test_a_city_above_serves_the_counties_below_it() -> None:
    preview = preview_of(HEADER, line("晋中市", "太谷区"), line(None, "祁县", index=1))
    assert placed(preview.rows[1]) == ("140727", Verdict.TAKE)


def test_an_address_in_another_city_than_was_written_tells_no_county() -> None:
    row = only(preview_of(HEADER, line("太原市", None, "晋中市太谷区演练路1号")))
    assert placed(row) == (None, Verdict.REFUSE)


def test_a_city_in_a_brand_does_not_hide_the_county() -> None:
    row = only(preview_of(("机构名称", "地址"), ("太谷区大同演练养老院", "演练路1号")))
    assert placed(row) == ("140703", Verdict.DOUBTFUL)
