"""Working days by a calendar that is data, and deadlines that roll over holidays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from inspector.errors import UserError

SATURDAY: Final = 5


class DayKind(StrEnum):
    """How a day departs from its weekday."""

    HOLIDAY = "放假"
    MAKE_UP = "调休上班"


class HolidaysNotPublishedError(UserError):
    """The period reaches a year whose holidays the calendar does not hold."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year} 年的工作日无法推算：该年度放假安排未发布，或者没有收入政策包。"
            "请导入载有该年度放假安排的政策包，或者按国务院办公厅通知人工确定日期。"
        )
        self.year = year


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Holidays and make-up working days.

    Attributes:
        years: those whose arrangement is published.
        days: exceptions; any other day works from Monday to Friday.
    """

    years: frozenset[int]
    days: Mapping[date, DayKind]

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day.

        Raises:
            HolidaysNotPublishedError: the year is not in the calendar.
        """
        if day.year not in self.years:
            raise HolidaysNotPublishedError(day.year)
        kind = self.days.get(day)
        if kind is None:
            return day.weekday() < SATURDAY
        return kind is DayKind.MAKE_UP

    def after(self, start: date, working_days: int) -> date:
        """Return the last day of a period in working days; the start is not counted.

        Source: 行政处罚法 85, 民事诉讼法 85.

        Raises:
            HolidaysNotPublishedError: the period reaches a year that is not in the calendar.
        """
        day = start
        left = working_days
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_working(day)
        return day

    def before(self, end: date, working_days: int) -> date:
        """Return the latest day on which a notice so many working days ahead can be given.

        Raises:
            HolidaysNotPublishedError: the period reaches a year that is not in the calendar.
        """
        day = end
        left = working_days
        while left > 0:
            day -= timedelta(days=1)
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Count working days after the start, up to and with the end.

        Raises:
            HolidaysNotPublishedError: the period reaches a year that is not in the calendar.
        """
        days = (end - start).days
        return sum(self.is_working(start + timedelta(days=count + 1)) for count in range(days))

    def rolled_over(self, end: date) -> date:
        """Return the end, or the next working day where it falls on a day off (民诉法 85).

        Raises:
            HolidaysNotPublishedError: the period reaches a year that is not in the calendar.
        """
        day = end
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


NO_CALENDAR: Final = WorkCalendar(frozenset(), {})
