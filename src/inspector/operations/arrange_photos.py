"""Order the photos of an inspection, use one again, bring a removed one back (C9)."""

from collections.abc import Sequence
from dataclasses import replace

from inspector.domain.photo import Attachment, moved
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace


def move_photo(workspace: Workspace, inspection_id: str, attachment_id: str, by: int) -> Changed:
    """Move a photo among those of its item, -1 up and 1 down; nothing changes at the ends.

    Raises:
        SealedError: the inspection is sealed.
    """
    with workspace.database.transaction() as stored:
        attachments = stored.inspections.get(inspection_id).attachments
        stored.photos.arrange(inspection_id, moved(attachments, attachment_id, by))
    return Changed.PHOTOS


def restore_photo(
    workspace: Workspace, inspection_id: str, taken_off: Attachment, order: Sequence[str]
) -> Changed:
    """Bring back a photo that was taken off, to the place where it stood.

    `taken_off` is the photo as it was, `order` the ids of all as they stood.

    Raises:
        SealedError: the inspection is sealed.
    """
    with workspace.database.transaction() as stored:
        findings = {one.id for one in stored.inspections.get(inspection_id).findings}
        kept = taken_off if taken_off.finding in findings else replace(taken_off, finding="")
        stored.photos.attach(inspection_id, kept)
        stored.photos.arrange(inspection_id, order)
    return Changed.PHOTOS


def use_photo_again(
    workspace: Workspace, inspection_id: str, used: Attachment, item: str, officer: str
) -> Attachment:
    """Let a photo that is here prove another item too; return its new use.

    Raises:
        SealedError: the inspection is sealed.
    """
    with workspace.database.transaction() as stored:
        findings = stored.inspections.get(inspection_id).findings_on(item)
        again = replace(
            used,
            id=workspace.new_id(),
            item=item,
            finding=findings[0].id if findings else "",
            attached_at=workspace.clock(),
            officer=workspace.officer or officer,
        )
        stored.photos.attach(inspection_id, again)
    return again
