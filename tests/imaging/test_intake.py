"""What is taken in and what is refused, and that the original stays as it is."""

import io
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from imaging.looked_at import facts_of
from imaging.made_pictures import FETCHED, PHOTOS, encoded, manifest, quarters
from inspector.imaging.refusal import NotAPhotoError, Refusal

Save = Callable[..., Path]
TURNED = {"5", "6", "7", "8"}
REFUSALS = {
    "pillow_heif/200MP.heic": Refusal.TOO_MANY_PIXELS,
    "pillow_heif/empty.heic": Refusal.EMPTY,
}
"""Why a photo of the manifest is refused, where it is not damaged."""
START_OF_FRAME = {b"\xff\xc0", b"\xff\xc2"}


def upright_size(row: dict[str, str]) -> tuple[int, int]:
    width, height = map(int, row["size"].split("x"))
    return (height, width) if row["orientation"] in TURNED else (width, height)


def place_of(row: dict[str, str]) -> tuple[object, object]:
    if row["gps"].count(",") != 1:  # none, or in part
        return (None, None)
    latitude, longitude = map(float, row["gps"].split(","))
    return (pytest.approx(latitude, abs=1e-5), pytest.approx(longitude, abs=1e-5))


def photo_of(row: dict[str, str]) -> Path:
    """The file of a row; one that is not kept here is taken from where packaging/test puts it."""
    if row["file"].startswith("pillow_heif/"):
        if not (FETCHED / row["file"]).exists():
            pytest.skip("packaging/test could not fetch the source distribution of pillow-heif")
        return FETCHED / row["file"]
    return PHOTOS / row["file"]


@pytest.mark.parametrize("row", manifest(), ids=lambda row: row["file"])
def test_every_photo_of_the_manifest_is_known_upright_or_refused(row: dict[str, str]) -> None:
    file = photo_of(row)
    before = file.read_bytes()
    if row["decode"] == "ok":
        facts = facts_of(file)
        assert (facts.width, facts.height) == upright_size(row)
        assert facts.media_type == ("image/heic" if row["format"] == "HEIF" else "image/jpeg")
        taken = datetime.strptime(row["taken"], "%Y:%m:%d %H:%M:%S") if row["taken"] else None  # noqa: DTZ007 - cameras write no zone
        assert facts.taken_at == taken
        assert row["model"] in facts.device
        assert (facts.latitude, facts.longitude) == place_of(row)
    else:
        with pytest.raises(NotAPhotoError, match=file.name) as caught:
            facts_of(file)
        assert caught.value.reason is REFUSALS.get(row["file"], Refusal.DAMAGED)
    assert file.read_bytes() == before  # C4


@pytest.mark.parametrize("name", ["upright", "turned"])
def test_a_heic_is_known_upright_with_time_and_place(name: str) -> None:
    facts = facts_of(PHOTOS / "made" / f"{name}.heic")
    assert (facts.media_type, facts.width, facts.height) == ("image/heic", 128, 96)
    assert facts.taken_at == datetime(2026, 3, 5, 10, 42, 7)  # noqa: DTZ001 - cameras write no zone
    assert facts.latitude == pytest.approx(37.87)
    assert facts.longitude == pytest.approx(112.558333, abs=1e-6)
    assert facts.device == "Invented Camera 1"


def test_a_png_is_known(saved: Save) -> None:
    facts = facts_of(saved(encoded(quarters(), "PNG"), "截图.png"))
    assert (facts.media_type, facts.width, facts.height) == ("image/png", 400, 300)


def test_the_name_of_the_file_tells_nothing(saved: Save) -> None:
    assert facts_of(saved(encoded(quarters(), "PNG"), "照片.jpg")).media_type == "image/png"


def sized(data: bytes, width: int, height: int) -> bytes:
    """The JPEG with another size in its header: T.81 B.2.2."""
    for marker in START_OF_FRAME:
        at = data.find(marker)
        if at > 0:
            size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
            return data[: at + 5] + size + data[at + 9 :]
    raise AssertionError


def heic_sized(width: int, height: int) -> bytes:
    """The HEIC with another size in its header: ISO/IEC 23008-12, ispe."""
    data = (PHOTOS / "made" / "upright.heic").read_bytes()
    at = data.index(b"ispe") + 8
    return data[:at] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + data[at + 8 :]


