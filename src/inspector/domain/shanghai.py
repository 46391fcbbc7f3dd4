"""Times are kept in UTC and shown in Asia/Shanghai."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")  # no summer time since 1991


def day_in_shanghai(moment: datetime) -> date:
    """Return the calendar day of an aware moment."""
    return moment.astimezone(SHANGHAI).date()


def date_in_words(day: date) -> str:
    """Return 2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def time_in_words(moment: datetime) -> str:
    """Return 2026年3月5日10时42分 in Shanghai."""
    local = moment.astimezone(SHANGHAI)
    return camera_time_in_words(local)


def camera_time_in_words(taken: datetime) -> str:
    """Return the same of a local time without zone, as cameras write it."""
    return f"{date_in_words(taken.date())}{taken.hour}时{taken.minute:02d}分"


def utc_text(moment: datetime) -> str:
    """Return 2026-03-05T02:42:00Z, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
