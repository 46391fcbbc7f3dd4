"""Months and years added to a date as the Civil Code counts periods."""

import calendar
from datetime import date


def add_months(start: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day where it has none.

    A result beyond year 9999 is given as the last date there is. Source: 民法典 202.
    """
    month_index = start.month - 1 + months
    year = start.year + month_index // 12
    month = month_index % 12 + 1
    if year > date.max.year:
        return date.max
    last_day = calendar.monthrange(year, month)[1]
    return date(year, month, min(start.day, last_day))


def add_years(start: date, years: int) -> date:
    """Return the same day so many years later (29 February becomes the 28th where need be)."""
    return add_months(start, 12 * years)


def month_day_is_valid(text: str) -> bool:
    """Whether a text is a day of a year written MM-DD."""
    try:
        return date.fromisoformat(f"2000-{text}").strftime("%m-%d") == text
    except ValueError:
        return False
