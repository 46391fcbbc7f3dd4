"""Photos after they came in: drawn on, ordered, paired, used again, brought back, refused."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desks import BLOCKED, FIRST, SECOND, find, photo_of, ready_to_seal, started
from inspector.domain.annotation import Area, Arrow, Blur, Spot
from inspector.domain.photo import Attachment, PhotoOrigin
from inspector.imaging.derivatives import derivatives_of
from inspector.imaging.refusal import NotAPhotoError
from inspector.operations import attach_photo as attaching
from inspector.operations.arrange_photos import move_photo, restore_photo, use_photo_again
from inspector.operations.attach_photo import (
    PhotoUnreadableError,
    PhotoUse,
    attach_photo,
    attach_photos,
    describe_photo,
    detach_photo,
)
from inspector.operations.correct_inspection import start_correction
from inspector.operations.draw_on_photo import draw_on_photo, drawings_of
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.pair_photos import earlier_photos, pair_photos, photo_before
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.photo_copies import photo_thumbnail, review_copy
from inspector.operations.record_finding import remove_finding
from inspector.operations.refused_pictures import (
    RefusedLostError,
    RefusedPictureError,
    hand_out_refused,
    refused_pictures,
)
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.take_photo import Frame, take_photo
from inspector.operations.workspace import Workspace
from inspector.storage.draft_guard import SealedError

ARROW = Arrow(Spot(1000, 1000), Spot(6000, 6000))


def test_a_photo_is_decoded_once_for_facts_and_both_copies(
    county: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (photo,) = attached(county, started(county, "T1"), "passage.jpg")
    monkeypatch.setattr("inspector.operations.photo_copies.derivatives_of", None)
    monkeypatch.setattr("inspector.operations.photo_copies.thumbnail_of", None)
    for copy, side in ((review_copy, 1600), (photo_thumbnail, 256)):
        with Image.open(BytesIO(copy(county, photo.photo.sha256))) as picture:
            assert max(picture.size) == side


def photos_of(county: Workspace, inspection: str) -> tuple[Attachment, ...]:
    return judged_inspection(county, inspection).inspection.attachments


def attached(county: Workspace, inspection: str, *names: str) -> tuple[Attachment, ...]:
    for name in names:
        attach_photo(county, photo_of(county, name), PhotoUse(inspection, BLOCKED, officer=FIRST))
    return photos_of(county, inspection)


def test_what_is_drawn_is_data_and_the_paper_shows_it__c2(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    sha256 = photos_of(county, inspection)[0].photo.sha256
    before = county.files.path_of(sha256).read_bytes()
    with county.database.reading() as stored:
        plain = gathered(county, stored, Wish(inspection, "", county.clock())).picture(sha256)
    draw_on_photo(county, inspection, sha256, [ARROW])
    assert drawings_of(county, inspection) == {sha256: (ARROW,)}
    with county.database.reading() as stored:
        drawn = gathered(county, stored, Wish(inspection, "", county.clock())).picture(sha256)
    assert drawn != plain
    assert county.files.path_of(sha256).read_bytes() == before


def test_nothing_is_drawn_where_no_inspection_is(county: Workspace) -> None:
    assert drawings_of(county, "nobody") == {}


def test_after_the_seal_nobody_draws_and_a_correction_begins_with_what_was_drawn(
    county: Workspace,
) -> None:
    inspection = ready_to_seal(county)
    one, other = (each.photo.sha256 for each in photos_of(county, inspection)[:2])
    draw_on_photo(county, inspection, one, [ARROW, Blur(Area(0, 0, 9, 9))])
    pair_photos(county, inspection, one, other)
    seal_inspection(county, inspection)
    with pytest.raises(SealedError):
        draw_on_photo(county, inspection, one, [])
    again = start_correction(county, inspection, "漏写一处").inspection_id
    assert drawings_of(county, again) == drawings_of(county, inspection)
    assert photo_before(county, again, one) == other


def test_a_photo_moves_among_those_of_its_item__c9(county: Workspace) -> None:
    inspection = started(county, "T1")
    attached(county, inspection, "passage.jpg", "front.jpg")
    attach_photo(county, photo_of(county), PhotoUse(inspection, "T1-C10"))
    first, second, elsewhere = (one.id for one in photos_of(county, inspection))
    move_photo(county, inspection, second, -1)
    assert [one.id for one in photos_of(county, inspection)] == [second, first, elsewhere]
    move_photo(county, inspection, second, -1)
    move_photo(county, inspection, elsewhere, 1)
    assert [one.id for one in photos_of(county, inspection)] == [second, first, elsewhere]
    move_photo(county, inspection, second, 1)
    assert [one.id for one in photos_of(county, inspection)] == [first, second, elsewhere]


def test_a_photo_that_was_taken_off_comes_back_where_it_was__g5(county: Workspace) -> None:
    inspection = started(county, "T1")
    finding = find(county, inspection, BLOCKED)
    use = PhotoUse(inspection, BLOCKED, finding, officer=FIRST)
    attach_photo(county, photo_of(county), use)
    before = attached(county, inspection, "front.jpg")
    draw_on_photo(county, inspection, before[0].photo.sha256, [ARROW])
    order = [one.id for one in before]
    detach_photo(county, inspection, before[0].id)
    restore_photo(county, inspection, before[0], order)
    assert photos_of(county, inspection) == before
    assert drawings_of(county, inspection)[before[0].photo.sha256] == (ARROW,)
    detach_photo(county, inspection, before[0].id)
    remove_finding(county, inspection, finding)
    restore_photo(county, inspection, before[0], order)
    assert photos_of(county, inspection)[0] == replace(before[0], finding="")


@pytest.mark.parametrize("found", [True, False])
def test_one_photo_proves_several_items__c9(county: Workspace, *, found: bool) -> None:
    inspection = started(county, "T1")
    (first,) = attached(county, inspection, "passage.jpg")
    finding = find(county, inspection, "T1-C10") if found else ""
    again = use_photo_again(county, inspection, first, "T1-C10", SECOND)
    assert photos_of(county, inspection) == (first, again)
    assert (again.photo, again.item, again.finding) == (first.photo, "T1-C10", finding)
    assert again.officer == SECOND


def test_the_evidence_may_speak_of_another_day_than_its_entry__c12(county: Workspace) -> None:
    inspection = started(county, "T1")
    (first,) = attached(county, inspection, "passage.jpg")
    described = replace(first, caption="食品经营许可证", evidence_date=date(2025, 6, 1))
    describe_photo(county, inspection, described)
    assert photos_of(county, inspection) == (described,)


def test_before_may_be_a_photo_of_the_last_visit__d4(county: Workspace) -> None:
    earlier = ready_to_seal(county)
    seal_inspection(county, earlier)
    county.clock.forward(days=30)  # type: ignore[attr-defined]  # the clock of the tests
    inspection = started(county, "T1")
    _, after = attached(county, inspection, "passage.jpg", "front.jpg")
    whole = judged_inspection(county, inspection).inspection
    choices = earlier_photos(county, whole, after)
    assert [one.words for one in choices] == ["本次 照片1"]  # the same bytes, seen now
    pair_photos(county, inspection, after.photo.sha256, choices[0].sha256)
    assert photo_before(county, inspection, after.photo.sha256) == choices[0].sha256
    pair_photos(county, inspection, after.photo.sha256, "")
    assert photo_before(county, inspection, after.photo.sha256) == ""
    detach_photo(county, inspection, photos_of(county, inspection)[0].id)
    whole = judged_inspection(county, inspection).inspection
    assert earlier_photos(county, whole, after)[0].words == "2026年11月23日检查 照片1 堆物"


def test_a_first_visit_has_nothing_before(county: Workspace) -> None:
    inspection = started(county, "T1")
    (only,) = attached(county, inspection, "passage.jpg")
    whole = judged_inspection(county, inspection).inspection
    assert earlier_photos(county, whole, only) == ()


@pytest.fixture
def broken(tmp_path: Path, county: Workspace) -> Path:
    file = tmp_path / "半张.jpg"
    file.write_bytes(photo_of(county).read_bytes()[:5000])
    return file


def test_a_refused_picture_is_kept_aside_and_handed_out_byte_for_byte(
    county: Workspace, broken: Path, tmp_path: Path
) -> None:
    inspection = started(county, "T1")
    with pytest.raises(RefusedPictureError, match="未收下的图片") as told:
        attach_photo(county, broken, PhotoUse(inspection, BLOCKED, officer=FIRST))
    (refused,) = refused_pictures(county, inspection)
    assert (refused.name, refused.item, refused.officer) == ("半张.jpg", BLOCKED, FIRST)
    assert told.value.message.startswith(refused.reason)
    out = hand_out_refused(county, refused, tmp_path / "out" / "半张.jpg")
    assert out.read_bytes() == broken.read_bytes()
    county.files.path_of(refused.sha256).unlink()
    with pytest.raises(RefusedLostError, match="不能另存"):
        hand_out_refused(county, refused, out)
    assert out.read_bytes() == broken.read_bytes()


def test_what_cannot_be_kept_aside_stays_where_it_is_and_is_told(
    county: Workspace, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection = started(county, "T1")
    monkeypatch.setattr("inspector.operations.refused_pictures.MOST", 100)
    with pytest.raises(RefusedPictureError, match="没有动，仍在原来的地方"):
        attach_photo(county, broken, PhotoUse(inspection, BLOCKED))
    assert refused_pictures(county, inspection) == ()


def test_one_refused_file_stops_none_of_the_others(county: Workspace, broken: Path) -> None:
    inspection = started(county, "T1")
    seen: list[float] = []
    files = [photo_of(county), broken, photo_of(county, "front.jpg"), broken.with_name("gone.jpg")]
    result = attach_photos(
        county,
        files,
        PhotoUse(inspection, BLOCKED),
        lambda step, fraction: seen.append(fraction) if step else None,
    )
    assert len(result.attached) == len(photos_of(county, inspection)) == 2
    assert len(result.refused) == 2
    assert result.refusal.startswith("照片“半张.jpg”")
    assert result.refusal.endswith("（另有 1 条提示。）")
    assert seen == sorted(seen)
    assert max(seen) < 1


def dated(county: Workspace, file: Path, when: str, north: float) -> Path:
    exif = Image.Exif()
    exif[0x8769] = {0x9003: when}
    exif[0x8825] = {1: "N", 2: (north, 0.0, 0.0), 3: "E", 4: (112.0, 34.0, 0.0)}
    with Image.open(photo_of(county)) as picture:
        picture.save(file, exif=exif.tobytes())
    return file


@pytest.mark.parametrize(
    ("when", "north", "words"),
    [
        ("2026:11:23 09:30:00", 37.7, []),
        ("2026:11:01 09:30:00", 37.7, ["早22天"]),
        ("2026:11:23 09:30:00", 30.0, ["边界以外"]),
        ("2025:11:23 09:30:00", 30.0, ["早365天", "边界以外"]),
    ],
)
def test_a_doubtful_time_or_place_is_told_when_the_photo_comes_in__c8(
    county: Workspace, tmp_path: Path, when: str, north: float, words: list[str]
) -> None:
    inspection = in_a_real_county(county)
    file = dated(county, tmp_path / "photo.jpg", when, north)
    result = attach_photos(county, [file], PhotoUse(inspection, BLOCKED))
    assert len(photos_of(county, inspection)) == 1
    doubts = result.attached[0].doubts
    assert len(doubts) == len(words)
    assert all(word in doubt for word, doubt in zip(words, doubts, strict=True))
    assert result.doubt.startswith(doubts[0] if doubts else "")
    assert bool(result.doubt) is bool(words)


def in_a_real_county(county: Workspace) -> str:
    inspection = started(county, "T1")
    with county.database.transaction() as stored:
        whole = stored.inspections.get(inspection)
        home = replace(whole.institution, id="na-real", county_code="140105")
        stored.inspections.add(replace(whole, id="real", institution=home))
    return "real"


def test_a_file_that_changes_between_two_readings_is_no_evidence__c5(
    county: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection = started(county, "T1")
    file = tmp_path / "photo.jpg"
    file.write_bytes(photo_of(county).read_bytes())

    def looked_at(path: Path) -> object:
        made = derivatives_of(path)
        path.write_bytes(photo_of(county, "front.jpg").read_bytes())
        return made

    monkeypatch.setattr(attaching, "derivatives_of", looked_at)
    with pytest.raises(PhotoUnreadableError, match="两次读到的内容不一样"):
        attach_photo(county, file, PhotoUse(inspection, BLOCKED))
    assert photos_of(county, inspection) == ()


def test_a_frame_of_the_camera_is_evidence_taken_on_the_spot__c1(county: Workspace) -> None:
    inspection = started(county, "T1")
    shown = BytesIO()
    Image.new("RGB", (64, 48)).save(shown, "JPEG")
    frame = Frame(shown.getvalue(), "示例摄像头")
    taken = take_photo(county, frame, PhotoUse(inspection, BLOCKED, officer=FIRST))
    assert taken.attachment.origin is PhotoOrigin.TAKEN
    assert taken.doubts == ()
    with pytest.raises(NotAPhotoError, match="不完整"):
        take_photo(county, Frame(b"no frame", ""), PhotoUse(inspection, BLOCKED))
    assert refused_pictures(county, inspection) == ()
    assert photos_of(county, inspection) == (taken.attachment,)
