"""Annotations are drawn on copies; public copies show nothing that was hidden."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from imaging.made_pictures import corners, encoded, opened, quarters
from inspector.domain.annotation import (
    Annotation,
    Area,
    Arrow,
    Blur,
    Box,
    Circle,
    Crop,
    Spot,
    Text,
)
from inspector.domain.photo_stamp import PhotoStamp
from inspector.imaging.annotation import annotated_copy, public_copy, stamped_copy
from inspector.imaging.derivatives import derivatives_of

FONT = Path(__file__).parents[2] / "resources" / "fonts" / "InspectorHei.ttf"
MIDDLE = Area(4000, 4000, 6000, 6000)
EXIF, TAKEN, GPS = 0x8769, 0x9003, 0x8825
RED_INK = (224, 32, 27)


@pytest.fixture
def review(saved: Callable[..., Path]) -> bytes:
    exif = Image.Exif()
    exif[EXIF] = {TAKEN: "2026:03:05 10:42:07"}
    exif[GPS] = {1: "N", 2: (37.0, 52.0, 12.0), 3: "E", 4: (112.0, 33.0, 30.0)}
    plain = Image.new("RGB", (1000, 800), "white")
    return derivatives_of(saved(encoded(plain, exif=exif.tobytes()))).review


def inked(copy: bytes) -> set[tuple[int, int]]:
    """The tenths of the picture that hold red."""
    picture = opened(copy)
    step_x, step_y = picture.width / 10, picture.height / 10
    return {
        (x, y)
        for x in range(10)
        for y in range(10)
        if any(
            isinstance(pixel, tuple) and pixel[0] > 150 and pixel[1] < 90
            for pixel in picture.crop(
                (int(x * step_x), int(y * step_y), int((x + 1) * step_x), int((y + 1) * step_y))
            ).get_flattened_data()
        )
    }


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (Arrow(Spot(500, 500), Spot(500, 8500)), {(0, y) for y in range(9)}),
        (Box(Area(1500, 1500, 3500, 2500)), {(x, y) for x in (1, 2, 3) for y in (1, 2)}),
        (Circle(Area(1500, 1500, 3500, 2500)), {(x, y) for x in (1, 2, 3) for y in (1, 2)}),
        (Text(Spot(6100, 6100), "灭火器"), {(6, 6)}),
    ],
)
def test_a_shape_is_drawn_where_it_was_put(
    annotation: Annotation, expected: set[tuple[int, int]], review: bytes
) -> None:
    assert inked(annotated_copy(review, [annotation], FONT)) == expected


def test_date_and_place_stay_on_the_annotated_copy(review: bytes) -> None:
    exif = opened(annotated_copy(review, [Box(MIDDLE)], FONT)).getexif()
    assert exif.get_ifd(EXIF)[TAKEN] == "2026:03:05 10:42:07"
    assert exif.get_ifd(GPS)[1] == "N"


def test_a_crop_leaves_the_places_of_the_others(review: bytes) -> None:
    drawn = [Box(Area(5500, 5500, 9500, 9500)), Crop(Area(5000, 5000, 10_000, 10_000))]
    cropped = annotated_copy(review, drawn, FONT)
    assert opened(cropped).size == (500, 400)
    assert (1, 1) in inked(cropped)
    assert (5, 5) not in inked(cropped)


def test_the_last_crop_counts(review: bytes) -> None:
    crops = [Crop(Area(0, 0, 1000, 1000)), Crop(Area(0, 0, 5000, 10_000))]
    assert opened(annotated_copy(review, crops, FONT)).size == (500, 800)


def test_a_blur_leaves_no_stripes_to_read() -> None:
    stripes = Image.new("L", (800, 600), 255)
    for x in range(0, 800, 8):
        stripes.paste(0, (x, 0, x + 4, 600))
    copy = encoded(stripes.convert("RGB"))
    blurred = opened(annotated_copy(copy, [Blur(MIDDLE)], FONT))
    assert ImageStat.Stat(blurred.crop((330, 250, 470, 350)).convert("L")).stddev[0] < 12
    assert ImageStat.Stat(blurred.crop((10, 10, 150, 110)).convert("L")).stddev[0] > 90


def test_drawing_never_touches_the_copy_it_was_given(review: bytes) -> None:
    before = bytes(review)
    annotated_copy(review, [Blur(MIDDLE), Arrow(Spot(0, 0), Spot(1, 1))], FONT)
    assert review == before


@pytest.mark.parametrize("hide", ["box", "blur"])
def test_a_public_copy_covers_what_is_hidden_and_carries_nothing_else(  # X15
    hide: str, review: bytes
) -> None:
    hidden = [MIDDLE] if hide == "box" else []
    annotations = [Blur(MIDDLE)] if hide == "blur" else []
    copy = public_copy(review, hidden, [*annotations, Box(Area(0, 0, 1000, 1000))], FONT)
    inside = opened(copy).crop((410, 330, 590, 470)).convert("L")
    assert inside.getextrema()[1] <= 3
    assert (0, 0) in inked(copy)
    assert not opened(copy).getexif()
    assert segments(copy) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


def segments(jpeg: bytes) -> set[int]:
    """The markers before the first scan: E0 is the bare JFIF header (T.81, T.871)."""
    found, at = set(), 2
    while not found or max(found) != 0xDA or 0xDA not in found:
        found.add(jpeg[at + 1])
        if jpeg[at + 1] == 0xDA:
            break
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found


def test_a_public_copy_of_a_cropped_photo_hides_before_it_crops(review: bytes) -> None:
    copy = public_copy(review, [MIDDLE], [Crop(Area(3000, 3000, 7000, 7000))], FONT)
    picture = opened(copy)
    assert picture.size == (400, 320)
    assert picture.getpixel((200, 160)) == (0, 0, 0)


def test_the_stamp_stands_below_and_covers_nothing() -> None:
    stamp = PhotoStamp(
        "云岭县演练幸福养老院二层东侧走廊",
        datetime(2026, 3, 5, 10, 42),  # noqa: DTZ001 - cameras write no zone
        datetime(2026, 3, 5, 3, 0, tzinfo=UTC),
        "演练甲（YL-0001）",
        "12",
    )
    plain = encoded(quarters(1000, 800), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0")
    stamped = opened(stamped_copy(plain, stamp, FONT))
    assert stamped.width == 1000
    assert stamped.height > 800
    assert corners(stamped.crop((0, 0, 1000, 800))) == ["red", "green", "blue", "white"]
    strip = stamped.crop((0, 800, 1000, stamped.height)).convert("L")
    assert strip.getextrema()[1] > 200
    narrow = opened(stamped_copy(encoded(quarters(200, 800)), stamp, FONT))
    assert narrow.height - 800 > stamped.height - 800  # long lines wrap instead of running out


def test_a_grey_copy_can_be_annotated_in_colour() -> None:
    grey = encoded(Image.new("L", (1000, 800), 255), icc_profile=b"grey".ljust(200))
    copy = annotated_copy(grey, [Box(MIDDLE)], FONT)
    assert (4, 4) in inked(copy)
    assert "icc_profile" not in opened(copy).info
