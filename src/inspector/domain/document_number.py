"""Numbers of documents: 云岭民责改〔2026〕7号."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Unbroken by county, kind and year; no leading zeros (GB/T 9704).

    Attributes:
        county: short name of the county.
        abbreviation: 代字 of the kind with the 民 before it, for example 民责改.
        serial: from 1.
    """

    county: str
    abbreviation: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.county}{self.abbreviation}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """The numbers, both ends included, that one computer gives in every kind and every year."""

    first: int
    last: int


def short_name_of(county: str) -> str:
    """Return the county's name without 县, 区 or 市: 云岭县 gives 云岭, 盂县 gives 盂."""
    return county[:-1] if len(county) > 1 and county[-1] in "县区市" else county
