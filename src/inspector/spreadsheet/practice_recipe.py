"""Reads the recipe of invented registers from the practice folder."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from inspector.domain.institution import Aid, LegalForm
from inspector.domain.practice.recipe import DateForm, HomeKind, Mess, Recipe

_LEGAL_FORMS: Final = {
    "事业单位(12)": LegalForm.PUBLIC_INSTITUTION,
    "民办非企业(52)": LegalForm.PRIVATE_NON_ENTERPRISE,
    "企业(91)": LegalForm.ENTERPRISE,
    "未单独登记": LegalForm.OTHER,
}


def load_recipe(resources: Path) -> Recipe:
    """Read `practice/recipe.json` and the lists beside it.

    Raises:
        OSError: a file is missing.
        KeyError, TypeError, ValueError: a file does not have the shape of its README.
    """
    folder = resources / "practice"
    whole = _Part(json.loads((folder / "recipe.json").read_text(encoding="utf-8")))
    patterns: dict[str, dict[str, float]] = {}
    for row in _rows(folder / "name_patterns.csv"):
        patterns.setdefault(row["type"], {})[row["pattern"]] = float(row["weight"])
    licences, helps, messes = whole.part("licences"), whole.part("six_helps"), whole.messes()
    occupancy = whole.part("occupancy")
    return Recipe(
        kinds=tuple(_kind(kind, patterns) for kind in whole.parts("types")),
        brands=tuple(row["字号"] for row in _rows(folder / "brand_words.csv")),
        county_weights={
            row["code"]: float(row["weight"]) for row in _rows(folder / "county_weights.csv")
        },
        occupancy=(occupancy.number("a"), occupancy.number("b")),
        filed=licences.number("备案_done"),
        fire_approved=licences.number("消防审验_passed"),
        fire_by_third_party=licences.number("第三方消防评估"),
        food_licensed=licences.number("食品经营许可_valid"),
        with_aids=helps.number("institutions_with_community_services"),
        aids={
            Aid(name): share
            for name, share in helps.part("adoption_given_community_services").numbers().items()
        },
        mess={mess: messes[mess.value] for mess in Mess},
        date_forms={
            form: whole.part("messy_excel").part("dates").number(form.value) for form in DateForm
        },
    )


def _kind(kind: "_Part", patterns: Mapping[str, dict[str, float]]) -> HomeKind:
    beds, nursing = kind.part("beds"), kind.part("nursing_share")
    return HomeKind(
        code=kind.text("id"),
        count=int(kind.number("count")),
        legal_forms={
            _LEGAL_FORMS[name]: share for name, share in kind.part("legal").numbers().items()
        },
        mean_beds=beds.number("mean"),
        sigma_beds=beds.number("sigma"),
        fewest_beds=int(beds.number("min")),
        most_beds=int(beds.number("max")),
        nursing_share=(nursing.number("a"), nursing.number("b")),
        name_patterns=patterns[kind.text("id")],
    )


class _Part:
    """An object of the recipe's JSON, its members taken only with the type that is meant."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise TypeError("the recipe holds something else than an object here")
        self._members: dict[str, object] = value

    def part(self, name: str) -> "_Part":
        return _Part(self._members[name])

    def parts(self, name: str) -> "list[_Part]":
        value = self._members[name]
        if not isinstance(value, list):
            raise TypeError(f"{name} is no list")
        return [_Part(member) for member in value]

    def number(self, name: str) -> float:
        value = self._members[name]
        if not isinstance(value, int | float):
            raise TypeError(f"{name} is no number")
        return float(value)

    def text(self, name: str) -> str:
        return str(self._members[name])

    def numbers(self) -> dict[str, float]:
        return {
            name: float(value)
            for name, value in self._members.items()
            if isinstance(value, int | float)
        }

    def messes(self) -> dict[str, float]:
        """Return the rates of mess, those of credit codes named `uscc.` and theirs."""
        part = self.part("messy_excel")
        codes = part.part("uscc").numbers().items()
        return part.numbers() | {f"uscc.{name}": rate for name, rate in codes}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)
