"""The findings of sealed inspections that institutions still have to correct."""

from dataclasses import dataclass

from inspector.domain.finding import Finding
from inspector.domain.inspection import InspectionState
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
    """Return them by deadline, those without one (立即改正) first."""
    found: list[OpenFinding] = []
    with workspace.database.reading() as stored:
        for summary in stored.inspections.summaries():
            if summary.state is InspectionState.DRAFT or not summary.findings:
                continue
            documents = stored.documents.of_inspection(summary.id)
            orders = [
                one.number
                for one in documents
                if one.kind == "F05" and one.state is not DocumentState.VOIDED
            ]
            order = orders[-1] if orders else ""
            found += [
                OpenFinding(
                    summary.id, summary.institution_id, summary.institution_name, order, finding
                )
                for finding in stored.inspections.get(summary.id).findings
                if finding.needs_order
            ]
    return tuple(sorted(found, key=lambda one: (one.finding.deadline is not None, _day(one))))


def _day(one: OpenFinding) -> str:
    return one.finding.deadline.isoformat() if one.finding.deadline else ""
