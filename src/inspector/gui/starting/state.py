"""What the starting screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inspector.domain.checklist import Checklist
from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.domain.shanghai import SHANGHAI
from inspector.storage.inspection_summary import InspectionSummary

PROPOSED = {InspectionKind.ANNUAL: ("T1", "T3"), InspectionKind.ACCEPTANCE: ("T6",)}
"""Checklists that are proposed for a kind; T1 for all others."""
_OFFICES = ("县（市、区）", "设区市")
"""Checklists about these are filled in at the desk, not in an institution."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft that can be gone on with."""

    id: str
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer who may be chosen; one whose certificate has run out may not."""

    number: str
    label: str
    valid: bool


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """A checklist that may be chosen."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class StartingState:
    """Everything there is to choose from, and what is chosen."""

    drafts: tuple[DraftLine, ...]
    officers: tuple[OfficerLine, ...]
    checklists: tuple[ChecklistLine, ...]
    institution: str
    """What is chosen, in words; empty: nothing yet."""


def state_of(
    summaries: Sequence[InspectionSummary],
    officers: Sequence[Officer],
    checklists: Mapping[str, Checklist],
    institution: Institution | None,
    today: date,
) -> StartingState:
    """Return what is shown."""
    return StartingState(
        drafts=tuple(_draft(one) for one in summaries if one.state is InspectionState.DRAFT),
        officers=tuple(_officer(one, today) for one in officers),
        checklists=tuple(
            ChecklistLine(one.code, f"{one.code} {one.title}（{len(one.items)} 项）")
            for one in checklists.values()
            if one.subject not in _OFFICES
        ),
        institution=institution_in_words(institution) if institution else "",
    )


def institution_in_words(institution: Institution) -> str:
    """Return an institution as one line: name, township, code."""
    parts = (institution.name, institution.township, institution.credit_code or "")
    return " · ".join(part for part in parts if part)


def proposed_checklists(kind: InspectionKind) -> tuple[str, ...]:
    """Return the codes of the checklists that are proposed for a kind of inspection."""
    return PROPOSED.get(kind, ("T1",))


def _draft(summary: InspectionSummary) -> DraftLine:
    started = summary.started_at.astimezone(SHANGHAI)
    parts = (
        f"{started.month}月{started.day}日 {started:%H:%M} 开始",
        f"{summary.answered} 项",
        f"问题 {summary.findings}",
        f"照片 {summary.photos}",
    )
    return DraftLine(
        summary.id, f"{summary.institution_name} · {summary.kind.value}", " · ".join(parts)
    )


def _officer(officer: Officer, today: date) -> OfficerLine:
    valid = officer.holds_certificate_on(today)
    more = "" if valid else "，证件已过期"
    return OfficerLine(
        officer.certificate_number,
        f"{officer.name}（证号 {officer.certificate_number}{more}）",
        valid,
    )
