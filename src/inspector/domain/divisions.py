"""Administrative divisions: counties and townships by code, by name and by former name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

PRACTICE_CITY_CODE: Final = "149900"
"""The made-up city of practice mode; GB/T 2260 gives no code that begins with 1499."""

COUNTY_CODE_LENGTH: Final = 6
_SHORTEST_STEM: Final = 2
_COUNTY_SUFFIX: Final = re.compile(r"(?:区|县|市)$")
_TOWNSHIP_SUFFIX: Final = re.compile(r"(?:街道办事处|街道办|街道|镇|乡)$")


class Level(Enum):
    """The rank of a division; the values are those of divisions.csv."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Division:
    """One division; codes have six digits, those of townships nine; `parent` is a code."""

    code: str
    name: str
    level: Level
    parent: str


@dataclass(frozen=True, slots=True)
class FormerCounty:
    """A county that was renamed or merged; `valid_until` is the last year of the old name."""

    code: str
    name: str
    valid_until: int
    current_code: str


class CountyProblem(Enum):
    """Why no county could be told from what was written."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    OTHER_CITY = "other_city"


@dataclass(frozen=True, slots=True)
class CountyMatch:
    """What a written county means: a county, by way of a former name or not, or a problem.

    `candidates` holds the counties that an ambiguous name may mean, or the one that lies in
    another city than was written.
    """

    county: Division | None = None
    former: FormerCounty | None = None
    problem: CountyProblem | None = None
    candidates: tuple[Division, ...] = ()


@dataclass(frozen=True, slots=True)
class Divisions:
    """All divisions of the province, indexed; a value like any other."""

    entries: tuple[Division, ...]
    former_counties: tuple[FormerCounty, ...] = ()
    _by_code: dict[str, Division] = field(init=False, repr=False, compare=False)
    _children: dict[str, list[Division]] = field(init=False, repr=False, compare=False)
    _by_level: dict[Level, list[Division]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[str, list[Division]] = {}
        by_level: dict[Level, list[Division]] = {level: [] for level in Level}
        for entry in self.entries:
            children.setdefault(entry.parent, []).append(entry)
            by_level[entry.level].append(entry)
        object.__setattr__(self, "_by_code", {entry.code: entry for entry in self.entries})
        object.__setattr__(self, "_children", children)
        object.__setattr__(self, "_by_level", by_level)

    @property
    def cities(self) -> tuple[Division, ...]:
        """The cities in the order of their codes."""
        return tuple(self._by_level[Level.CITY])

    @property
    def counties(self) -> tuple[Division, ...]:
        """The counties in the order of their codes."""
        return tuple(self._by_level[Level.COUNTY])

    def county(self, code: str) -> Division | None:
        """Return the present county with this code."""
        entry = self._by_code.get(code)
        return entry if entry and entry.level is Level.COUNTY else None

    def city_of(self, county_code: str) -> Division | None:
        """Return the city that the county belongs to."""
        county = self.county(county_code)
        return self._by_code.get(county.parent) if county else None

    def counties_of(self, city_code: str) -> tuple[Division, ...]:
        """Return the counties of a city."""
        return tuple(self._children.get(city_code, ()))

    def townships_of(self, county_code: str) -> tuple[Division, ...]:
        """Return the townships, towns and sub-districts of a county."""
        return tuple(self._children.get(county_code, ()))

    def full_name(self, county_code: str) -> str:
        """Return city and county as they stand on paper, such as 晋中市太谷区, or an empty text."""
        county, city = self.county(county_code), self.city_of(county_code)
        return f"{city.name if city else ''}{county.name}" if county else ""

    def find_city(self, text: str) -> Division | None:
        """Return the city that is named alone or at the start, with or without 市 and 山西省."""
        plain = _without_province(_plain(text))
        for city in self.cities:
            if plain.startswith(_stem(city.name)):
                return city
        return None

    def find_county(self, text: str, city: Division | None = None) -> CountyMatch:
        """Tell which county a written name means, with the city as context.

        Reads `太谷区`, `太谷`, `太谷县` (a former name), `晋中市太谷区`, `山西省晋中市太谷区`.
        Names that several cities have or had (城区, 郊区, 矿区) need the city, in the text or as
        context.
        """
        plain = _without_province(_plain(text))
        if not plain:
            return CountyMatch(problem=CountyProblem.EMPTY)
        match = self._match(plain, city)
        if match.county:
            return match
        named = self.find_city(plain)
        if named is None:
            return match
        rest = re.sub(r"^市", "", plain.removeprefix(_stem(named.name)))
        within = self._match(rest, named) if rest else CountyMatch(problem=CountyProblem.UNKNOWN)
        if city and within.county and city != named:
            return CountyMatch(problem=CountyProblem.OTHER_CITY, candidates=(within.county,))
        return within

    def find_county_by_code(self, text: str) -> CountyMatch:
        """Tell the county of a code of 6, 9 or 12 digits, a former county's among them."""
        code = _plain(text)[:COUNTY_CODE_LENGTH]
        if not code:
            return CountyMatch(problem=CountyProblem.EMPTY)
        present = self.county(code)
        if present:
            return CountyMatch(county=present)
        for former in self.former_counties:
            if former.code == code:
                return CountyMatch(county=self.county(former.current_code), former=former)
        return CountyMatch(problem=CountyProblem.UNKNOWN)

    def find_township(self, county_code: str, text: str) -> Division | None:
        """Return the township of the county, written with or without 镇, 乡, 街道(办事处)."""
        plain = _plain(text)
        kin = self.townships_of(county_code)
        exact = [one for one in kin if one.name == plain]
        stem = _TOWNSHIP_SUFFIX.sub("", plain)
        similar = [one for one in kin if _TOWNSHIP_SUFFIX.sub("", one.name) == stem]
        found = exact or similar
        return found[0] if len(found) == 1 else None

    def with_added(self, entries: Iterable[Division]) -> "Divisions":
        """Return these divisions and others, such as the practice county."""
        return Divisions((*self.entries, *entries), self.former_counties)

    def _match(self, name: str, city: Division | None) -> CountyMatch:
        found = self._named(name)
        here = {
            county.code: (county, former)
            for county, former in reversed(found)
            if city is None or county.parent == city.code
        }
        if len(here) == 1:
            county, former = next(iter(here.values()))
            return CountyMatch(county, former)
        if not found:
            return CountyMatch(problem=CountyProblem.UNKNOWN)
        several = {county.code: county for county, _ in found}
        return CountyMatch(
            problem=CountyProblem.AMBIGUOUS if here else CountyProblem.OTHER_CITY,
            candidates=tuple(several[code] for code in sorted(several)),
        )

    def _named(self, name: str) -> list[tuple[Division, FormerCounty | None]]:
        # Present names come first: they win where a former name means the same county.
        found: list[tuple[Division, FormerCounty | None]] = [
            (county, None) for county in self.counties if county.name == name
        ]
        for former in self.former_counties:
            county = self.county(former.current_code)
            if former.name == name and county:
                found.append((county, former))
        if found or len(name) < _SHORTEST_STEM or self._is_city_stem(name):
            return found
        return [(county, None) for county in self.counties if _stem(county.name) == name]

    def _is_city_stem(self, name: str) -> bool:
        return any(_stem(city.name) == name for city in self.cities)


def is_practice(county_code: str) -> bool:
    """Tell whether a county is made up for practice, so that its data is never taken for real."""
    return county_code.startswith(PRACTICE_CITY_CODE[:4])


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _without_province(text: str) -> str:
    return re.sub(r"^山西省?", "", text)


def _stem(name: str) -> str:
    return _COUNTY_SUFFIX.sub("", name)
