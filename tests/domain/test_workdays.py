"""Working days by the calendar of the pack."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.workdays import NO_CALENDAR, HolidaysNotPublishedError
from shipped_pack import PACK

CALENDAR = PACK.calendar


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2024, 2, 6), 10, date(2024, 2, 26)),
        (date(2024, 2, 6), 3, date(2024, 2, 9)),
        (date(2025, 1, 24), 10, date(2025, 2, 13)),
        (date(2025, 9, 29), 3, date(2025, 10, 10)),
        (date(2026, 2, 12), 10, date(2026, 3, 4)),
        (date(2026, 2, 13), 3, date(2026, 2, 25)),
        (date(2026, 4, 29), 10, date(2026, 5, 15)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 9, 30), 0, date(2026, 9, 30)),
    ],
)
def test_a_period_skips_holidays_and_counts_make_up_days(start: date, days: int, end: date) -> None:
    assert CALENDAR.after(start, days) == end
    assert CALENDAR.between(start, end) == days


@pytest.mark.parametrize(("year", "days"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_its_published_number_of_working_days(year: int, days: int) -> None:
    whole = CALENDAR.between(date(year, 1, 1), date(year, 12, 31))
    assert whole + CALENDAR.is_working(date(year, 1, 1)) == days


def test_a_notice_is_given_so_many_working_days_ahead() -> None:
    assert CALENDAR.before(date(2026, 10, 10), 3) == date(2026, 9, 30)


def test_an_end_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert CALENDAR.rolled_over(date(2026, 10, 1)) == date(2026, 10, 8)
    assert CALENDAR.rolled_over(date(2026, 10, 10)) == date(2026, 10, 10)


def test_a_year_without_published_holidays_says_so_and_asks() -> None:
    with pytest.raises(HolidaysNotPublishedError, match="该年度放假安排未发布") as caught:
        CALENDAR.after(date(2026, 12, 25), 10)
    assert caught.value.year == 2027
    with pytest.raises(HolidaysNotPublishedError):
        NO_CALENDAR.is_working(date(2026, 1, 5))


@given(st.dates(date(2024, 2, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_a_period_ends_on_a_working_day_and_counts_back(start: date, days: int) -> None:
    end = CALENDAR.after(start, days)
    assert CALENDAR.is_working(end)
    assert CALENDAR.between(start, end) == days
    assert CALENDAR.after(CALENDAR.before(end, days), days) == end
