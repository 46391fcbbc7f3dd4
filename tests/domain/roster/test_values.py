"""How numbers, dates and texts of cells are read."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.roster.dates import read_date
from inspector.domain.roster.numbers import read_area, read_count
from inspector.domain.roster.preview import Weight
from inspector.domain.roster.texts import compact, says_nothing, shown, tidy
from inspector.domain.roster.workbook import CellValue


@pytest.mark.parametrize(
    ("value", "number", "weight"),
    [
        (120, 120, None),
        (Decimal("120.0"), 120, None),
        ("120", 120, None),
        (" 1,200 ", 1200, None),
        ("120.0", 120, None),
        (0, 0, None),
        ("", None, None),
        ("无", None, None),
        ("/", None, None),
        ("１２０", 120, Weight.NOTE),
        ("120张", 120, Weight.NOTE),
        ("120 人", 120, Weight.NOTE),
        ("约120张", 120, Weight.DOUBT),
        ("120左右", 120, Weight.DOUBT),
        ("120余张", 120, Weight.DOUBT),
        ("120+30", 150, Weight.DOUBT),
        ("120＋30张", 150, Weight.DOUBT),
        ("100-120", None, Weight.DOUBT),
        ("一百二十", None, Weight.DOUBT),
        (Decimal("12.5"), None, Weight.DOUBT),
        ("12.5", None, Weight.DOUBT),
        (-5, None, Weight.DOUBT),
        ("-5", None, Weight.DOUBT),
        (100_001, None, Weight.DOUBT),
        (True, None, Weight.DOUBT),
        (date(2015, 3, 1), None, Weight.DOUBT),
    ],
)
def test_a_count_is_read_or_doubted(
    value: CellValue, number: int | None, weight: Weight | None
) -> None:
    reading = read_count(value)
    assert (reading.value, reading.weight) == (number, weight)
    assert bool(reading.remark) == (weight is not None)


@pytest.mark.parametrize(
    ("value", "area", "weight"),
    [
        (Decimal("1234.5"), Decimal("1234.5"), None),
        ("1234.50㎡", Decimal("1234.5"), Weight.NOTE),
        ("1000m²", Decimal(1000), Weight.NOTE),
        ("约1000平方米", Decimal(1000), Weight.DOUBT),
        ("800+200m2", Decimal(1000), Weight.DOUBT),
        ("", None, None),
        (0, None, Weight.DOUBT),
        (10_000_001, None, Weight.DOUBT),
        ("5亩", None, Weight.DOUBT),
    ],
)
def test_an_area_is_read_or_doubted(
    value: CellValue, area: Decimal | None, weight: Weight | None
) -> None:
    reading = read_area(value)
    assert (reading.value, reading.weight) == (area, weight)


@given(st.text())
def test_no_text_breaks_the_reading_of_numbers_and_dates(text: str) -> None:
    for reading in (read_count(text), read_area(text), read_date(text)):
        assert (reading.weight is None) == (not reading.remark)


@given(st.integers(0, 100_000))
def test_a_count_is_read_alike_in_every_width(number: int) -> None:
    wide = str(number).translate({ord("0") + i: ord("０") + i for i in range(10)})
    assert read_count(number).value == read_count(str(number)).value == read_count(wide).value


DAY = date(2015, 3, 1)


@pytest.mark.parametrize(
    ("value", "weight"),
    [
        ("2015.3.1", None),
        ("2015年3月1日", None),
        ("2015-03-01", None),
        ("2015/3/1", None),
        ("２０１５．３．１", None),
        ("2015年 3月 1日", None),
        ("2015-03-01 00:00:00", None),
        ("20150301", None),
        (20150301, None),
        (DAY, None),
        (42064, Weight.NOTE),
        (Decimal("42064.0"), Weight.NOTE),
        ("42064", Weight.NOTE),
    ],
)
def test_five_forms_and_serials_give_the_same_day(value: CellValue, weight: Weight | None) -> None:
    reading = read_date(value)
    assert (reading.value, reading.weight) == (DAY, weight)


def test_a_serial_of_the_1904_system_counts_from_1904() -> None:
    assert read_date(42064 - 1462, starts_1904=True).value == DAY


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("2015年3月", "没有写到日"),
        ("2015.3", "没有写到日"),
        (Decimal("2015.3"), "没有写到日"),
        (2015, "没有写到日"),
        ("2015-02-30", "不存在"),
        ("20151301", "不存在"),
        ("1015-02-03", "合理范围"),
        (date(1815, 1, 1), "合理范围"),
        ("上世纪", "不是认得的日期"),
        (9999, "没有写到日"),
        (99999, "不是认得的日期"),
        (True, "不是日期"),
    ],
)
def test_what_tells_no_day_is_doubted_and_not_guessed(value: CellValue, part: str) -> None:
    reading = read_date(value)
    assert (reading.value, reading.weight) == (None, Weight.DOUBT)
    assert part in reading.remark


@pytest.mark.parametrize("value", ["", "无", "/", "　"])
def test_an_empty_date_is_no_doubt(value: str) -> None:
    assert read_date(value).weight is None


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_every_form_of_every_day_is_read_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    forms = [f"{day.year}.{day.month}.{day.day}", day.isoformat(), f"{day:%Y%m%d}", shown(day)]
    assert {read_date(form).value for form in [*forms, day, serial]} == {day}


def test_values_are_shown_as_in_the_sheet() -> None:
    assert shown(True) == "TRUE"
    assert shown(False) == "FALSE"
    assert shown(Decimal("1200.50")) == "1200.5"
    assert shown(Decimal(1200)) == "1200"
    assert shown(12) == "12"


@pytest.mark.parametrize(
    ("text", "even"),
    [
        (" 云岭县　养老院 ", "云岭县养老院"),
        ("松泉路１２号（东）", "松泉路12号（东）"),
        ("No  1 Home", "No 1 Home"),
        ("甲 B", "甲B"),
    ],
)
def test_texts_are_made_even(text: str, even: str) -> None:
    assert tidy(text) == even


@given(st.text())
def test_an_even_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert compact(compact(text)) == compact(text)
    assert says_nothing(text) == says_nothing(f" {text} ")
