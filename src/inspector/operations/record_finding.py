"""Write, change or remove a finding."""

from collections.abc import Sequence

from inspector.domain.finding import Finding
from inspector.domain.photo import Attachment
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace


def record_finding(workspace: Workspace, inspection_id: str, finding: Finding) -> Changed:
    """Keep a finding; one with the same id is replaced."""
    with workspace.database.transaction() as stored:
        stored.findings.save(inspection_id, finding)
    return Changed.FINDINGS


def remove_finding(workspace: Workspace, inspection_id: str, finding_id: str) -> Changed:
    """Remove a finding; its photos stay with the item."""
    with workspace.database.transaction() as stored:
        stored.findings.remove(inspection_id, finding_id)
    return Changed.FINDINGS


def restore_finding(
    workspace: Workspace, inspection_id: str, finding: Finding, photos: Sequence[Attachment]
) -> Changed:
    """Bring a finding back that was removed, with the photos that it had."""
    with workspace.database.transaction() as stored:
        stored.findings.save(inspection_id, finding)
        here = {one.id for one in stored.inspections.get(inspection_id).attachments}
        for photo in photos:
            if photo.id in here:
                stored.photos.change_attachment(inspection_id, photo)
    return Changed.FINDINGS | Changed.PHOTOS
