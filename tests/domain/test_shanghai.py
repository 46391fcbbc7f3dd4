from datetime import UTC, date, datetime

from inspector.domain.shanghai import date_in_words, day_in_shanghai, time_in_words, utc_text

EVENING = datetime(2026, 3, 4, 17, 5, 9, tzinfo=UTC)


def test_the_day_is_the_one_in_shanghai() -> None:
    assert day_in_shanghai(EVENING) == date(2026, 3, 5)


def test_dates_and_times_are_written_as_officials_write_them() -> None:
    assert date_in_words(date(2026, 3, 5)) == "2026年3月5日"
    assert time_in_words(EVENING) == "2026年3月5日1时05分"


def test_utc_text_is_to_the_second() -> None:
    assert utc_text(EVENING) == "2026-03-04T17:05:09Z"
