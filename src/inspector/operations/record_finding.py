"""Write, change or remove a finding."""

from inspector.domain.finding import Finding
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
