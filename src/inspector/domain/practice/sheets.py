"""Lays messy rows out as the sheets of a workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random
from typing import Final

from inspector.domain.divisions import Divisions
from inspector.domain.institution import Institution
from inspector.domain.practice.mess import MessyRow, messy_rows
from inspector.domain.practice.recipe import Mess, Recipe
from inspector.domain.roster.columns import Field
from inspector.domain.roster.workbook import (
    CellFlaw,
    CellValue,
    MergedRange,
    RawCell,
    RawRow,
    RawSheet,
    RawWorkbook,
)

# Field, title in a header of one row, group and title in a header of two.
_COLUMNS: Final = (
    (Field.SERIAL, "序号", "", ""),
    (Field.CITY, "市", "", ""),
    (Field.COUNTY, "县（市、区）", "", ""),
    (Field.TOWNSHIP, "乡镇（街道）", "", ""),
    (Field.NAME, "机构名称", "", ""),
    (Field.CREDIT_CODE, "统一社会信用代码", "", ""),
    (Field.LEGAL_FORM, "法人类型", "", ""),
    (Field.ADDRESS, "机构地址", "", ""),
    (Field.LEGAL_REPRESENTATIVE, "法定代表人", "", ""),
    (Field.PHONE, "联系电话", "", ""),
    (Field.ESTABLISHED_ON, "成立时间", "", ""),
    (Field.FILING, "是否备案", "", ""),
    (Field.FILED_ON, "备案时间", "", ""),
    (Field.BEDS_TOTAL, "床位总数（张）", "床位情况", "总数"),
    (Field.NURSING_BEDS, "护理型床位（张）", "床位情况", "护理型"),
    (Field.RESIDENTS, "在住人数", "", ""),
    (Field.AREA, "建筑面积（平方米）", "", ""),
    (Field.FIRE_APPROVAL, "消防审验", "", ""),
    (Field.FOOD_LICENCE, "食品经营许可", "", ""),
    (Field.MEALS, "助餐", "六助服务", "助餐"),
    (Field.WALKING, "助行", "六助服务", "助行"),
    (Field.MEDICAL, "助医", "六助服务", "助医"),
    (Field.CLEANING, "助洁", "六助服务", "助洁"),
    (Field.SHOPPING, "助购", "六助服务", "助购"),
    (Field.EMERGENCY, "助急", "六助服务", "助急"),
    (Field.STATE, "运营状态", "", ""),
)
_COLUMN_OF: Final = {column[0]: number for number, column in enumerate(_COLUMNS, start=1)}
_SHEET_MESSES: Final = (
    Mess.TITLE_ROW,
    Mess.TWO_ROW_HEADER,
    Mess.UNIT_ROW,
    Mess.SUBTOTALS,
    Mess.MERGED_PLACES,
    Mess.SHEET_PER_CITY,
    Mess.HIDDEN_ROWS,
    Mess.FOOTER,
    Mess.MERGED_FOOTER,
)
_FIRST_INEXACT: Final = 10**15


@dataclass(frozen=True, slots=True)
class Planted:
    """A row of the workbook, the home that it tells and the mess that was put into it."""

    sheet: str
    row: int
    home: Institution
    messes: frozenset[Mess]


@dataclass(frozen=True, slots=True)
class MessyRegister:
    """A workbook as an office would send it, and what was put into it."""

    workbook: RawWorkbook
    planted: tuple[Planted, ...]
    messes: frozenset[Mess]


def messy_register(
    homes: Sequence[Institution],
    recipe: Recipe,
    divisions: Divisions,
    random: Random,
    messes: frozenset[Mess] | None = None,
) -> MessyRegister:
    """Return the homes as a messy workbook.

    Args:
        homes: in the order of their counties.
        recipe: the rates of mess.
        divisions: names the places.
        random: seeded; the same seed gives the same workbook.
        messes: the kinds of mess of whole sheets; drawn at their rates when None.
    """
    if messes is None:
        drawn = (mess for mess in _SHEET_MESSES if random.random() < recipe.mess[mess])
        messes = frozenset(drawn)
    rows = [row for home in homes for row in messy_rows(home, recipe, divisions, random)]
    counties = {home.county_code for home in homes}
    place = divisions.full_name(homes[0].county_code) if len(counties) == 1 else "山西省"
    if Mess.SHEET_PER_CITY in messes:
        by_city = groupby(rows, lambda row: _city(row, divisions))
        parts = [(name, name, list(group)) for name, group in by_city]
    else:
        parts = [("养老机构", place, rows)]
    sheets: list[RawSheet] = []
    planted: list[Planted] = []
    for name, title, part in parts:
        grid = _Grid(name, messes)
        grid.fill(f"{title}养老机构花名册", part, random)
        sheets.append(grid.sheet())
        planted += grid.planted
    return MessyRegister(RawWorkbook(f"{place}.xlsx", tuple(sheets)), tuple(planted), messes)


def _city(row: MessyRow, divisions: Divisions) -> str:
    city = divisions.city_of(row.home.county_code)
    return city.name if city else ""


@dataclass(slots=True)
class _Grid:
    """A sheet while it is laid out from top to bottom."""

    name: str
    messes: frozenset[Mess]
    rows: list[RawRow] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

    def fill(self, title: str, rows: Sequence[MessyRow], random: Random) -> None:
        self._top(title)
        self._header()
        hidden = random.randrange(len(rows)) if Mess.HIDDEN_ROWS in self.messes else -1
        serial = 0
        for _, group in groupby(rows, lambda row: row.home.county_code):
            county = list(group)
            first = self._next()
            for row in county:
                self._data(row, serial, is_first=self._next() == first, is_hidden=serial == hidden)
                serial += 1
            self._merge_places(first, self._next() - 1)
            if Mess.SUBTOTALS in self.messes:
                self._sum("小计", Field.COUNTY, county)
        if Mess.SUBTOTALS in self.messes:
            self._sum("合计", Field.NAME, rows)
        self._bottom()

    def sheet(self) -> RawSheet:
        return RawSheet(self.name, tuple(self.rows), tuple(sorted(self.merged, key=_bounds)))

    def _next(self) -> int:
        return self.rows[-1].number + 1 if self.rows else 1

    def _add(self, values: Mapping[int, CellValue], *, hidden: bool = False) -> None:
        cells = tuple(_cell(column, values[column]) for column in sorted(values))
        self.rows.append(RawRow(self._next(), cells, hidden))

    def _merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        self.merged.append(MergedRange(row, column, last_row, last_column))

    def _top(self, title: str) -> None:
        if Mess.TITLE_ROW in self.messes:
            self._add({1: title})
            self._merge(1, 1, 1, len(_COLUMNS))
        if Mess.UNIT_ROW in self.messes:
            self._add({len(_COLUMNS): "单位：张"})

    def _header(self) -> None:
        row = self._next()
        if Mess.TWO_ROW_HEADER not in self.messes:
            self._add(dict(enumerate((single for _, single, _, _ in _COLUMNS), start=1)))
            return
        upper: dict[int, CellValue] = {}
        lower: dict[int, CellValue] = {}
        column = 1
        for group, members in groupby(_COLUMNS, lambda one: one[2] or one[1]):
            titles = [title for _, _, _, title in members]
            upper[column] = group
            last = column + len(titles) - 1
            self._merge(row, column, row if last > column else row + 1, last)
            lower |= {place: title for place, title in enumerate(titles, start=column) if title}
            column = last + 1
        self._add(upper)
        self._add(lower)

    def _data(self, row: MessyRow, serial: int, *, is_first: bool, is_hidden: bool) -> None:
        values = {_COLUMN_OF[field]: value for field, value in row.values.items()}
        values[_COLUMN_OF[Field.SERIAL]] = serial + 1
        messes = row.messes | ({Mess.HIDDEN_ROWS} if is_hidden else set())
        if Mess.MERGED_PLACES in self.messes and not is_first:
            values.pop(_COLUMN_OF[Field.CITY], None)
            values.pop(_COLUMN_OF[Field.COUNTY], None)
            messes -= {Mess.OLD_COUNTY, Mess.AMBIGUOUS_COUNTY}
        self.planted.append(Planted(self.name, self._next(), row.home, messes))
        self._add(values, hidden=is_hidden)

    def _merge_places(self, first: int, last: int) -> None:
        if Mess.MERGED_PLACES in self.messes and last > first:
            for place in (Field.CITY, Field.COUNTY):
                self._merge(first, _COLUMN_OF[place], last, _COLUMN_OF[place])

    def _sum(self, word: str, place: Field, rows: Iterable[MessyRow]) -> None:
        beds = sum(row.home.beds_total or 0 for row in rows)
        self._add({_COLUMN_OF[place]: word, _COLUMN_OF[Field.BEDS_TOTAL]: beds})

    def _bottom(self) -> None:
        if Mess.MERGED_FOOTER in self.messes:
            row = self._next()
            self._add({1: "备注：本表由各县（市、区）民政局填报。"})
            self._merge(row, 1, row, len(_COLUMNS))
        if Mess.FOOTER in self.messes:
            self._add({2: "填表人：张某某", 5: "审核人：李某某", 10: "填报日期：2026年11月1日"})


def _cell(column: int, value: CellValue) -> RawCell:
    if isinstance(value, int) and value >= _FIRST_INEXACT:
        return RawCell(column, value, CellFlaw.PRECISION_LOST)
    return RawCell(column, value)


def _bounds(merged: MergedRange) -> tuple[int, int, int, int]:
    return merged.first_column, merged.first_row, merged.last_column, merged.last_row
