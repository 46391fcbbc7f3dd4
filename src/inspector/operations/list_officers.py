"""List the officers who use this workspace."""

from inspector.domain.personnel import Officer
from inspector.operations.workspace import Workspace


def list_officers(workspace: Workspace) -> tuple[Officer, ...]:
    """Return them in the order in which they were entered."""
    with workspace.database.reading() as stored:
        return stored.officers.all()
