"""An open draft goes on with the newest pack, and nothing that was answered is lost (P3)."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from desks import BLOCKED, answer_all, find, photo_of, started
from inspector.domain.policy_pack import Pack
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.changes import Changed
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.move_draft import CannotMoveError, draft_move, move_draft, old_answers
from inspector.operations.publish_policy import publish_policy
from inspector.operations.workspace import Workspace
from policy.altered_pack import altered_pack

ITEM = "T3-M11"


def newer(county: Workspace, folder: Path, old: str = "", new: str = "") -> Workspace:
    """Publish a pack with another version, and another checklist T3, onto the county's shelf."""
    pack = altered_pack(folder, "pack.toml", 'version = "2026.1"', 'version = "2026.2"')
    head = pack / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("2026-01-01", "2026-09-01"), "utf-8")
    checklist = pack / "checklists" / "t3.toml"
    text = checklist.read_text("utf-8")
    assert old in text
    checklist.write_text(text.replace(old, new), "utf-8")
    publish_policy(pack, county.home / "policy")
    return replace(county, policy=county.packs["2026.2"])


@pytest.fixture
def draft(county: Workspace) -> str:
    inspection = started(county, "T3")
    answer_all(county, inspection)
    return inspection


def test_a_draft_of_the_newest_pack_has_nothing_to_move(county: Workspace, draft: str) -> None:
    assert draft_move(county, draft) is None
    with pytest.raises(CannotMoveError, match=r"已经是最新的政策包2026\.1"):
        move_draft(county, draft)


def test_an_inspection_that_is_not_there_is_told(county: Workspace) -> None:
    with pytest.raises(CannotMoveError, match="没有标识为“nowhere”的检查"):
        draft_move(county, "nowhere")


def test_a_sealed_inspection_stays_with_its_pack(
    county: Workspace, sealed: str, tmp_path: Path
) -> None:
    updated = newer(county, tmp_path)
    assert draft_move(updated, sealed) is None
    with pytest.raises(CannotMoveError, match="已经封存"):
        move_draft(updated, sealed)


def test_an_item_with_another_code_leaves_its_answer_under_old_questions__p3(
    county: Workspace, draft: str, tmp_path: Path
) -> None:
    updated = newer(county, tmp_path, f'code = "{ITEM}"', 'code = "T3-M99"')
    told = draft_move(updated, draft)
    assert told is not None
    assert (told.old_version, told.new_version) == ("2026.1", "2026.2")
    before = judged_inspection(updated, draft)
    assert old_answers(updated, draft) == ()
    moved = move_draft(updated, draft)
    assert (moved.move, moved.changed) == (told, Changed.INSPECTIONS)
    after = judged_inspection(updated, draft)
    assert after.inspection.pack_version == "2026.2"
    (kept,) = old_answers(updated, draft)
    assert (kept.pack_version, kept.item, kept.reason) == ("2026.1", ITEM, "新版本没有这一题")
    assert kept.in_words
    assert dict(after.inspection.answers) == {
        code: answer for code, answer in before.inspection.answers.items() if code != ITEM
    }
    assert moved.move.migration.to_answer == ("T3-M99",)
    assert moved.move.lines[-1] == "需要回答：T3-M99"


def test_an_heir_takes_the_answer_over(county: Workspace, draft: str, tmp_path: Path) -> None:
    heir = f'code = "T3-M99"\nreplaces = "{ITEM}"'
    updated = newer(county, tmp_path, f'code = "{ITEM}"', heir)
    answered = judged_inspection(updated, draft).inspection.answers[ITEM]
    assert not any("需要回答" in line for line in move_draft(updated, draft).move.lines)
    answers = judged_inspection(updated, draft).inspection.answers
    assert answers["T3-M99"] == replace(answered, item="T3-M99")
    assert ITEM not in answers
    with updated.database.reading() as stored:
        given = [one.answer for one in stored.inspections.answer_history(draft)]
    assert answered in given


def test_a_draft_whose_findings_would_lose_their_item_stays(
    county: Workspace, tmp_path: Path
) -> None:
    inspection = started(county, "T1")
    find(county, inspection, BLOCKED)
    with pytest.raises(CannotMoveError, match=f"条目{BLOCKED}已经记录了问题或照片"):
        move_draft(without(county, tmp_path, item=BLOCKED), inspection)


def test_findings_and_photos_go_along(county: Workspace, tmp_path: Path) -> None:
    inspection = started(county, "T1")
    finding = find(county, inspection, BLOCKED)
    attach_photo(county, photo_of(county), PhotoUse(inspection, BLOCKED, finding))
    updated = newer(county, tmp_path)
    move_draft(updated, inspection)
    moved = judged_inspection(updated, inspection).inspection
    assert [one.id for one in moved.findings] == [finding]
    assert [one.item for one in moved.attachments] == [BLOCKED]


def test_a_draft_whose_checklist_is_gone_stays(
    county: Workspace, draft: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotMoveError, match="没有检查表T3"):
        move_draft(without(county, tmp_path, checklist="T3"), draft)


def without(county: Workspace, folder: Path, *, item: str = "", checklist: str = "") -> Workspace:
    updated = newer(county, folder)
    pack = updated.policy
    kept = {code: _cut(pack, code, item) for code in pack.checklists if code != checklist}
    return replace(updated, policy=replace(pack, checklists=MappingProxyType(kept)))


def _cut(pack: Pack, code: str, item: str) -> object:
    checklist = pack.checklists[code]
    sections = tuple(
        replace(section, items=tuple(one for one in section.items if one.code != item))
        for section in checklist.sections
    )
    return replace(checklist, sections=sections)
