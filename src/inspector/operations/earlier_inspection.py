"""Find the inspection of the same institution that was sealed before."""

from inspector.domain.inspection import Inspection
from inspector.operations.workspace import Workspace


def earlier_inspection(workspace: Workspace, inspection: Inspection) -> Inspection | None:
    """Return the last sealed inspection of the institution before this one began, if any."""
    with workspace.database.reading() as stored:
        return stored.inspections.last_sealed_of(inspection.institution.id, inspection.started_at)
