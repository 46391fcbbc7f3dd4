"""An inspection together with its checklists and the verdict of every clause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspector.domain.checklist import Checklist, Item, Section
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
        sections: of all checklists in order, with what they include from others, none twice.
        items: those that are asked, in the order of the checklists.
        verdicts: by code of the item, for every item in `items`.
        missing: what is missing before sealing.
    """

    inspection: Inspection
    pack: Pack
    checklists: tuple[Checklist, ...]
    sections: tuple[Section, ...]
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
    sections = _sections(pack, inspection.checklists)
    items = shown_items((item for one in sections for item in one.items), inspection.answers)
    verdicts = {
        item.code: judge(
            item, inspection.answers.get(item.code), pack.parameters, inspection.reference_date
        )
        for item in items
    }
    missing = missing_before_sealing(inspection, items, verdicts, workspace.today)
    return JudgedInspection(inspection, pack, checklists, sections, items, verdicts, missing)


def _sections(pack: Pack, checklists: Iterable[str]) -> tuple[Section, ...]:
    found: dict[str, Section] = {}
    for code in checklists:
        for section in pack.sections_of(code):
            first = section.items[0].code if section.items else section.code
            found.setdefault(first, section)
    return tuple(found.values())
