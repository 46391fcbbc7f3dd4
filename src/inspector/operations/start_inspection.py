"""Start the inspection of an institution."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspector.domain.inspection import Inspection, InspectionKind
from inspector.domain.procedure import officers_problem
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace


class CannotStartError(UserError):
    """The inspection may not be started like this."""


@dataclass(frozen=True, slots=True)
class StartedInspection:
    """The id of the new draft, and what changed."""

    inspection_id: str
    changed: Changed


@dataclass(frozen=True, slots=True)
class InspectionPlan:
    """What the inspectors chose.

    Attributes:
        checklists: codes, in the order in which they are walked through.
        officers: certificate numbers.
        reference_date: the day that periods are counted to; None: today.
    """

    institution_id: str
    kind: InspectionKind
    checklists: Sequence[str]
    officers: Sequence[str]
    reference_date: date | None = None


def start_inspection(workspace: Workspace, plan: InspectionPlan) -> StartedInspection:
    """Open a draft that keeps the version of the policy pack it was started with.

    Raises:
        CannotStartError: no checklist, too few officers, or a certificate that has run out.
    """
    if not plan.checklists:
        raise CannotStartError("还没有选择检查表，请至少选择一张再开始检查。")
    with workspace.database.transaction() as stored:
        known = {officer.certificate_number: officer for officer in stored.officers.all()}
        officers = tuple(known[number] for number in plan.officers if number in known)
        problem = officers_problem(officers, workspace.today)
        if problem:
            raise CannotStartError(problem)
        inspection = Inspection(
            id=workspace.new_id(),
            institution=stored.institutions.get(plan.institution_id),
            kind=plan.kind,
            pack_version=workspace.policy.version,
            checklists=tuple(plan.checklists),
            officers=officers,
            started_at=workspace.clock(),
            reference_date=plan.reference_date or workspace.today,
        )
        stored.inspections.add(inspection)
    return StartedInspection(inspection.id, Changed.INSPECTIONS)
