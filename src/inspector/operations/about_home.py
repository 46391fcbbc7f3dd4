"""What the laptop knows of one home beside the register: its inspections and its photos."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.domain.photo import Attachment
from inspector.domain.verdict import Outcome
from inspector.operations.messages.record_form import outcomes_of
from inspector.operations.settle_versions import replaced_records
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored
from inspector.storage.inspection_summary import InspectionSummary

_JUDGED: Final = 12
"""The verdicts of so many of the last visits are read; older ones are listed without."""
_PHOTOS: Final = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """One inspection of the home.

    Attributes:
        started_at: UTC.
        met, unmet: clauses by their sealed verdict; None in a draft and where they were not read.
        replaced: whether a later version holds in its stead.
    """

    id: str
    kind: InspectionKind
    state: InspectionState
    started_at: datetime
    answered: int
    findings: int
    photos: int
    met: int | None = None
    unmet: int | None = None
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class AboutHome:
    """All that, the newest first; photos with the inspection that they belong to."""

    visits: tuple[Visit, ...]
    photos: tuple[tuple[str, Attachment], ...]


def about_home(workspace: Workspace, institution_id: str) -> AboutHome:
    """Read what is known of one home; each original is listed once, at most 200 of them."""
    with workspace.database.reading() as stored:
        summaries = stored.inspections.summaries(institution_id)
        replaced = replaced_records(stored) if summaries else frozenset()
        uses = stored.photos.of_institution(institution_id, _PHOTOS) if summaries else ()
        visits = tuple(_visit(stored, one, place, replaced) for place, one in enumerate(summaries))
    once = {use.photo.sha256: (inspection, use) for inspection, use in reversed(uses)}
    return AboutHome(visits, tuple(reversed(once.values())))


def _visit(
    stored: Stored, summary: InspectionSummary, place: int, replaced: frozenset[str]
) -> Visit:
    outcomes = _outcomes(stored, summary.sealed_sha256) if place < _JUDGED else None
    return Visit(
        summary.id,
        summary.kind,
        summary.state,
        summary.started_at,
        summary.answered,
        summary.findings,
        summary.photos,
        outcomes[Outcome.MET] if outcomes is not None else None,
        outcomes[Outcome.UNMET] if outcomes is not None else None,
        summary.sealed_sha256 in replaced,
    )


def _outcomes(stored: Stored, sealed_sha256: str) -> Counter[Outcome] | None:
    if not sealed_sha256:
        return None
    return Counter(outcomes_of(stored.records.get(sealed_sha256).record))
