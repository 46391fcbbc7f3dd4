"""Copies are upright, small, dated, and can be remade at will."""

import hashlib
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from imaging.made_pictures import PHOTOS, corners, encoded, opened, quarters
from inspector.imaging.derivatives import derivatives_of, page_of, thumbnail_of
from inspector.imaging.refusal import NotAPhotoError

Save = Callable[..., Path]
UPRIGHT = ["red", "green", "blue", "white"]
STORED = {  # how an upright picture must be stored so that the orientation tag makes it upright
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
ORIENTATION, EXIF, TAKEN, GPS = 0x0112, 0x8769, 0x9003, 0x8825


def dated(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[EXIF] = {TAKEN: "2026:03:05 10:42:07"}
    exif[GPS] = {1: "N", 2: (37.0, 52.0, 12.0), 3: "E", 4: (112.0, 33.0, 30.0)}
    return exif.tobytes()


def turned(orientation: int, width: int = 400, height: int = 300) -> bytes:
    method = STORED.get(orientation)
    image = quarters(width, height)
    stored = image if method is None else image.transpose(method)
    return encoded(stored, exif=dated(orientation))


@pytest.mark.parametrize("orientation", range(10))
def test_both_copies_are_upright_for_every_orientation(orientation: int, saved: Save) -> None:
    made = derivatives_of(saved(turned(orientation)))
    assert (made.facts.width, made.facts.height) == (400, 300)
    for copy in (made.thumbnail, made.review):
        picture = opened(copy)
        assert corners(picture) == UPRIGHT
        assert picture.width > picture.height
        assert ORIENTATION not in picture.getexif()


@pytest.mark.parametrize("name", ["upright", "turned"])
def test_a_heic_becomes_an_upright_jpeg(name: str) -> None:
    made = derivatives_of(PHOTOS / "made" / f"{name}.heic")
    assert corners(opened(made.review)) == UPRIGHT
    assert corners(opened(made.thumbnail)) == UPRIGHT


@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
def test_the_same_scene_looks_the_same_in_every_orientation(shape: str) -> None:
    files = sorted((PHOTOS / "recurser").glob(f"{shape}_[1-8].jpg"))
    pictures = [opened(derivatives_of(file).review) for file in files]
    assert len(pictures) == 8
    for picture in pictures[1:]:
        assert picture.size == pictures[0].size
        # The scenes differ in the caption that names the orientation, hence corners alone.
        for left, top in ((0, 0), (picture.width - 200, 0), (0, picture.height - 200)):
            box = (left, top, left + 200, top + 200)
            apart = ImageChops.difference(picture.crop(box), pictures[0].crop(box))
            assert max(ImageStat.Stat(apart).mean) < 12


def test_the_review_copy_has_date_and_place_and_the_thumbnail_the_date(saved: Save) -> None:
    made = derivatives_of(saved(turned(6)))
    review, thumbnail = opened(made.review).getexif(), opened(made.thumbnail).getexif()
    assert review.get_ifd(EXIF)[TAKEN] == thumbnail.get_ifd(EXIF)[TAKEN] == "2026:03:05 10:42:07"
    assert review.get_ifd(GPS)[2] == (37.0, 52.0, 12.0)
    assert not thumbnail.get_ifd(GPS)
    assert made.facts.taken_at == datetime(2026, 3, 5, 10, 42, 7)  # noqa: DTZ001 - cameras write no zone


@pytest.mark.parametrize(
    ("size", "review"),
    [
        ((4000, 3000), (2000, 1500)),
        ((4032, 3024), (2016, 1512)),
        ((3024, 4032), (1512, 2016)),
        ((6000, 4000), (2000, 1333)),
        ((8000, 6000), (2000, 1500)),
        ((2100, 1000), (2100, 1000)),
        ((2200, 1100), (2000, 1000)),
        ((6000, 300), (2000, 100)),
        ((300, 200), (300, 200)),
        ((1, 1), (1, 1)),
        ((19000, 2), (2000, 1)),
    ],
)
def test_copies_have_about_the_sizes_asked_for(
    size: tuple[int, int], review: tuple[int, int], saved: Save
) -> None:
    made = derivatives_of(saved(encoded(Image.new("RGB", size, "teal"))))
    assert opened(made.review).size == review
    assert (made.facts.width, made.facts.height) == size
    alone = thumbnail_of(saved(encoded(Image.new("RGB", size))))
    for thumbnail in (made.thumbnail, alone):
        longest = max(opened(thumbnail).size)
        assert 224 <= longest <= 256 or longest == max(size)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels_becomes_a_jpeg(mode: str, saved: Save) -> None:
    data = encoded(quarters().convert(mode), "JPEG" if mode == "CMYK" else "PNG")
    picture = opened(derivatives_of(saved(data)).review)
    assert picture.format == "JPEG"
    assert picture.mode in {"L", "RGB"}
    if mode in {"P", "RGBA", "CMYK"}:
        assert corners(picture) == UPRIGHT


def test_what_is_transparent_becomes_paper(saved: Save) -> None:
    made = derivatives_of(saved(encoded(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "PNG")))
    assert opened(made.review).getpixel((9, 9)) == (255, 255, 255)


def test_the_colour_profile_goes_along_unless_the_colours_were_converted(saved: Save) -> None:
    profile = b"an invented profile".ljust(200, b"\0")
    kept = derivatives_of(saved(encoded(quarters(2500, 2000), icc_profile=profile)))
    assert opened(kept.review).info["icc_profile"] == profile
    converted = quarters().convert("CMYK")
    dropped = derivatives_of(saved(encoded(converted, icc_profile=profile)))
    assert "icc_profile" not in opened(dropped.review).info
    huge = derivatives_of(saved(encoded(quarters(), icc_profile=bytes(100_000))))
    assert "icc_profile" not in opened(huge.review).info


def test_the_facts_are_the_same_whatever_is_made_and_the_original_is_untouched(
    saved: Save,
) -> None:
    file = saved(turned(8))
    before = file.read_bytes()
    facts = derivatives_of(file).facts
    assert facts == page_of(file).facts
    assert facts.sha256 == hashlib.sha256(before).hexdigest()
    assert file.read_bytes() == before


def test_a_refused_photo_has_no_copies(saved: Save) -> None:
    with pytest.raises(NotAPhotoError):
        derivatives_of(saved(b"no photo"))
    with pytest.raises(NotAPhotoError):
        thumbnail_of(saved(b"no photo"))


def test_equal_pictures_give_equal_bytes(saved: Save) -> None:
    file = saved(turned(3))
    assert derivatives_of(file) == derivatives_of(file)
    assert io.BytesIO(thumbnail_of(file)).getvalue() == thumbnail_of(file)
