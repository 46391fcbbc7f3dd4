"""Dates as they stand on paper."""

from datetime import date


def date_in_words(day: date) -> str:
    """Write a date as on paper, for example 2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
