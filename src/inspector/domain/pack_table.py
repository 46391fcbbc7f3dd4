"""A policy pack as sheets of plain text, for authoring in a spreadsheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackRow:
    """One row as the sheet numbers it; one text a column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackTable:
    """One sheet: its name, the titles of its columns and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[PackRow, ...]
