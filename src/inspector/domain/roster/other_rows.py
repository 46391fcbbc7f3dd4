"""Tells rows that hold no institution: titles, units, subtotals, footers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inspector.domain.divisions import Division, Divisions
from inspector.domain.roster.columns import Field, field_titled, plain_title
from inspector.domain.roster.header import Header
from inspector.domain.roster.preview import RowKind
from inspector.domain.roster.texts import compact, shown
from inspector.domain.roster.workbook import RawRow

_UNIT_NOTE: Final = re.compile(r"(?:计量)?单位:(?:张|人|个|家|床|平方米|㎡|m2|万元|元)")
_UNIT: Final = re.compile(r"[((]?(?:张|人|个|家|床|平方米|m2|万元|元|年月日|是/否|有/无)[))]?")
_SUBTOTAL: Final = re.compile(
    r"(?:.{0,12})?(?:小计|合计|总计|共计|累计)[:]?(?:\d+(?:家|个|所|张)?)?"
)
_FOOTER: Final = re.compile(
    r"(?:填表|制表|填报|审核|复核|审批|负责|单位负责|主管领导|分管领导|经办|联系)(?:人|单位|日期|时间|电话)?"
    r"(?:签[字章名])?:|(?:备注|说明|注|附注|日期|单位盖章|盖章)\d?:|注\d?[、.]"
)
_NUMBERING: Final = re.compile(
    r"^(?:[一二三四五六七八九十]+|\d+)[、.)]|^\([一二三四五六七八九十\d]+\)"
)
_SERIAL: Final = re.compile(r"\d{1,6}(?:\.0)?")
_PLACE: Final = re.compile(r".{1,8}[市县区]|.{2,3}")
_FEWEST_NUMBERED: Final = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside the table that names the city or the county of the rows below."""

    city: Division | None
    county: Division | None


def kind_above_header(row: RawRow) -> RowKind:
    """Tell what a row above the header is."""
    texts = [compact(shown(cell.value)) for cell in row.cells]
    return RowKind.UNITS if any(map(_UNIT_NOTE.search, texts)) else RowKind.TITLE


def kind_below_header(row: RawRow, header: Header, fields: Mapping[Field, int]) -> RowKind | None:
    """Tell what a row below the header is, or None where it is meant to be an institution.

    A row without a name that is none of these is not ignored: it is judged, and refused.
    """
    texts = {cell.column: compact(shown(cell.value)) for cell in row.cells}
    name = texts.get(fields[Field.NAME], "")
    code = texts.get(fields.get(Field.CREDIT_CODE, 0), "")
    values = texts.values()
    kinds = {
        RowKind.REPEATED_HEADER: _repeats(row, header) or _titles_names(name),
        RowKind.UNITS: all(map(_UNIT.fullmatch, values)) or any(map(_UNIT_NOTE.fullmatch, values)),
        RowKind.COLUMN_NUMBERS: _counts_columns(values),
        RowKind.SUBTOTAL: not code
        and (not name or bool(_SUBTOTAL.fullmatch(name)))
        and any(map(_SUBTOTAL.fullmatch, values)),
        RowKind.FOOTER: (not name or bool(_FOOTER.match(name))) and any(map(_FOOTER.match, values)),
        RowKind.PREPARED: _is_prepared(texts, fields),
    }
    return next((kind for kind, is_so in kinds.items() if is_so), None)


def section_named(row: RawRow, divisions: Divisions) -> Section | None:
    """Return the city or county that a row of a single text names, such as 一、太原市."""
    if len(row.cells) != 1 or not isinstance(row.cells[0].value, str):
        return None
    text = _NUMBERING.sub("", compact(row.cells[0].value))
    county = divisions.find_county(text).county
    if county:
        return Section(divisions.city_of(county.code), county)
    city = divisions.find_city(text)
    return Section(city, None) if city and text in {city.name, city.name[:-1]} else None


def _repeats(row: RawRow, header: Header) -> bool:
    titles = {plain_title(column.title.split("／")[-1]) for column in header.columns}
    texts = [cell.value for cell in row.cells if isinstance(cell.value, str)]
    return len(texts) > 1 and all(plain_title(text) in titles for text in texts)


def _titles_names(name: str) -> bool:
    # Provincial exports title their columns twice, by field name and in Chinese.
    found = field_titled(name)
    return found is not None and found[0] is Field.NAME


def _is_prepared(texts: Mapping[int, str], fields: Mapping[Field, int]) -> bool:
    """Tell whether a row holds a number and a place at most, ready to be filled in."""
    allowed = {
        fields.get(Field.SERIAL, 0): _SERIAL,
        fields.get(Field.CITY, 0): _PLACE,
        fields.get(Field.COUNTY, 0): _PLACE,
    }
    return all(
        column in allowed and allowed[column].fullmatch(text) for column, text in texts.items()
    )


def _counts_columns(texts: Iterable[str]) -> bool:
    signs = [text for text in texts if text not in {"甲", "乙", "丙", "栏次"}]
    if len(signs) < _FEWEST_NUMBERED or not all(sign.isdecimal() for sign in signs):
        return False
    numbers = [int(sign) for sign in signs]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1