def with_scans(count: int) -> bytes:
    """A progressive JPEG that repeats its last scan until there are so many."""
    data = encoded(quarters(64, 64), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * (count - data.count(b"\xff\xda") + 1) + b"\xff\xd9"


def outcome(file: Path) -> str:
    try:
        return facts_of(file).media_type
    except NotAPhotoError as error:
        return error.reason.value


JPEG = encoded(quarters())
PNG = encoded(quarters(), "PNG")
HEIC = (PHOTOS / "made" / "upright.heic").read_bytes()
REFUSED = {
    "empty": (b"", Refusal.EMPTY, "空文件"),
    "text": ("这是文字".encode(), Refusal.FORMAT, "JPEG、PNG 和 HEIC"),
    "gif": (encoded(quarters(), "GIF"), Refusal.FORMAT, "JPEG、PNG 和 HEIC"),
    "tiff": (encoded(quarters(), "TIFF"), Refusal.FORMAT, "JPEG、PNG 和 HEIC"),
    "avif": (b"\0\0\0\x20ftypavif", Refusal.FORMAT, "JPEG、PNG 和 HEIC"),
    "large": (JPEG.ljust(40_000_001, b"\0"), Refusal.FILE_TOO_BIG, "超过 40 MB"),
    "200 megapixels": (sized(JPEG, 16320, 12240), Refusal.TOO_MANY_PIXELS, "6000 万像素"),
    "200 megapixels, HEIC": (heic_sized(12240, 16320), Refusal.TOO_MANY_PIXELS, "像素太多"),
    "long": (sized(JPEG, 20_001, 10), Refusal.TOO_LONG, "2 万像素"),
    "many scans": (with_scans(201), Refusal.TOO_MANY_SCANS, "编码方式异常"),
    "JPEG cut": (JPEG[: len(JPEG) // 2], Refusal.DAMAGED, "不完整或已损坏"),
    "JPEG without end": (JPEG[:-20], Refusal.DAMAGED, "不完整或已损坏"),
    "PNG cut": (PNG[: len(PNG) // 2], Refusal.DAMAGED, "不完整或已损坏"),
    "PNG changed": (PNG[:60] + b"?" + PNG[61:], Refusal.DAMAGED, "不完整或已损坏"),
    "HEIC cut": (HEIC[:-200], Refusal.DAMAGED, "不完整或已损坏"),
    "HEIC without index": (HEIC[:60], Refusal.DAMAGED, "不完整或已损坏"),
    "JPEG head alone": (JPEG[:30], Refusal.DAMAGED, "不完整或已损坏"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_kept_is_refused_with_name_reason_and_advice(case: str, saved: Save) -> None:
    data, reason, words = REFUSED[case]
    file = saved(data)
    with pytest.raises(NotAPhotoError, match=words) as caught:
        facts_of(file)
    assert caught.value.reason is reason
    assert caught.value.message.startswith("照片“现场.jpg”")
    assert caught.value.message.endswith("。")
    assert "请" in caught.value.message
    assert file.read_bytes() == data


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAPhotoError, match="读取失败") as caught:
        facts_of(tmp_path / "无.jpg")
    assert caught.value.reason is Refusal.UNREADABLE


def test_a_png_may_have_half_the_pixels(saved: Save) -> None:
    out = io.BytesIO()
    Image.new("1", (6000, 5001)).save(out, "PNG")
    with pytest.raises(NotAPhotoError, match="3000 万像素"):
        facts_of(saved(out.getvalue()))


def test_a_plain_jpeg_that_repeats_its_only_scan_costs_one_pass(saved: Save) -> None:
    scan = JPEG.rindex(b"\xff\xda")
    repeated = JPEG[:scan] + JPEG[scan:-2] * 3000 + b"\xff\xd9"
    assert outcome(saved(repeated)) in {"image/jpeg", "damaged"}


def test_scans_of_single_colours_are_counted(saved: Save) -> None:
    scan = JPEG.rindex(b"\xff\xda")
    one_colour = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(20)
    assert outcome(saved(JPEG[:scan] + one_colour * 201 + b"\xff\xd9")) == "too-many-scans"
    assert outcome(saved(JPEG[:scan] + one_colour * 200 + b"\xff\xd9")) != "too-many-scans"


def test_as_many_scans_as_allowed_are_taken(saved: Save) -> None:
    assert facts_of(saved(with_scans(200))).width == 64


def test_a_film_behind_the_photo_does_not_count_as_scans(saved: Save) -> None:
    film = b"".join(b"\xff\xda" + bytes([number % 251]) * 5 for number in range(500))
    assert facts_of(saved(JPEG + film)).width == 400


def test_the_largest_photo_allowed_is_taken(saved: Save) -> None:
    out = io.BytesIO()
    Image.new("L", (10_000, 6_000), 128).save(out, "JPEG")
    facts = facts_of(saved(out.getvalue()))
    assert facts.width * facts.height == 60_000_000


def test_random_damage_is_taken_or_refused_and_never_breaks_the_child(saved: Save) -> None:
    chance = random.Random(20260305)
    outcomes = set()
    for number in range(300):
        data = bytearray((JPEG, PNG, HEIC)[number % 3])
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        outcomes.add(outcome(saved(bytes(data))))
    assert outcomes >= {"damaged", "image/jpeg"}
    assert Refusal.TOO_DEMANDING not in outcomes


def test_the_program_itself_never_loads_a_decoder() -> None:
    code = (
        "import sys, inspector.imaging.derivatives\n"
        "print(sorted({'PIL', 'pi_heif'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
