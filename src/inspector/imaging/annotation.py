"""Draws annotations and the stamp on a copy, and makes the copy that may be public (X15)."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, assert_never

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from inspector.domain.annotation import (
    Annotation,
    Area,
    Arrow,
    Blur,
    Box,
    Circle,
    Crop,
    Text,
    hidden_areas,
    shown_area,
)
from inspector.domain.photo_stamp import PhotoStamp
from inspector.imaging.copies import opened_copy, pixels_of, point_of, saved_bare, saved_copy

_INK: Final = "#e0201b"
_RIM: Final = "#ffffff"
_COVER: Final = "#000000"
_STRIP: Final = "#1d2733"
_LINE_SHARE: Final = 250  # a line's width as a part of the longer side
_TEXT_SHARE: Final = 36
_STAMP_SHARE: Final = 50
_HEAD: Final = 6  # length of an arrow's head, in line widths
_HEAD_ANGLE: Final = 0.45
_BLUR_STEPS: Final = 8  # what is blurred keeps this many patches along its longer side


def annotated_copy(review: bytes, annotations: Sequence[Annotation], font: Path) -> bytes:
    """Return the copy with what was drawn on it, cropped last; date and place stay.

    Args:
        review: a copy that `derivatives` made.
        annotations: in the order they were drawn.
        font: a TrueType file that has the characters of the words.
    """
    return saved_copy(_drawn(opened_copy(review), annotations, font))


def stamped_copy(copy: bytes, stamp: PhotoStamp, font: Path) -> bytes:
    """Return the copy with the stamp on a strip below, so that it covers nothing."""
    picture = opened_copy(copy)
    size = max(8, max(picture.size) // _STAMP_SHARE)
    face = ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)
    margin = size // 2
    lines = [
        part for line in stamp.lines for part in _wrapped(line, face, picture.width - 2 * margin)
    ]
    height = len(lines) * (size + margin) + margin
    whole = Image.new("RGB", (picture.width, picture.height + height), _STRIP)
    whole.paste(picture)
    whole.info = picture.info
    draw = ImageDraw.Draw(whole)
    for number, line in enumerate(lines):
        top = picture.height + margin + number * (size + margin)
        draw.text((margin, top), line, fill=_RIM, font=face)
    return saved_copy(whole)


def public_copy(
    review: bytes, hidden: Sequence[Area], annotations: Sequence[Annotation], font: Path
) -> bytes:
    """Return the face of a photo that may be shown to everybody: pixels only, no EXIF.

    The hidden areas, and those that were blurred, are covered wholly: a blur can be undone.
    """
    picture = opened_copy(review)
    covered = (*hidden, *hidden_areas(annotations))
    _cover(picture, covered)
    drawn = [one for one in annotations if not isinstance(one, Blur)]
    return saved_bare(_drawn(picture, drawn, font))


def _drawn(picture: Image.Image, annotations: Sequence[Annotation], font: Path) -> Image.Image:
    width = max(2, max(picture.size) // _LINE_SHARE)
    for area in hidden_areas(annotations):
        _blur(picture, pixels_of(area, picture.size))
    draw = ImageDraw.Draw(picture)
    for annotation in annotations:
        _draw(draw, annotation, picture.size, width, font)
    cropped = picture.crop(pixels_of(shown_area(annotations), picture.size))
    cropped.info = picture.info
    return cropped


def _draw(
    draw: ImageDraw.ImageDraw,
    annotation: Annotation,
    size: tuple[int, int],
    width: int,
    font: Path,
) -> None:
    match annotation:
        case Arrow(start, tip):
            _arrow(draw, point_of(start, size), point_of(tip, size), width)
        case Circle(area):
            left, top, right, bottom = pixels_of(area, size)
            draw.ellipse((left - 1, top - 1, right + 1, bottom + 1), outline=_RIM, width=width + 2)
            draw.ellipse((left, top, right, bottom), outline=_INK, width=width)
        case Box(area):
            left, top, right, bottom = pixels_of(area, size)
            rim = (left - 1, top - 1, right + 1, bottom + 1)
            draw.rectangle(rim, outline=_RIM, width=width + 2)
            draw.rectangle((left, top, right, bottom), outline=_INK, width=width)
        case Text(spot, words):
            height = max(12, max(size) // _TEXT_SHARE)
            _words(draw, point_of(spot, size), words, font, height)
        case Crop() | Blur():
            pass
        case _:
            assert_never(annotation)


def _arrow(
    draw: ImageDraw.ImageDraw, start: tuple[float, float], tip: tuple[float, float], width: int
) -> None:
    angle = math.atan2(tip[1] - start[1], tip[0] - start[0])
    head = [tip]
    for side in (-_HEAD_ANGLE, _HEAD_ANGLE):
        reach = _HEAD * width
        head.append(
            (tip[0] - reach * math.cos(angle + side), tip[1] - reach * math.sin(angle + side))
        )
    neck = ((head[1][0] + head[2][0]) / 2, (head[1][1] + head[2][1]) / 2)
    draw.line([start, neck], fill=_RIM, width=width + 2)
    draw.line([start, neck], fill=_INK, width=width)
    draw.polygon(head, fill=_INK, outline=_RIM)


def _words(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], words: str, font: Path, height: int
) -> None:
    face = ImageFont.truetype(font, height, layout_engine=ImageFont.Layout.BASIC)
    draw.text(at, words, fill=_INK, font=face, stroke_width=max(1, height // 12), stroke_fill=_RIM)


def _blur(picture: Image.Image, box: tuple[int, int, int, int]) -> None:
    part = picture.crop(box)
    patch = max(1, max(part.size) // _BLUR_STEPS)
    few = part.resize(
        (max(1, part.width // patch), max(1, part.height // patch)), Image.Resampling.BOX
    )
    picture.paste(few.resize(part.size).filter(ImageFilter.GaussianBlur(patch / 2)), box)


def _cover(picture: Image.Image, areas: Iterable[Area]) -> None:
    for area in areas:
        picture.paste(_COVER, pixels_of(area, picture.size))


def _wrapped(line: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    parts = [""]
    for letter in line:
        if parts[-1] and face.getlength(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return parts
