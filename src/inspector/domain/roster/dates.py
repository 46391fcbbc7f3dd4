"""Dates as offices type them: five forms and the serial numbers of spreadsheets."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from inspector.domain.roster.reading import Reading, doubted, noted
from inspector.domain.roster.texts import compact, says_nothing, shown
from inspector.domain.roster.workbook import CellValue

_EARLIEST: Final = date(1900, 1, 1)
_LATEST: Final = date(2100, 12, 31)
# Day 60 of the 1900 system is a 29 February that never was; later serials count from here.
_EPOCH_1900: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_SERIALS: Final = range(10_000, 80_000)

_WHOLE: Final = re.compile(r"(\d{4})[.\-/年、](\d{1,2})[.\-/月、](\d{1,2})[日号]?", re.ASCII)
_DIGITS: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_MIDNIGHT: Final = re.compile(r"(?<=\d)\s+0{1,2}:00(?::00(?:\.0+)?)?$")
_PARTIAL: Final = re.compile(r"\d{4}(?:[.\-/年]?|[.\-/年]\d{1,2}月?|年\d{1,2}月?)", re.ASCII)
_SERIAL: Final = re.compile(r"\d{5}(?:\.0+)?", re.ASCII)


def read_date(value: CellValue, *, starts_1904: bool = False) -> Reading[date]:
    """Read a date; what does not tell the day, the month and the year is not guessed.

    Args:
        value: the cell.
        starts_1904: whether the workbook counts its serial numbers from 1904.
    """
    match value:
        case bool():
            return doubted(None, f"“{shown(value)}”不是日期，没有读取")
        case date():
            return _within(value, shown(value))
        case int() | Decimal():
            return _read_number(value, starts_1904=starts_1904)
        case _:
            return _read_text(value, starts_1904=starts_1904)


def _read_number(number: int | Decimal, *, starts_1904: bool) -> Reading[date]:
    if number == int(number):
        return _read_text(str(int(number)), starts_1904=starts_1904)
    return _read_text(shown(number), starts_1904=starts_1904)


def _read_text(text: str, *, starts_1904: bool) -> Reading[date]:
    if says_nothing(text):
        return Reading(None)
    plain = compact(_MIDNIGHT.sub("", text.strip()))
    if _SERIAL.fullmatch(plain) and int(float(plain)) in _SERIALS:
        epoch = _EPOCH_1904 if starts_1904 else _EPOCH_1900
        day = epoch + timedelta(days=int(float(plain)))
        return noted(day, f"“{plain}”是表格的日期序号，读作 {shown(day)}")
    whole = _WHOLE.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if not whole:
        if _PARTIAL.fullmatch(plain):
            return doubted(None, f"“{text.strip()}”没有写到日，没有读取")
        return doubted(None, f"“{text.strip()}”不是认得的日期，没有读取")
    try:
        day = date(int(whole[1]), int(whole[2]), int(whole[3]))
    except ValueError:
        return doubted(None, f"“{text.strip()}”是不存在的日期，没有读取")
    return _within(day, text.strip())


def _within(day: date, text: str) -> Reading[date]:
    if _EARLIEST <= day <= _LATEST:
        return Reading(day)
    return doubted(None, f"“{text}”不在合理范围内，没有读取")
