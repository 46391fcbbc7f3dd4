"""Read how the office was described."""

from inspector.domain.office import Office
from inspector.operations.office import read_office
from inspector.operations.workspace import Workspace


def described_office(workspace: Workspace) -> Office | None:
    """Return the office; None as long as nobody has described it."""
    with workspace.database.reading() as stored:
        return read_office(stored)
