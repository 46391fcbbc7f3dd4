"""Which county a row belongs to, from all that the sheet says."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from inspector.domain.divisions import (
    CountyMatch,
    CountyProblem,
    Division,
    Divisions,
)
from inspector.domain.roster.columns import Field
from inspector.domain.roster.preview import Weight
from inspector.domain.roster.row_cells import RowCells
from inspector.domain.roster.texts import compact


class _Source(Enum):
    """Where a row's city was found, from the surest down."""

    ROW = "row"
    HEADING = "heading"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class _City:
    division: Division | None
    source: _Source


@dataclass(frozen=True, slots=True)
class PlaceHints:
    """What the surroundings of a row say of its place.

    `city` and `county` come from a section heading, the sheet's name or the title; the texts
    and their rows are those of the nearest filled cells above in the same columns.
    """

    city: Division | None = None
    county: Division | None = None
    city_above: str = ""
    county_above: str = ""
    county_above_row: int = 0


def read_county(cells: RowCells, divisions: Divisions, hints: PlaceHints) -> Division | None:
    """Tell the county of a row, or None with the refusal said."""
    city = _city(cells, divisions, hints)
    written = cells.text(Field.COUNTY)
    by_code = divisions.find_county_by_code(cells.text(Field.AREA_CODE)).county
    if written:
        match = _match(divisions, written, city)
        if match.problem is CountyProblem.AMBIGUOUS:
            return _tell_apart(cells, divisions, written, match, city, by_code)
        return _settle(cells, divisions, written, match, by_code)
    if by_code:
        return by_code
    if hints.county_above:
        return _from_above(cells, divisions, city, hints)
    if hints.county:
        return hints.county
    return _from_address(cells, divisions, city.division)


def hints_in(text: str, divisions: Divisions) -> PlaceHints:
    """Return the city or county that a title or a sheet's name tells."""
    counties = _named_in(text, divisions, None)
    if len(counties) == 1:
        return PlaceHints(divisions.city_of(counties[0].code), counties[0])
    cities = [city for city in divisions.cities if city.name[:-1] in compact(text)]
    return PlaceHints(cities[0], None) if len(cities) == 1 else PlaceHints()


def _city(cells: RowCells, divisions: Divisions, hints: PlaceHints) -> _City:
    text = cells.text(Field.CITY)
    if text:
        city = divisions.find_city(text)
        if city is None:
            cells.say(Weight.DOUBT, f"没有名为“{text}”的市", Field.CITY)
        return _City(city, _Source.ROW)
    if hints.city_above:
        return _City(divisions.find_city(hints.city_above), _Source.ABOVE)
    return _City(hints.city, _Source.HEADING)


def _match(divisions: Divisions, written: str, city: _City) -> CountyMatch:
    match = divisions.find_county(written, city.division)
    if city.source is _Source.ABOVE:
        # A name that several cities have must not be settled by a city that a row above wrote.
        bare = divisions.find_county(written)
        if bare.problem is CountyProblem.AMBIGUOUS:
            return bare
    if match.problem is CountyProblem.OTHER_CITY and city.source is not _Source.ROW:
        return divisions.find_county(written)
    if match.problem is CountyProblem.UNKNOWN:
        # A full place down to the township, as provincial exports have it.
        within = _named_in(written, divisions, city.division)
        return CountyMatch(within[0]) if len(within) == 1 else match
    return match


def _settle(
    cells: RowCells,
    divisions: Divisions,
    written: str,
    match: CountyMatch,
    by_code: Division | None,
) -> Division | None:
    """Say what is wrong with the written county and return the one that is meant."""
    county = match.county
    if county is None:
        cells.say(Weight.REFUSAL, _problem(divisions, written, match), Field.COUNTY)
        return None
    if match.former:
        cells.say(
            Weight.NOTE, f"“{written}”是旧县名，读作{county.name}（{county.code}）", Field.COUNTY
        )
    if by_code and by_code != county:
        cells.say(
            Weight.DOUBT,
            f"行政区划代码是{divisions.full_name(by_code.code)}的，与“{written}”不一致，暂以县名为准",
            Field.AREA_CODE,
        )
    return county


