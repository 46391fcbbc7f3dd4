"""The cards of a county (T4, T8) or a city (T5): registers, inspections and entered figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from inspector.domain.answer import Answer
from inspector.domain.card_facts import (
    CountyFacts,
    large_home_parts,
    market_body_parts,
    nursing_bed_parts,
    township_parts,
)
from inspector.domain.cards import Card, Part, area_cards
from inspector.domain.checklist import Checklist
from inspector.domain.divisions import Division, Level
from inspector.domain.quantity import number_in_words
from inspector.domain.verdict import ClauseVerdict, WholeVerdict
from inspector.domain.whole_verdict import suggestions
from inspector.operations.area_figures import COMPUTED, LARGE_HOMES, NURSING_SHARE, figures_in
from inspector.operations.areas import checklist_named
from inspector.operations.county_facts import (
    BODIES,
    CENTRES,
    county_facts,
    reporting_counties,
)
from inspector.operations.known_homes import KnownHome, known_homes
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported

_CITY_CENTRES: Final = "T5-S04"
_CITY_BODIES: Final = "T5-S06"
_MISSING: Final = {
    NURSING_SHARE: "机构名册里没有该县（市、区）的机构，不知道一共有多少床位。",
    LARGE_HOMES: "机构名册里没有该县（市、区）的机构，或者有的机构没有床位数。",
}


@dataclass(frozen=True, slots=True)
class CardCase:
    """A home or a county behind a figure.

    Attributes:
        id: of the institution, or code of the county.
        told: what it contributes, in words.
        is_home: whether it is an institution.
        missing: it has not reported.
    """

    id: str
    name: str
    told: str
    is_home: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class AreaCards:
    """The cards of an area by one checklist.

    Attributes:
        cards: in the order of the checklist.
        wholes: the suggestion for a designation; none where the checklist serves no designation.
        cases: by code of the item, for the figures that were computed.
        entered: by code of the item, with source and time.
        homes: what register and inspections told; None where no figure is computed from them.
    """

    area: Division
    checklist: Checklist
    cards: tuple[Card, ...]
    wholes: tuple[WholeVerdict, ...]
    cases: Mapping[str, tuple[CardCase, ...]]
    entered: Mapping[str, Answer]
    homes: tuple[KnownHome, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Gathered:
    homes: tuple[KnownHome, ...]
    counties: tuple[CountyFacts, ...]
    names: Mapping[str, str]
    entered: Mapping[str, Answer]
    of_counties: Mapping[str, Mapping[str, Answer]]


def cards_of_area(
    workspace: Workspace,
    area: Division,
    checklist: str = "",
    progress: Progress = unreported,
    homes: tuple[KnownHome, ...] | None = None,
) -> AreaCards:
    """Judge an area for today by the newest pack.

    A figure that some counties of a city have not reported is an interval (X12).

    Args:
        workspace: of either desk.
        area: one of this desk.
        checklist: its code; empty: the first that is about such an area.
        progress: told while inspections are read.
        homes: of the same area, as read before; None: register and inspections are read.

    Raises:
        AreaUnknownError: the checklist is not about such an area.
    """
    chosen = checklist_named(workspace, area, checklist)
    pack = workspace.policy
    asked = {one.code for one in pack.items_of(chosen.code)}
    if not asked & COMPUTED:
        homes = ()
    gathered = _gather(workspace, area, homes, progress)
    parts = _parts(gathered, area)
    cards = area_cards(pack, chosen.code, parts, gathered.entered, workspace.today)
    verdicts = {
        one.item: ClauseVerdict(one.item, one.outcome, one.in_words, "", one.assumptions)
        for one in cards
    }
    return AreaCards(
        area=area,
        checklist=chosen,
        cards=cards,
        wholes=suggestions(pack, [chosen.code], verdicts),
        cases={one.item: _cases(one, parts[one.item], gathered) for one in cards if one.cases},
        entered=gathered.entered,
        homes=gathered.homes if asked & COMPUTED else None,
    )


def _gather(
    workspace: Workspace, area: Division, homes: tuple[KnownHome, ...] | None, progress: Progress
) -> _Gathered:
    divisions = workspace.divisions
    counties = (area,) if area.level is Level.COUNTY else divisions.counties_of(area.code)
    with workspace.database.reading() as stored:
        if homes is None:
            reported = reporting_counties(workspace, stored, counties)
            homes = known_homes(workspace, stored, reported, progress)
        entered = figures_in(stored, area)
        of_counties = {one.code: figures_in(stored, one) for one in counties}
    registered = {one.facts.county for one in homes if one.registered}
    names = {one.code: one.name for one in counties}
    return _Gathered(
        homes=homes,
        counties=tuple(
            county_facts(workspace, one, registered, of_counties[one.code]) for one in counties
        ),
        names=names | {one.facts.id: one.institution.name for one in homes},
        entered=entered,
        of_counties=of_counties,
    )


def _parts(gathered: _Gathered, area: Division) -> Mapping[str, Sequence[Part]]:
    homes = [one.facts for one in gathered.homes]
    counties = gathered.counties
    parts: dict[str, Sequence[Part]] = {
        NURSING_SHARE: nursing_bed_parts(homes, counties),
        LARGE_HOMES: large_home_parts(homes, counties),
    }
    if area.level is Level.CITY:
        # A city's own figure stands before what was entered for single counties.
        summed = {
            _CITY_CENTRES: (CENTRES, township_parts(counties)),
            _CITY_BODIES: (BODIES, market_body_parts(counties)),
        }
        for item, (of_county, found) in summed.items():
            told = any(of_county in figures for figures in gathered.of_counties.values())
            if told and item not in gathered.entered:
                parts[item] = found
    return parts


def _cases(card: Card, parts: Sequence[Part], gathered: _Gathered) -> tuple[CardCase, ...]:
    homes = {one.facts.id: one.told for one in gathered.homes}
    return tuple(
        CardCase(
            id=one.case,
            name=gathered.names[one.case],
            told=homes.get(one.case) or _county_told(card.item, one, gathered),
            is_home=one.case in homes,
            missing=one.case in card.missing,
        )
        for one in parts
    )


def _county_told(item: str, part: Part, gathered: _Gathered) -> str:
    if part.numerator is None:
        return _MISSING.get(item, "没有填报，或者填报的数字互相矛盾。")
    if item == LARGE_HOMES:
        return f"{'有' if part.numerator else '没有'} 100 张床位以上的机构。"
    of_county = {_CITY_CENTRES: CENTRES, _CITY_BODIES: BODIES}[item]
    source = gathered.of_counties[part.case][of_county].remark
    whole = f" / {number_in_words(part.denominator)}" if part.denominator is not None else ""
    return f"{number_in_words(part.numerator)}{whole} 个（来源：{source}）。"
