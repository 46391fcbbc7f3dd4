"""Makes up institutions that cannot be taken for real ones."""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final, TypeVar

from inspector.domain.divisions import Division, Divisions, is_practice
from inspector.domain.identifiers import credit_code_check_digit
from inspector.domain.institution import (
    Aid,
    FilingState,
    FireApproval,
    FoodLicence,
    Institution,
    LegalForm,
    OperatingState,
    institution_id,
)
from inspector.domain.practice.recipe import HomeKind, Recipe

T = TypeVar("T")

MARK: Final = "演练"
"""Stands in the name of every made-up home in a real county."""

_AREA: Final = "149901"
_CODE_HEADS: Final = {
    LegalForm.PRIVATE_NON_ENTERPRISE: "52",
    LegalForm.PUBLIC_INSTITUTION: "12",
    LegalForm.ENTERPRISE: "91",
}
_CODE_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FAMILY_NAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_FIRST_FILING: Final = date(2019, 1, 1)
_TRIES: Final = 1000
_LAST_FILING: Final = date(2026, 10, 31)
_FOUNDED_YEARS: Final = (1985, 2025, 2012)


def made_up_homes(
    recipe: Recipe, divisions: Divisions, counts: Mapping[str, int], random: Random
) -> tuple[Institution, ...]:
    """Return as many homes for each county code as asked, no two of one name in a county.

    Credit codes carry the practice county's area, telephone numbers begin with 0000, and in a
    real county the name holds 演练.
    """
    return tuple(
        home
        for code, count in counts.items()
        for home in _homes_of(recipe, divisions, code, count, random)
    )


def province_counts(recipe: Recipe, total: int, random: Random) -> dict[str, int]:
    """Return how many homes each county has: one at least, the others by weight."""
    codes = list(recipe.county_weights)
    counts = dict.fromkeys(codes, 1)
    weights = list(recipe.county_weights.values())
    for code in random.choices(codes, weights, k=max(total - len(codes), 0)):
        counts[code] += 1
    return counts


def _homes_of(
    recipe: Recipe, divisions: Divisions, county_code: str, count: int, random: Random
) -> Iterator[Institution]:
    county = divisions.county(county_code)
    if county is None:
        raise ValueError(f"no county has the code {county_code}")
    taken: set[str] = set()
    for _ in range(count):
        home = _another(recipe, divisions, county, taken, random)
        taken.add(home.name)
        yield home


def _another(
    recipe: Recipe, divisions: Divisions, county: Division, taken: set[str], random: Random
) -> Institution:
    for _ in range(_TRIES):
        kind = random.choices(recipe.kinds, [one.count for one in recipe.kinds])[0]
        township = random.choice(divisions.townships_of(county.code)).name
        name = _name(kind, recipe, divisions, county, township, random)
        if name not in taken:
            return _home(kind, recipe, divisions, county, township, name, random)
    raise ValueError(f"the patterns give no more than {len(taken)} names in {county.name}")


def _name(
    kind: HomeKind,
    recipe: Recipe,
    divisions: Divisions,
    county: Division,
    township: str,
    random: Random,
) -> str:
    city = divisions.city_of(county.code)
    words = {
        "县全称": county.name,
        "县简称": county.name[:-1],
        "市全称": city.name if city else "",
        "乡镇": township,
        "字号": random.choice(recipe.brands),
    }
    pattern = _draw(kind.name_patterns, random)
    if not is_practice(county.code):
        place = next((place for place in ("{县全称}", "{市全称}") if place in pattern), "")
        pattern = pattern.replace(place, place + MARK, 1) if place else MARK + pattern
    return re.sub(r"\{(\w+)\}", lambda found: words[found[1]], pattern)


def _home(
    kind: HomeKind,
    recipe: Recipe,
    divisions: Divisions,
    county: Division,
    township: str,
    name: str,
    random: Random,
) -> Institution:
    legal_form = _draw(kind.legal_forms, random)
    head = _CODE_HEADS.get(legal_form)
    code = _credit_code(head, random) if head else None
    place = f"{divisions.full_name(county.code)}{township}"
    address = f"{place}{MARK}路{random.randint(1, 199)}号"
    beds = _beds(kind, random)
    founded = _founded(random)
    is_filed = random.random() < recipe.filed
    return Institution(
        id=institution_id(code, name, address),
        name=name,
        county_code=county.code,
        credit_code=code,
        township=township,
        address=address,
        legal_form=legal_form,
        legal_representative=f"{random.choice(_FAMILY_NAMES)}某某",
        phone=f"0000-{random.randint(1_000_000, 9_999_999)}",
        established_on=founded,
        filing=FilingState.FILED if is_filed else FilingState.NOT_FILED,
        filed_on=_filed(founded, random) if is_filed else None,
        beds_total=beds,
        nursing_beds=round(beds * random.betavariate(*kind.nursing_share)),
        residents=round(beds * random.betavariate(*recipe.occupancy)),
        area_m2=Decimal(beds * random.randint(180, 420)) / 10,
        fire_approval=_fire_approval(recipe, random),
        food_licence=_food_licence(recipe, random),
        aids=_aids(recipe, random),
        state=OperatingState.OPERATING,
    )


def _credit_code(head: str, random: Random) -> str:
    body = head + _AREA + "M" + "".join(random.choices(_CODE_SIGNS, k=8))
    return body + credit_code_check_digit(body)


def _beds(kind: HomeKind, random: Random) -> int:
    # The mean of a lognormal is exp(mu + sigma² / 2).
    mu = math.log(kind.mean_beds) - kind.sigma_beds**2 / 2
    beds = round(random.lognormvariate(mu, kind.sigma_beds))
    return min(max(beds, kind.fewest_beds), kind.most_beds)


def _founded(random: Random) -> date:
    year = int(random.triangular(*_FOUNDED_YEARS))
    return date(year, random.randint(1, 12), random.randint(1, 28))


def _filed(founded: date, random: Random) -> date:
    first = max(founded, _FIRST_FILING)
    return first + timedelta(days=random.randrange((_LAST_FILING - first).days))


def _fire_approval(recipe: Recipe, random: Random) -> FireApproval:
    drawn = random.random()
    if drawn < recipe.fire_approved:
        return FireApproval.APPROVED
    if drawn < recipe.fire_approved + recipe.fire_by_third_party:
        return FireApproval.THIRD_PARTY
    return FireApproval.NONE


def _food_licence(recipe: Recipe, random: Random) -> FoodLicence:
    return FoodLicence.HELD if random.random() < recipe.food_licensed else FoodLicence.NOT_HELD


def _aids(recipe: Recipe, random: Random) -> frozenset[Aid]:
    if random.random() >= recipe.with_aids:
        return frozenset()
    return frozenset(aid for aid, share in recipe.aids.items() if random.random() < share)


def _draw(shares: Mapping[T, float], random: Random) -> T:
    return random.choices(list(shares), list(shares.values()))[0]
