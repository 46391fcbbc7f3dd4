"""Makes a tidy row as messy as offices' sheets are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final, TypeAlias, assert_never

from inspector.domain.divisions import Divisions
from inspector.domain.institution import FilingState, FireApproval, FoodLicence, Institution
from inspector.domain.practice.recipe import DateForm, Mess, Recipe
from inspector.domain.roster.columns import AID_FIELDS, Field
from inspector.domain.roster.workbook import CellValue

RowValues: TypeAlias = dict[Field, CellValue]

_FULLWIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_EPOCH: Final = date(1899, 12, 30)
_OLD_LICENCE_DIGITS: Final = 15
_DATES: Final = (Field.ESTABLISHED_ON, Field.FILED_ON)


@dataclass(frozen=True, slots=True)
class MessyRow:
    """A home as a row of values by field, with the kinds of mess that were put into it."""

    home: Institution
    values: RowValues
    messes: frozenset[Mess]


def messy_rows(
    home: Institution, recipe: Recipe, divisions: Divisions, random: Random
) -> tuple[MessyRow, ...]:
    """Return the home's row, its mess drawn at the recipe's rates, and at times a second row."""
    values = _tidy_values(home, recipe, divisions, random)
    messes: set[Mess] = set()
    for mess, make in _MAKERS.items():
        if random.random() < recipe.mess[mess] and make(values, home, divisions, random):
            messes.add(mess)
    row = MessyRow(home, values, frozenset(messes))
    if random.random() >= recipe.mess[Mess.DUPLICATE]:
        return (row,)
    city = divisions.city_of(home.county_code)
    other = dict(values)
    other[Field.NAME] = f"山西省{city.name if city else ''}{home.name}"
    return row, MessyRow(home, other, row.messes | {Mess.DUPLICATE})


def _tidy_values(
    home: Institution, recipe: Recipe, divisions: Divisions, random: Random
) -> RowValues:
    county, city = divisions.county(home.county_code), divisions.city_of(home.county_code)
    values: Mapping[Field, CellValue | None] = {
        Field.CITY: city.name if city else None,
        Field.COUNTY: county.name if county else None,
        Field.TOWNSHIP: home.township,
        Field.NAME: home.name,
        Field.CREDIT_CODE: home.credit_code,
        Field.LEGAL_FORM: home.legal_form.value,
        Field.ADDRESS: home.address,
        Field.LEGAL_REPRESENTATIVE: home.legal_representative,
        Field.PHONE: home.phone,
        Field.ESTABLISHED_ON: home.established_on,
        Field.FILING: "是" if home.filing is FilingState.FILED else "否",
        Field.FILED_ON: home.filed_on,
        Field.BEDS_TOTAL: home.beds_total,
        Field.NURSING_BEDS: home.nursing_beds,
        Field.RESIDENTS: home.residents,
        Field.AREA: home.area_m2,
        Field.FIRE_APPROVAL: "否"
        if home.fire_approval is FireApproval.NONE
        else home.fire_approval.value,
        Field.FOOD_LICENCE: "是" if home.food_licence is FoodLicence.HELD else "否",
        **{field: "是" if aid in home.aids else "否" for field, aid in AID_FIELDS.items()},
        Field.STATE: home.state.value,
    }
    filled = {field: value for field, value in values.items() if value is not None}
    forms = random.choices(list(recipe.date_forms), list(recipe.date_forms.values()), k=len(_DATES))
    for field, form in zip(_DATES, forms, strict=True):
        day = values[field]
        if isinstance(day, date):
            filled[field] = written_date(day, form)
    return filled


def written_date(day: date, form: DateForm) -> CellValue:
    """Return a date as an office types it."""
    match form:
        case DateForm.DOTS:
            return f"{day.year}.{day.month}.{day.day}"
        case DateForm.CHINESE:
            return f"{day.year}年{day.month}月{day.day}日"
        case DateForm.ISO:
            return day
        case DateForm.SERIAL:
            return (day - _EPOCH).days
        case DateForm.DIGITS:
            return int(f"{day:%Y%m%d}")
    assert_never(form)


def _spaced(values: RowValues, home: Institution, divisions: Divisions, random: Random) -> bool:
    del divisions, random
    values[Field.NAME] = f" {home.name}　"
    values[Field.ADDRESS] = f"{home.address}  "
    return True


def _fullwidth(values: RowValues, home: Institution, divisions: Divisions, random: Random) -> bool:
    del divisions, random
    values[Field.BEDS_TOTAL] = str(home.beds_total).translate(_FULLWIDTH)
    values[Field.PHONE] = home.phone.translate(_FULLWIDTH)
    return True


def _beds_as_text(
    values: RowValues, home: Institution, divisions: Divisions, random: Random
) -> bool:
    del divisions
    beds = home.beds_total or 0
    values[Field.BEDS_TOTAL] = random.choice([f"约{beds}张", f"{beds - 10}+10"])
    return True


def _several_phones(
    values: RowValues, home: Institution, divisions: Divisions, random: Random
) -> bool:
    del divisions
    other = f"0000-{random.randint(1_000_000, 9_999_999)}"
    values[Field.PHONE] = home.phone + random.choice("/、") + other
    return True


def _old_county(values: RowValues, home: Institution, divisions: Divisions, random: Random) -> bool:
    names = [
        former.name
        for former in divisions.former_counties
        if former.current_code == home.county_code
    ]
    if names:
        values[Field.COUNTY] = random.choice(names)
    return bool(names)


def _ambiguous_county(
    values: RowValues, home: Institution, divisions: Divisions, random: Random
) -> bool:
    del random
    county = divisions.county(home.county_code)
    if county is None or len(divisions.find_county(county.name).candidates) < 2:  # noqa: PLR2004 - two make it ambiguous
        return False
    del values[Field.CITY]
    return True


def _name_cut(values: RowValues, home: Institution, divisions: Divisions, random: Random) -> bool:
    del random
    county = divisions.county(home.county_code)
    cut = home.name.removeprefix(county.name) if county else home.name
    values[Field.NAME] = cut
    return cut != home.name


def _code_missing(
    values: RowValues, home: Institution, divisions: Divisions, random: Random
) -> bool:
    del divisions, random
    return bool(home.credit_code) and values.pop(Field.CREDIT_CODE, None) is not None


def _code_changed(
    change: Callable[[str, Random], CellValue],
) -> Callable[[RowValues, Institution, Divisions, Random], bool]:
    def make(values: RowValues, home: Institution, divisions: Divisions, random: Random) -> bool:
        del divisions
        code = home.credit_code
        # One change a code: a second would hide the first.
        if code is None or values.get(Field.CREDIT_CODE) != code:
            return False
        changed = change(code, random)
        values[Field.CREDIT_CODE] = changed
        return changed != code

    return make


def _old_licence(code: str, random: Random) -> str:
    del code
    return "149901" + "".join(random.choices("0123456789", k=_OLD_LICENCE_DIGITS - 6))


_MAKERS: Final[dict[Mess, Callable[[RowValues, Institution, Divisions, Random], bool]]] = {
    Mess.TRAILING_SPACES: _spaced,
    Mess.FULLWIDTH_DIGITS: _fullwidth,
    Mess.BEDS_AS_TEXT: _beds_as_text,
    Mess.CODE_MISSING: _code_missing,
    Mess.CODE_LOWERCASE: _code_changed(lambda code, _: code.lower()),
    Mess.CODE_SPACED: _code_changed(lambda code, _: f"{code[:8]} {code[8:17]} {code[17:]}"),
    Mess.CODE_LETTERS: _code_changed(
        lambda code, _: code[:8].replace("0", "O").replace("1", "I") + code[8:]
    ),
    Mess.CODE_OLD_LICENCE: _code_changed(_old_licence),
    Mess.CODE_FLOAT: _code_changed(lambda code, _: int(code[:8]) * 10**10),
    Mess.SEVERAL_PHONES: _several_phones,
    Mess.OLD_COUNTY: _old_county,
    Mess.AMBIGUOUS_COUNTY: _ambiguous_county,
    Mess.NAME_CUT: _name_cut,
}
