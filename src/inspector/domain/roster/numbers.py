"""Numbers as offices type them: with units, in full width, about and plus."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from inspector.domain.roster.reading import Reading, doubted, noted
from inspector.domain.roster.texts import compact, says_nothing, shown
from inspector.domain.roster.workbook import CellValue

_LARGEST_COUNT: Final = 100_000
_LARGEST_AREA: Final = 10_000_000

_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_WITH_UNIT: Final = re.compile(
    r"(\d+(?:\.\d+)?)(?:张|个|床|张床位?|个床位|人|名|平方米|平方|平米|m2)"
)
_SUM: Final = re.compile(r"\d+(?:\.\d+)?(?:\+\d+(?:\.\d+)?)+(?:张|个|床|人|名|平方米|平米|m2)?")
_ABOUT: Final = re.compile(
    r"(?:大?约|近|≈|~|大概|将近|不到|超过?)?(\d+(?:\.\d+)?)(?:余|多|来)?"
    r"(?:张|个|床|人|名|平方米|平米|m2)?(?:左右|上下|以上|以内)?"
)


def read_count(value: CellValue) -> Reading[int]:
    """Read a whole number of beds or people."""
    reading = _read_number(value)
    number = reading.value
    if number is None:
        return Reading(None, reading.weight, reading.remark)
    if number != number.to_integral_value():
        return doubted(None, f"“{shown(value)}”不是整数，没有读取")
    if not 0 <= number <= _LARGEST_COUNT:
        return doubted(None, f"“{shown(value)}”不在合理范围内，没有读取")
    return Reading(int(number), reading.weight, reading.remark)


def read_area(value: CellValue) -> Reading[Decimal]:
    """Read a floor area in square metres."""
    reading = _read_number(value)
    if reading.value is not None and not 0 < reading.value <= _LARGEST_AREA:
        return doubted(None, f"“{shown(value)}”不在合理范围内，没有读取")
    return reading


def _read_number(value: CellValue) -> Reading[Decimal]:
    match value:
        case bool() | date():
            return doubted(None, f"“{shown(value)}”不是数字，没有读取")
        case int():
            return Reading(Decimal(value))
        case Decimal():
            return Reading(value)
        case _:
            return _read_text(value)


def _read_text(text: str) -> Reading[Decimal]:
    if says_nothing(text):
        return Reading(None)
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", compact(text))
    if _PLAIN.fullmatch(plain):
        number = Decimal(plain)
        if _has_full_width(text):
            return noted(number, f"“{text.strip()}”是全角数字，读作 {plain}")
        return Reading(number)
    with_unit = _WITH_UNIT.fullmatch(plain)
    if with_unit:
        return noted(Decimal(with_unit[1]), f"“{text.strip()}”带有单位，读作 {with_unit[1]}")
    return _guess(text.strip(), plain)


def _guess(text: str, plain: str) -> Reading[Decimal]:
    if _SUM.fullmatch(plain):
        total = sum((Decimal(part) for part in _PLAIN.findall(plain.removesuffix("m2"))), Decimal())
        return doubted(total, f"“{text}”是算式，暂读作 {total}，请核对")
    about = _ABOUT.fullmatch(plain)
    if about:
        return doubted(Decimal(about[1]), f"“{text}”不是确定的数，暂读作 {about[1]}，请核对")
    return doubted(None, f"“{text}”不是数字，没有读取")


def _has_full_width(text: str) -> bool:
    return any(unicodedata.east_asian_width(sign) == "F" for sign in text.strip())