def _tell_apart(
    cells: RowCells,
    divisions: Divisions,
    written: str,
    match: CountyMatch,
    city: _City,
    by_code: Division | None,
) -> Division | None:
    """Settle a name that several cities have, by the area code, the address or the rows above."""
    text = cells.text(Field.ADDRESS) + cells.text(Field.NAME)
    cities = {one.code for one in divisions.cities if one.name[:-1] in text}
    told = [one for one in match.candidates if one == by_code or one.parent in cities]
    above = [one for one in match.candidates if city.division and one.parent == city.division.code]
    meant = told if len(told) == 1 else above
    if len(meant) != 1:
        cells.say(Weight.REFUSAL, _problem(divisions, written, match), Field.COUNTY)
        return None
    full = divisions.full_name(meant[0].code)
    if told == above:
        cells.say(Weight.NOTE, f"“{written}”没有写明市，读作{full}", Field.COUNTY)
    else:
        said = f"“{written}”没有写明市，暂读作{full}，请核对"
        cells.say(Weight.DOUBT, said, Field.COUNTY)
    return meant[0]


def _problem(divisions: Divisions, written: str, match: CountyMatch) -> str:
    places = "、".join(divisions.full_name(county.code) for county in match.candidates)
    if match.problem is CountyProblem.AMBIGUOUS:
        return f"“{written}”可能是{places}，请写明市"
    if match.problem is CountyProblem.OTHER_CITY:
        return f"“{written}”是{places}，不在所填的市，请更正市或县"
    return f"没有名为“{written}”的县（市、区），请更正县名"


def _from_above(
    cells: RowCells, divisions: Divisions, city: _City, hints: PlaceHints
) -> Division | None:
    match = divisions.find_county(hints.county_above, city.division)
    row, written = hints.county_above_row, hints.county_above
    if match.county is None:
        said = f"没有填写县（市、区），第 {row} 行的“{written}”也读不出"
        cells.say(Weight.REFUSAL, said, Field.COUNTY)
        return None
    text = cells.text(Field.NAME) + cells.text(Field.ADDRESS)
    is_confirmed = match.county in _named_in(text, divisions, city.division)
    cells.say(
        Weight.NOTE if is_confirmed else Weight.DOUBT,
        f"没有填写县（市、区），按第 {row} 行读作{match.county.name}",
        Field.COUNTY,
    )
    return match.county


def _from_address(cells: RowCells, divisions: Divisions, city: Division | None) -> Division | None:
    for about in (Field.ADDRESS, Field.NAME):
        counties = _named_in(cells.text(about), divisions, city)
        if len(counties) == 1:
            full = divisions.full_name(counties[0].code)
            cells.say(Weight.DOUBT, f"没有填写县（市、区），按{about.value}读作{full}", about)
            return counties[0]
    cells.say(Weight.REFUSAL, "没有填写县（市、区），从地址和名称也看不出", Field.COUNTY)
    return None


def _named_in(text: str, divisions: Divisions, city: Division | None) -> list[Division]:
    """Return the counties that a longer text names in full, present or former, each once."""
    found: dict[str, Division] = {}
    for match in _matches_in(compact(text), divisions, city):
        if match.county:
            found[match.county.code] = match.county
    return list(found.values())


def _matches_in(text: str, divisions: Divisions, city: Division | None) -> Iterator[CountyMatch]:
    names = {county.name for county in divisions.counties}
    names |= {former.name for former in divisions.former_counties}
    within = city or next((one for one in divisions.cities if one.name[:-1] in text), None)
    rest = text
    # Longer names first, so that 上党区 is not read out of a longer word twice.
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name in rest:
            rest = rest.replace(name, "|")
            match = divisions.find_county(name, within)
            # A city's name may be a brand: 太谷区大同养老院 lies in 太谷区.
            yield match if match.county or city else divisions.find_county(name)
