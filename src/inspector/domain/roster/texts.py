"""Texts as offices type them, made even."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from inspector.domain.roster.workbook import CellValue

_BLANKS: Final = frozenset({"", "无", "-", "--", "—", "——", "/", "\\", "、", "暂无", "不详", "空"})
_FULLWIDTH: Final = {ord("！") + i: ord("!") + i for i in range(94) if chr(ord("!") + i).isalnum()}


def shown(value: CellValue) -> str:
    """Return a cell's value as a person would read it in the sheet."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case _:
            return str(value)


def tidy(text: str) -> str:
    """Return a text without stray spaces, its letters and digits in half width.

    Chinese punctuation stays as it is. Spaces between Chinese characters are dropped, those
    between Latin words kept.
    """
    plain = " ".join(text.translate(_FULLWIDTH).split())
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", plain)


def compact(text: str) -> str:
    """Return a text in half width without any space, for reading numbers and words."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def says_nothing(text: str) -> bool:
    """Tell whether a text stands for an empty cell, such as 无, / or 暂无."""
    return compact(text) in _BLANKS
