"""Months and years added to dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.date_arithmetic import add_months, add_years, month_day_is_valid


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 5), 1, date(2026, 1, 5)),
        (date(2026, 3, 31), 6, date(2026, 9, 30)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_a_period_ends_on_the_same_day_or_the_last_of_the_month(
    start: date, months: int, end: date
) -> None:
    assert add_months(start, months) == end


def test_a_leap_day_ends_on_the_28th() -> None:
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(0, 600))
def test_more_months_never_end_earlier(start: date, months: int) -> None:
    assert add_months(start, months) <= add_months(start, months + 1)


@pytest.mark.parametrize(
    ("text", "valid"),
    [("05-31", True), ("02-29", True), ("5-31", False), ("13-01", False), ("12", False)],
)
def test_a_day_of_the_year_is_written_with_two_digits_each(text: str, valid: bool) -> None:
    assert month_day_is_valid(text) is valid
