"""Judge the sealed inspections by another policy pack and list what would change (X11)."""

from dataclasses import dataclass
from datetime import date

from inspector.domain.inspection import InspectionState
from inspector.domain.policy_pack import Pack
from inspector.domain.reevaluation import ChangedCase, JudgedCase, who_would_change
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.settle_versions import replaced_records
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported


@dataclass(frozen=True, slots=True)
class Reevaluated:
    """What another pack would change.

    Attributes:
        inspections: how many were judged again.
        changed: one entry for each checklist of an inspection for which something would change.
    """

    inspections: int
    changed: tuple[ChangedCase, ...]


def reevaluate(
    workspace: Workspace, new: Pack, as_of: date | None = None, progress: Progress = unreported
) -> Reevaluated:
    """Compare each sealed inspection under the pack of its day and under a new one.

    Nothing is stored; records that a newer version replaced are passed over.

    Args:
        workspace: a county's, or the province's with what it received.
        new: the pack to try.
        as_of: the day to judge for, by both packs; None: the day of each inspection.
        progress: told after each inspection.

    Raises:
        PolicyMissingError: the pack of an inspection's day is not here.
    """
    with workspace.database.reading() as stored:
        replaced = replaced_records(stored)
        records = [
            stored.records.get(one.sealed_sha256).record
            for one in stored.inspections.summaries()
            if one.state is not InspectionState.DRAFT and one.sealed_sha256 not in replaced
        ]
    changed: list[ChangedCase] = []
    for number, record in enumerate(records):
        progress(f"{number + 1} / {len(records)}", number / len(records))
        inspection = sealed_of(record).inspection
        cases = [
            JudgedCase(
                inspection.id,
                inspection.institution.name,
                checklist,
                inspection.answers,
                as_of or inspection.reference_date,
            )
            for checklist in inspection.checklists
        ]
        changed += who_would_change(cases, workspace.pack_of(inspection.pack_version), new)
    return Reevaluated(len(records), tuple(changed))
