"""An inspection together with its checklists and the verdict of every clause."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector.domain.checklist import Checklist, Item
from inspector.domain.inspection import Inspection
from inspector.domain.judgement import judge
from inspector.domain.policy_pack import Pack
from inspector.domain.sealing_check import Missing, missing_before_sealing
from inspector.domain.verdict import ClauseVerdict
from inspector.domain.visibility import shown_items
from inspector.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class JudgedInspection:
    """What the screens, the seal and the documents read.

    Attributes:
        items: those that are asked, in the order of the checklists.
        verdicts: by code of the item, for every item in `items`.
        missing: what is missing before sealing.
    """

    inspection: Inspection
    pack: Pack
    checklists: tuple[Checklist, ...]
    items: tuple[Item, ...]
    verdicts: Mapping[str, ClauseVerdict]
    missing: tuple[Missing, ...]


def judged_inspection(workspace: Workspace, inspection_id: str) -> JudgedInspection:
    """Read an inspection and judge it by the pack of its day."""
    with workspace.database.reading() as stored:
        inspection = stored.inspections.get(inspection_id)
    pack = workspace.pack_of(inspection.pack_version)
    return judge_inspection(workspace, inspection, pack)


def judge_inspection(workspace: Workspace, inspection: Inspection, pack: Pack) -> JudgedInspection:
    """Judge an inspection that was read already."""
    checklists = tuple(pack.checklists[code] for code in inspection.checklists)
    asked = tuple(item for checklist in checklists for item in checklist.items)
    items = shown_items(asked, inspection.answers)
    verdicts = {
        item.code: judge(
            item, inspection.answers.get(item.code), pack.parameters, inspection.reference_date
        )
        for item in items
    }
    missing = missing_before_sealing(inspection, items, verdicts, workspace.today)
    return JudgedInspection(inspection, pack, checklists, items, verdicts, missing)
