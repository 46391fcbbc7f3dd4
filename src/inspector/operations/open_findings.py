"""The findings of sealed inspections that institutions still have to correct."""

from dataclasses import dataclass

from inspector.domain.finding import Finding
from inspector.operations.settle_versions import replaced_records
from inspector.operations.workspace import Workspace
from inspector.storage.documents import DocumentState


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding with the inspection that it comes from.

    Attributes:
        order: number of the last rectification order that stands, or empty where none does.
    """

    inspection_id: str
    institution_id: str
    institution_name: str
    order: str
    finding: Finding


def open_findings(workspace: Workspace) -> tuple[OpenFinding, ...]:
    """Return them by deadline, those without one (立即改正) first.

    Versions that another one has replaced are passed over.
    """
    with workspace.database.reading() as stored:
        replaced = replaced_records(stored)
        standing = {
            one.id: one
            for one in stored.inspections.summaries()
            if one.sealed_sha256 not in replaced
        }
        orders = {
            one.inspection_id: one.number
            for one in stored.documents.all()
            if one.kind == "F05" and one.state is not DocumentState.VOIDED
        }
        findings = stored.findings.of_sealed()
    found = (
        OpenFinding(
            ident,
            standing[ident].institution_id,
            standing[ident].institution_name,
            orders.get(ident, ""),
            finding,
        )
        for ident, finding in findings
        if finding.needs_order and ident in standing
    )
    return tuple(sorted(found, key=lambda one: (one.finding.deadline is not None, _day(one))))


def _day(one: OpenFinding) -> str:
    return one.finding.deadline.isoformat() if one.finding.deadline else ""
