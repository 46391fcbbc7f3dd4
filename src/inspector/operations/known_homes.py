"""What the register and the last sealed inspections tell about the beds of homes."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from inspector.domain.card_facts import HomeFacts
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.institution import Institution, OperatingState
from inspector.domain.policy_pack import Pack
from inspector.domain.shanghai import date_in_words, day_in_shanghai
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.settle_versions import replaced_records
from inspector.operations.workspace import Workspace
from inspector.progress import Progress
from inspector.storage.database import Stored
from inspector.storage.inspection_summary import InspectionSummary

_NURSING: Final = "beds_nursing"
_DENOMINATOR: Final = "nursing_beds_denominator"
_REGISTERED: Final = "beds_registered"
_GONE: Final = (OperatingState.CLOSED, OperatingState.REORGANISED)


@dataclass(frozen=True, slots=True)
class KnownHome:
    """A home with its beds.

    Attributes:
        told: its figures in words, each with where it comes from.
        registered: whether the register holds it; else an inspection alone told of it.
    """

    institution: Institution
    facts: HomeFacts
    told: str
    registered: bool


@dataclass(slots=True)
class _Home:
    institution: Institution
    registered: bool
    counts: dict[str, tuple[int, str]] = field(default_factory=dict)

    def wants(self, counties: Container[str], tallies: Iterable[str]) -> bool:
        """Whether an earlier inspection can still tell something."""
        missing = any(one not in self.counts for one in tallies)
        return missing and self.institution.county_code in counties


def known_homes(
    workspace: Workspace, stored: Stored, counties: Mapping[str, bool], progress: Progress
) -> tuple[KnownHome, ...]:
    """Return the homes of some counties that have not closed, by name.

    Beds are those that the parameter `nursing_beds_denominator` counts (law notes A1): counted in
    the last sealed inspection that told them, else as registered. The register holds one number of
    beds, which stands for 备案床位 alone.

    Args:
        workspace: of either desk.
        stored: a snapshot of it.
        counties: by code, whether the county has reported; of a silent one only beds are known.
        progress: told before each record that is read.
    """
    measure = workspace.policy.parameters[_DENOMINATOR]
    beds = f"beds_{measure.value}"
    homes = {one.id: _Home(one, registered=True) for one in stored.institutions.all()}
    standing = _standing(stored)
    for number, summary in enumerate(standing):
        progress(f"{number + 1} / {len(standing)}", number / len(standing))
        known = homes.get(summary.institution_id)
        if known is None or known.wants(counties, (_NURSING, beds)):
            record = stored.records.get(summary.sealed_sha256).record
            _count_inspected(workspace, homes, sealed_of(record).inspection)
    found = []
    for home in homes.values():
        if home.institution.county_code in counties and home.institution.state not in _GONE:
            _count_registered(home)
            if not counties[home.institution.county_code]:
                home.counts.pop(_NURSING, None)
            found.append(_known_home(home, beds, measure.in_words))
    return tuple(sorted(found, key=lambda one: one.institution.name))


def _standing(stored: Stored) -> tuple[InspectionSummary, ...]:
    replaced = replaced_records(stored)
    return tuple(
        one
        for one in stored.inspections.summaries()
        if one.state is not InspectionState.DRAFT and one.sealed_sha256 not in replaced
    )


def _count_inspected(workspace: Workspace, homes: dict[str, _Home], inspection: Inspection) -> None:
    known = inspection.institution
    home = homes.setdefault(known.id, _Home(known, registered=False))
    pack = workspace.packs.get(inspection.pack_version, workspace.policy)
    source = f"{date_in_words(day_in_shanghai(inspection.started_at))}检查"
    for tally, count in _counts(inspection, pack):
        home.counts.setdefault(tally, (count, source))


def _counts(inspection: Inspection, pack: Pack) -> Iterator[tuple[str, int]]:
    for item in pack.items():
        answer = inspection.answers.get(item.code)
        given = {} if answer is None or answer.not_applicable else answer.values
        for one in item.inputs:
            value = given.get(one.code)
            if isinstance(value, Decimal) and value.is_finite() and value == int(value) >= 0:
                yield one.tally, int(value)


def _count_registered(home: _Home) -> None:
    known = home.institution
    for tally, count in ((_NURSING, known.nursing_beds), (_REGISTERED, known.beds_total)):
        if count is not None:
            home.counts.setdefault(tally, (count, "机构名册"))


def _known_home(home: _Home, beds: str, label: str) -> KnownHome:
    whole, nursing = home.counts.get(beds), home.counts.get(_NURSING)
    told = f"{_told('护理型床位', nursing)}；{_told(label, whole)}"
    contradictory = whole is not None and nursing is not None and nursing[0] > whole[0]
    if contradictory:
        told = f"{told}。护理型床位多于床位，数据矛盾，没有计入，请核对"
    facts = HomeFacts(
        id=home.institution.id,
        county=home.institution.county_code,
        beds=None if whole is None else whole[0],
        nursing_beds=None if nursing is None or contradictory else nursing[0],
    )
    return KnownHome(home.institution, facts, f"{told}。", home.registered)


def _told(label: str, known: tuple[int, str] | None) -> str:
    return f"{label}没有数据" if known is None else f"{label} {known[0]} 张（{known[1]}）"
