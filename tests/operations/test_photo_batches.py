"""Photos together: cancelling keeps what came in before, a finding comes back with its own."""

from dataclasses import replace
from datetime import date

import pytest

from desks import BLOCKED, FIRST, find, photo_of, ready_to_seal, started
from inspector.operations.arrange_photos import use_photo_again
from inspector.operations.attach_photo import (
    PhotoUse,
    Shot,
    attach_photo,
    attach_photos,
    describe_photo,
    detach_photo,
)
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.papers.evidence_list import evidence_entry
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.record_finding import remove_finding, restore_finding
from inspector.operations.workspace import Workspace
from inspector.progress import Cancelled


@pytest.mark.parametrize("after", [0.0, 0.5])
def test_cancelling_keeps_what_came_in_before(county: Workspace, after: float) -> None:
    inspection = started(county, "T1")

    def until(step: str, fraction: float) -> None:
        if step and fraction >= after:
            raise Cancelled

    files = [photo_of(county), Shot("粘贴的图片.png", b"")]
    if after:
        result = attach_photos(county, files, PhotoUse(inspection, BLOCKED), until)
        assert len(result.attached) == 1
        assert result.refused == ()
    else:
        with pytest.raises(Cancelled):
            attach_photos(county, files, PhotoUse(inspection, BLOCKED), until)
    kept = judged_inspection(county, inspection).inspection.attachments
    assert len(kept) == (1 if after else 0)


def test_a_finding_comes_back_with_the_photos_that_are_still_here__g5(county: Workspace) -> None:
    inspection = started(county, "T1")
    find(county, inspection, BLOCKED)
    whole = judged_inspection(county, inspection).inspection
    finding = whole.findings[0]
    for name in ("passage.jpg", "front.jpg"):
        use = PhotoUse(inspection, BLOCKED, finding.id)
        attach_photos(county, [photo_of(county, name)], use)
    photos = judged_inspection(county, inspection).inspection.attachments
    remove_finding(county, inspection, finding.id)
    detach_photo(county, inspection, photos[1].id)
    restore_finding(county, inspection, finding, photos)
    whole = judged_inspection(county, inspection).inspection
    assert whole.findings == (finding,)
    assert whole.attachments == photos[:1]


def test_the_list_of_evidence_tells_the_day_that_a_photo_speaks_of__c12(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    first = judged_inspection(county, inspection).inspection.attachments[0]
    describe_photo(county, inspection, replace(first, evidence_date=date(2025, 6, 1)))
    use_photo_again(county, inspection, first, "T1-C10", FIRST)
    with county.database.reading() as stored:
        occasion = gathered(county, stored, Wish(inspection, "", county.clock()))
        entry = evidence_entry(occasion, occasion.photos[first.photo.sha256])
    assert entry.subject == f"{first.item} 堆物（证据日期：2025年6月1日）\nT1-C10 堆物"


def test_a_photo_that_was_used_before_is_told_and_kept_all_the_same__c14(
    county: Workspace,
) -> None:
    first, second = started(county, "T1"), started(county, "T1")
    for inspection, item, words in (
        (first, BLOCKED, ""),
        (first, "T1-C10", ""),
        (first, BLOCKED, "又附了一次"),
        (second, BLOCKED, "用于另一次检查"),
    ):
        use = PhotoUse(inspection, item)
        doubts = attach_photo(county, photo_of(county), use).doubts
        assert any(words in doubt for doubt in doubts) if words else not _repeated(doubts)
    assert len(judged_inspection(county, first).inspection.attachments) == 3


def _repeated(doubts: tuple[str, ...]) -> bool:
    return any("又附了" in doubt or "另一次" in doubt for doubt in doubts)
