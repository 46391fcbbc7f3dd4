"""Whether the province has confirmed the outlines of the counties: only then a map is shown."""

from typing import Final

from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace

_KEY: Final = "boundaries_confirmed"
_YES: Final = "yes"


def boundaries_confirmed(workspace: Workspace) -> bool:
    """Return whether somebody has said so; nobody has at first."""
    with workspace.database.reading() as stored:
        return stored.settings.get(_KEY) == _YES


def confirm_boundaries(workspace: Workspace, *, confirmed: bool) -> Changed:
    """Keep that the province has confirmed them, or that it has not."""
    with workspace.database.transaction() as stored:
        stored.settings.put(_KEY, _YES if confirmed else "no")
    return Changed.SETTINGS
