"""List inspections, the one started last first."""

from inspector.operations.workspace import Workspace
from inspector.storage.inspection_summary import InspectionSummary


def list_inspections(workspace: Workspace) -> tuple[InspectionSummary, ...]:
    """Return a line about each inspection, drafts and sealed ones."""
    with workspace.database.reading() as stored:
        return stored.inspections.summaries()
