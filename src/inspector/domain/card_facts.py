"""What inspections and registers know about homes and counties, as parts of the cards' figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from inspector.domain.cards import Part

LARGE_HOME: Final = Fraction(100)
"""A county must have a home of so many beds (晋民发〔2021〕26号 三（一）2)."""


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """One home as last inspected, or as registered.

    Attributes:
        beds: by the count that the pack takes (A1); None: not known.
        nursing_beds: None: not inspected yet.
        grade: 0: not graded; None: not known.
        public_level: county or township for public homes, else empty.
    """

    id: str
    county: str
    beds: int | None
    nursing_beds: int | None
    grade: int | None = None
    public_level: str = ""


@dataclass(frozen=True, slots=True)
class CountyFacts:
    """One county as registered and reported.

    Attributes:
        homes_reported: whether its register of homes was received.
        townships, villages: from the divisions.
        townships_covered, villages_covered, market_bodies: None: not reported.
    """

    code: str
    homes_reported: bool
    townships: int
    villages: int
    townships_covered: int | None = None
    villages_covered: int | None = None
    market_bodies: int | None = None


def nursing_bed_parts(
    homes: Sequence[HomeFacts], counties: Sequence[CountyFacts]
) -> tuple[Part, ...]:
    """Return nursing beds by home; a county without register makes the share wide open."""
    known = tuple(Part(home.id, _number(home.nursing_beds), _number(home.beds)) for home in homes)
    silent = tuple(
        Part(county.code, None, None) for county in counties if not county.homes_reported
    )
    return known + silent


def large_home_parts(
    homes: Sequence[HomeFacts], counties: Sequence[CountyFacts]
) -> tuple[Part, ...]:
    """Return for each county whether it has a home of 100 beds or more."""
    return tuple(
        Part(county.code, _has_large_home(county, homes), Fraction(1)) for county in counties
    )


def township_parts(counties: Sequence[CountyFacts]) -> tuple[Part, ...]:
    """Return covered townships by county against those of the divisions."""
    return tuple(
        Part(county.code, _number(county.townships_covered), Fraction(county.townships))
        for county in counties
    )


def village_parts(counties: Sequence[CountyFacts]) -> tuple[Part, ...]:
    """Return covered villages by county against those of the divisions."""
    return tuple(
        Part(county.code, _number(county.villages_covered), Fraction(county.villages))
        for county in counties
    )


def market_body_parts(counties: Sequence[CountyFacts]) -> tuple[Part, ...]:
    """Return market bodies by county."""
    return tuple(Part(county.code, _number(county.market_bodies)) for county in counties)


def grade_parts(homes: Sequence[HomeFacts], public_level: str, least: int) -> tuple[Part, ...]:
    """Return for each public home of a level whether it is graded so high or higher."""
    return tuple(
        Part(home.id, None if home.grade is None else Fraction(home.grade >= least), Fraction(1))
        for home in homes
        if home.public_level == public_level
    )


def _has_large_home(county: CountyFacts, homes: Sequence[HomeFacts]) -> Fraction | None:
    beds = [home.beds for home in homes if home.county == county.code]
    if any(count is not None and count >= LARGE_HOME for count in beds):
        return Fraction(1)
    if not county.homes_reported or None in beds:
        return None
    return Fraction(0)


def _number(value: int | None) -> Fraction | None:
    return None if value is None else Fraction(value)
