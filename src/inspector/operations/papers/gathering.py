"""Gathers what a document is made from."""

from dataclasses import dataclass
from datetime import datetime

from inspector.documents.picture import Picture
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.shanghai import day_in_shanghai
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.office import required_office
from inspector.operations.papers.occasion import BeforeSealing, Occasion
from inspector.operations.print_copy import print_copy
from inspector.operations.standing_record import require_standing
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.documents import DocumentState, IssuedDocument


@dataclass(frozen=True, slots=True)
class Wish:
    """Which document is wanted.

    Attributes:
        number: as printed.
        at: UTC; the day of the document.
        without: id of a document that the new one is not to know of, or empty.
    """

    inspection_id: str
    number: str
    at: datetime
    without: str = ""


def gathered(
    workspace: Workspace, stored: Stored, wish: Wish, progress: Progress = unreported
) -> Occasion:
    """Return the occasion: the inspection as it was sealed, or as it stands before.

    Raises:
        OfficeMissingError: the office is not described.
        PolicyMissingError: the pack of the inspection is not here.
        RecordNotStandingError: the sealed record was replaced, or waits for a choice.
    """
    office = required_office(stored)
    records = stored.records.of_inspection(wish.inspection_id)
    if records:
        require_standing(stored, records[-1].sha256)
    sealed = sealed_of(records[-1].record) if records else None
    inspection = sealed.inspection if sealed else stored.inspections.get(wish.inspection_id)
    drawn = stored.drawings.of(inspection.id)

    def picture(sha256: str) -> Picture:
        return print_copy(workspace, sha256, drawn.get(sha256, ()), progress)

    before = BeforeSealing(
        inspection=inspection,
        pack=workspace.pack_of(inspection.pack_version),
        office=office,
        number=wish.number,
        issued=_issued(stored, wish),
        visits=_visits(stored, inspection),
        picture=picture,
        now=wish.at,
        today=day_in_shanghai(wish.at),
    )
    return before if sealed is None else before.sealed_as(sealed, records[-1].sha256)


def _issued(stored: Stored, wish: Wish) -> tuple[IssuedDocument, ...]:
    return tuple(
        one
        for one in stored.documents.of_inspection(wish.inspection_id)
        if one.state is not DocumentState.VOIDED and one.id != wish.without
    )


def _visits(stored: Stored, inspection: Inspection) -> int:
    year = day_in_shanghai(inspection.started_at).year
    return sum(
        one.institution_id == inspection.institution.id
        and one.id != inspection.id
        and one.state is not InspectionState.DRAFT
        and day_in_shanghai(one.started_at).year == year
        for one in stored.inspections.summaries()
    )
