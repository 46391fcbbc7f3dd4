"""Draw on the copies of a photo: data over the original, which stays as it is (C2, C15)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from inspector.domain.annotation import Annotation
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace


def draw_on_photo(
    workspace: Workspace, inspection_id: str, sha256: str, drawn: Sequence[Annotation]
) -> Changed:
    """Let these annotations stand on the photo in this inspection, and no others.

    They hold for every use of the photo in the inspection, on screen and on paper alike.

    Raises:
        SealedError: the inspection is sealed.
    """
    with workspace.database.transaction() as stored:
        stored.drawings.draw(inspection_id, sha256, drawn)
    return Changed.PHOTOS


def drawings_of(workspace: Workspace, inspection_id: str) -> Mapping[str, tuple[Annotation, ...]]:
    """Return what was drawn in an inspection, by hash; nothing where there is none such."""
    with workspace.database.reading() as stored, suppress(KeyError):
        return stored.drawings.of(inspection_id)
    return {}
