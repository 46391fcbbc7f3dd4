"""Makes upright copies of a picture; runs in the decoding child."""

import io
from typing import Final

from PIL import Image

from inspector.imaging.exif import ExifFields, written_exif

THUMBNAIL_SIDE: Final = 256
PAGE_SIDE: Final = 4000
REVIEW_SIDE: Final = 2000
_REVIEW_SIDE_KEPT: Final = 2100  # 4032 halves to 2016: an exact 2,000 would cost a second resize
_SMALL_ENOUGH: Final = 8  # a whole step this large loses an eighth of the side at most
_QUALITY: Final = 85
_PROFILE_BYTES: Final = 65_000  # one APP2 segment

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SWAPPED: Final = range(5, 9)


def upright_size(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Return width and height as a person sees them."""
    return (size[1], size[0]) if orientation in _SWAPPED else size


def ask_for_less(image: Image.Image, long_side: int) -> None:
    """Let a JPEG decode at a half, quarter or eighth that is still at least this long."""
    scale = max(image.size) / long_side
    if scale > 1:
        least = [max(1, int(length / scale)) for length in image.size]
        image.draft(None, (least[0], least[1]))


def review_picture(image: Image.Image, orientation: int) -> Image.Image:
    """Return the decoded picture upright, in grey or RGB, about 2,000 px at most."""
    return _upright(_shrunk(_flattened(image), REVIEW_SIDE, _REVIEW_SIDE_KEPT), orientation)


def page_picture(image: Image.Image, orientation: int) -> Image.Image:
    """Return the same in grey at about 4,000 px at most: the codes on a page stay sharp."""
    return _upright(_shrunk(_flattened(image).convert("L"), PAGE_SIDE, PAGE_SIDE), orientation)


def thumbnail_picture(image: Image.Image, orientation: int = 1) -> Image.Image:
    """Return the same at 256 px at most."""
    flat = _flattened(image)
    step = -(-max(flat.size) // THUMBNAIL_SIDE)
    if step < _SMALL_ENOUGH:
        return _upright(_shrunk(flat, THUMBNAIL_SIDE, THUMBNAIL_SIDE), orientation)
    small = flat.reduce(step)  # one pass of averages: half the cost of meeting 256 exactly
    small.info = flat.info
    return _upright(small, orientation)


def jpeg_of(picture: Image.Image, fields: ExifFields, *, with_place: bool) -> bytes:
    """Return JPEG bytes that carry the date, the place if asked for, and the colour profile."""
    out = io.BytesIO()
    picture.save(
        out,
        "JPEG",
        quality=_QUALITY,
        exif=written_exif(fields, with_place=with_place),
        icc_profile=_profile(picture),
    )
    return out.getvalue()


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode in {"RGB", "L"}:
        return image
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        flat = Image.alpha_composite(paper, layer).convert("RGB")
    else:
        flat = image.convert("RGB")
    flat.info.pop("icc_profile", None)  # it described the colours before the conversion
    return flat


def _shrunk(image: Image.Image, side: int, kept: int) -> Image.Image:
    longest = max(image.size)
    if longest <= kept:
        return image
    size = tuple(max(1, round(length * side / longest)) for length in image.size)
    shrunk = image.resize((size[0], size[1]), Image.Resampling.BICUBIC, reducing_gap=1.0)
    shrunk.info = image.info
    return shrunk


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    method = _UPRIGHT.get(orientation)
    return image if method is None else image.transpose(method)


def _profile(picture: Image.Image) -> bytes | None:
    profile = picture.info.get("icc_profile")
    return profile if isinstance(profile, bytes) and len(profile) <= _PROFILE_BYTES else None
