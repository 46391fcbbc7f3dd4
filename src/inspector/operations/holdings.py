"""What a workspace holds, in numbers that tell one copy of it from another."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.inspection import InspectionState
from inspector.operations.office import read_office
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored


@dataclass(frozen=True, slots=True)
class Holdings:
    """Numbers of what is there.

    Attributes:
        office: name of the authority; empty before it was described.
        sealed: inspections that are sealed, sent or not.
        drafts: inspections that are not.
        institutions: homes in the register.
        last_begun: UTC, when the last inspection was begun; None: there is none.
    """

    office: str
    sealed: int
    drafts: int
    institutions: int
    last_begun: datetime | None


def holdings(workspace: Workspace) -> Holdings:
    """Count what the open workspace holds."""
    with workspace.database.reading() as stored:
        return holdings_of(stored)


def holdings_of(stored: Stored) -> Holdings:
    """Count what a data file holds."""
    office = read_office(stored)
    summaries = stored.inspections.summaries()
    drafts = sum(one.state is InspectionState.DRAFT for one in summaries)
    return Holdings(
        office="" if office is None else office.authority,
        sealed=len(summaries) - drafts,
        drafts=drafts,
        institutions=stored.institutions.count(),
        last_begun=max((one.started_at for one in summaries), default=None),
    )
