"""What a desk knows of counties: whether they reported, and what was entered for them."""

from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from typing import Final

from inspector.domain.answer import Answer
from inspector.domain.card_facts import CountyFacts
from inspector.domain.divisions import Division
from inspector.domain.policy_pack import Pack
from inspector.domain.rules import Total
from inspector.exchange.grant import open_grant
from inspector.operations.identity import held_trust
from inspector.operations.workspace import Role, Workspace
from inspector.storage.database import Stored

CENTRES: Final = "T4-X05"
BODIES: Final = "T4-X09"


def reporting_counties(
    workspace: Workspace, stored: Stored, counties: Iterable[Division]
) -> Mapping[str, bool]:
    """Return by code whether a county reported: at the province, whether a package came from it.

    Raises:
        Refused: a grant is not the province's own.
    """
    if workspace.role is Role.COUNTY:
        return {one.code: True for one in counties}
    files = stored.trust.grants()
    grants = [open_grant(one, held_trust(stored)) for one in files]
    heard = {one.county for one in grants if stored.packages.digests(one.device)}
    return {one.code: one.code in heard for one in counties}


def county_facts(
    workspace: Workspace,
    county: Division,
    registered: Container[str],
    figures: Mapping[str, Answer],
) -> CountyFacts:
    """Return what is known of a county.

    Args:
        workspace: of either desk.
        county: any.
        registered: codes of the counties whose homes the register holds.
        figures: entered for the county, by code of the item.
    """
    pack = workspace.policy
    townships = len(workspace.divisions.townships_of(county.code))
    centres = figures.get(CENTRES)
    covered = None
    if centres is not None:
        measured = _whole(centres, pack.parameters["area_denominator"].value)
        townships = townships if measured is None else measured
        told = _whole(centres, "covered")
        covered = told if told is not None and told <= townships else None
    return CountyFacts(
        code=county.code,
        homes_reported=county.code in registered,
        townships=townships,
        villages=0,
        townships_covered=covered,
        market_bodies=_bodies(pack, figures.get(BODIES)),
    )


def _bodies(pack: Pack, answer: Answer | None) -> int | None:
    if answer is None:
        return None
    counted = [
        code
        for rule in pack.item(BODIES).rules
        if isinstance(rule, Total)
        for code in dict(rule.groups)[pack.parameters[rule.parameter].value]
    ]
    counts = [_whole(answer, code) for code in counted]
    known = [one for one in counts if one is not None]
    return sum(known) if len(known) == len(counts) else None


def _whole(answer: Answer, code: str) -> int | None:
    value = answer.values.get(code)
    return int(value) if isinstance(value, Decimal) else None
