"""Find institutions of the register by a part of their name, code, address or initials."""

from inspector.domain.institution import Institution
from inspector.operations.workspace import Workspace


def find_institutions(workspace: Workspace, text: str, limit: int) -> tuple[Institution, ...]:
    """Return those that hold every part of the text, at most `limit`; no text finds all."""
    with workspace.database.reading() as stored:
        return stored.institutions.search(text, limit)


def count_institutions(workspace: Workspace) -> int:
    """Return how many the register holds."""
    with workspace.database.reading() as stored:
        return stored.institutions.count()


def get_institution(workspace: Workspace, ident: str) -> Institution | None:
    """Return the institution with this id, None where the register holds none."""
    with workspace.database.reading() as stored:
        try:
            return stored.institutions.get(ident)
        except KeyError:
            return None
