"""Two faces of each photo (X15): the original stays, copies are shown, public ones are covered."""

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from desks import BLOCKED, FIRST, photo_of, started
from inspector.domain.annotation import Area, Blur, Box
from inspector.domain.photo_stamp import PhotoStamp
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.photo_copies import (
    OriginalLostError,
    public_face,
    review_copy,
    save_public_face,
    shown_copy,
)
from inspector.operations.stamped_copy import save_stamped_copy
from inspector.operations.workspace import Workspace
from source_tree import sources

LEFT = Area(0, 0, 5000, 10_000)
# Who reads originals or papers from the store, and for whom.
READERS = {
    "operations/bind_signed_copy.py": "签字页的扫描件，只在本机读取二维码",
    "operations/evidence/bag.py": "证据：复议机关和法院",
    "operations/export_package.py": "监管：加密送省厅",
    "operations/issue_receipt.py": "回执：省厅给县，不含照片",
    "operations/issue_policy.py": "政策包，不是照片",
    "operations/list_documents.py": "文书，不是照片",
    "operations/photo_copies.py": "副本和缩略图，公开的只有遮盖后的",
    "operations/print_document.py": "文书，不是照片",
    "operations/refused_pictures.py": "未收下的图片，原样交还检查员，不是证据",
    "operations/render_document.py": "文书，不是照片",
    "operations/send_to_device.py": "省厅给县的文件，不含照片",
}


@pytest.fixture
def photo(county: Workspace) -> str:
    file = county.home / "dated.jpg"
    exif = Image.Exif()
    exif[0x8769] = {0x9003: "2026:03:05 10:42:07"}
    exif[0x8825] = {1: "N", 2: (37.0, 52.0, 12.0), 3: "E", 4: (112.0, 33.0, 30.0)}
    Image.open(photo_of(county)).save(file, exif=exif.tobytes())
    use = PhotoUse(started(county, "T1"), BLOCKED, officer=FIRST)
    return attach_photo(county, file, use).attachment.photo.sha256


def test_a_stamped_copy_is_written_and_the_original_stays(
    county: Workspace, photo: str, tmp_path: Path
) -> None:
    before = original(county, photo).read_bytes()
    with county.database.reading() as stored:
        (draft,) = stored.inspections.summaries()
        inspection = stored.inspections.get(draft.id)
    copy = save_stamped_copy(county, inspection, inspection.attachments[0], tmp_path / "copy.jpg")
    stamped, plain = opened(copy.read_bytes()), opened(shown_copy(county, photo))
    assert stamped.height > plain.height
    assert original(county, photo).read_bytes() == before


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def original(county: Workspace, photo: str) -> Path:
    return county.files.path_of(photo)


def test_the_review_copy_is_made_once_and_outlives_the_original(
    county: Workspace, photo: str
) -> None:
    made = review_copy(county, photo)
    assert opened(made).getexif().get_ifd(0x8825)[1] == "N"
    original(county, photo).unlink()
    assert review_copy(county, photo) == made


def test_a_copy_that_was_thrown_away_is_made_again(county: Workspace, photo: str) -> None:
    made = review_copy(county, photo)
    for kept in (county.home / "reviews").iterdir():
        kept.unlink()
    assert review_copy(county, photo) == made


def test_a_home_that_takes_no_copy_shows_the_photo_all_the_same(
    county: Workspace, photo: str
) -> None:
    shutil.rmtree(county.home / "reviews")
    (county.home / "reviews").write_text("no folder")
    assert opened(review_copy(county, photo)).format == "JPEG"


def test_a_lost_or_changed_original_is_told(county: Workspace, photo: str) -> None:
    shutil.rmtree(county.home / "reviews")
    path = original(county, photo)
    path.chmod(0o600)
    path.write_bytes(photo_of(county, "front.jpg").read_bytes())
    with pytest.raises(OriginalLostError, match="从备份恢复"):
        review_copy(county, photo)
    path.unlink()
    with pytest.raises(OriginalLostError, match=photo[:16]):
        public_face(county, photo, [LEFT])


def test_drawing_and_stamp_are_on_the_shown_copy_alone__c2_c7(
    county: Workspace, photo: str
) -> None:
    before = original(county, photo).read_bytes()
    plain = opened(shown_copy(county, photo))
    stamp = PhotoStamp("示例敬老院", None, datetime(2026, 3, 5, tzinfo=UTC), "示例甲", "1")
    shown = opened(shown_copy(county, photo, [Box(LEFT)], stamp))
    assert shown.width == plain.width
    assert shown.height > plain.height
    assert original(county, photo).read_bytes() == before


@pytest.mark.parametrize("by", ["hidden", "blurred"])
def test_the_public_face_is_covered_and_carries_no_exif(
    by: str, county: Workspace, photo: str
) -> None:
    face = public_face(
        county,
        photo,
        [LEFT] if by == "hidden" else [],
        [Blur(LEFT)] if by == "blurred" else [],
    )
    picture = opened(face).convert("L")
    assert picture.crop((0, 0, picture.width // 2 - 16, picture.height)).getextrema()[1] <= 3
    assert picture.getextrema()[1] > 100
    assert not opened(face).getexif()
    assert b"Exif" not in face


def test_the_public_face_is_written_to_a_file__x15(
    county: Workspace, photo: str, tmp_path: Path
) -> None:
    file = save_public_face(county, photo, [Blur(LEFT)], tmp_path / "face.jpg")
    assert file.read_bytes() == public_face(county, photo, (), [Blur(LEFT)])


def test_no_other_way_leads_from_the_store_to_the_outside() -> None:
    reading = (".files.open", ".files.kept", ".files.path_of", ".path_of(")
    found = {
        source.name.removeprefix("src/inspector/")
        for source in sources("src/inspector")
        if source.room != "storage" and any(call in source.text for call in reading)
    }
    assert found == set(READERS), "say for whom a new way out of the store is"


def test_the_public_face_is_made_of_the_copy_and_never_of_the_original() -> None:
    (source,) = (one for one in sources("src/inspector") if one.name.endswith("/photo_copies.py"))
    _, _, face = source.text.partition("def public_face")
    body, _, _ = face.partition("\ndef ")
    assert "public_copy(review_copy(" in body
    assert ".files" not in body
