"""Reads the administrative divisions of the policy pack."""

import csv
from collections.abc import Iterator
from pathlib import Path

from inspector.domain.divisions import Division, Divisions, FormerCounty, Level


def load_divisions(resources: Path) -> Divisions:
    """Read `policy/divisions.csv` and `policy/old_county_names.csv`: the real counties only.

    Raises:
        OSError: a file is missing.
        KeyError, ValueError: a file does not have the columns or values of its README.
    """
    folder = resources / "policy"
    return Divisions(
        tuple(_divisions(folder / "divisions.csv")),
        tuple(
            FormerCounty(row["old_code"], row["old_name"], int(row["valid_until"]), row["new_code"])
            for row in _rows(folder / "old_county_names.csv")
        ),
    )


def load_practice_divisions(resources: Path) -> Divisions:
    """Read the real counties and, with them, the made-up ones of `practice/divisions.csv`.

    A workspace that is not for practice must use `load_divisions`, which knows no practice
    county and so refuses its data.
    """
    return load_divisions(resources).with_added(_divisions(resources / "practice/divisions.csv"))


def _divisions(path: Path) -> Iterator[Division]:
    for row in _rows(path):
        yield Division(row["code"], row["name"], Level(row["level"]), row["parent"])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)
