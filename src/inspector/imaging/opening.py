"""Opens untrusted picture bytes, within the limits; runs in the decoding child."""

import io
import re
from typing import Final

from PIL import Image

from inspector.imaging import limits
from inspector.imaging.refusal import Refusal, RefusedError

JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
HEIC: Final = "image/heic"

_PLUGINS: Final = {JPEG: "JPEG", PNG: "PNG", HEIC: "HEIF"}
# ISO/IEC 23008-12: brands of still pictures and sequences that are coded as HEVC.
_HEIC_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_START_OF_SCAN: Final = 0xDA
_ONE_PASS_FRAMES: Final = (0xC0, 0xC1, 0xC9)  # not progressive: each row is decoded once a scan
# ITU-T T.81 B.1.1: inside a scan, FF is data before 00, a restart at D0 to D7, else a marker.
_MARKER: Final = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
_END_OF_IMAGE: Final = 0xD9
_FIRST_SEGMENT: Final = 2


def media_type_of(data: bytes) -> str:
    """Return the media type that the first bytes tell; the file's name tells nothing.

    Raises:
        RefusedError: none of the three.
    """
    if not data:
        raise RefusedError(Refusal.EMPTY)
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    raise RefusedError(Refusal.FORMAT)


def open_guarded(data: bytes) -> tuple[Image.Image, str]:
    """Return the picture, not decoded yet, and its media type.

    Raises:
        RefusedError: beyond a limit, no picture, or its header is damaged.
    """
    if len(data) > limits.FILE_BYTES:
        raise RefusedError(Refusal.FILE_TOO_BIG)
    media_type = media_type_of(data)
    if media_type == JPEG and has_too_many_scans(data):
        raise RefusedError(Refusal.TOO_MANY_SCANS)
    if media_type == HEIC:
        _learn_heic()
    Image.MAX_IMAGE_PIXELS = None  # the limits below stand in for Pillow's
    try:
        image = Image.open(io.BytesIO(data), formats=[_PLUGINS[media_type]])
        # All at once: a decoder that waits for more bytes begins its row of blocks again.
        image.decodermaxblock = len(data)
    except MemoryError:
        raise
    except Exception as error:  # decoders raise anything on hostile bytes
        raise RefusedError(Refusal.DAMAGED) from error
    _require_size(image, limits.PNG_PIXELS if media_type == PNG else limits.PIXELS)
    return image, media_type


def decode(image: Image.Image) -> None:
    """Decode the whole picture.

    Raises:
        RefusedError: it is truncated or damaged.
    """
    try:
        image.load()
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise RefusedError(Refusal.DAMAGED) from error


def has_too_many_scans(data: bytes) -> bool:
    """Whether the JPEG's own scans, not those of what is embedded or appended, are too many."""
    position, scans, components = _FIRST_SEGMENT, 0, 0
    while scans <= limits.SCANS:
        marker = _MARKER.search(data, position)
        if marker is None or marker[1][0] == _END_OF_IMAGE:
            return False
        code, start = marker[1][0], marker.end()
        if code in _ONE_PASS_FRAMES:
            components = data[start + 7] if len(data) > start + 7 else 0
        if code == _START_OF_SCAN:
            if components and data[start + 2 : start + 3] == bytes((components,)):
                return False  # one scan holds all: a decoder refuses a second
            scans += 1
        position = start + int.from_bytes(data[start : start + 2], "big")
    return True


def _require_size(image: Image.Image, pixels: int) -> None:
    if max(image.size) > limits.SIDE:
        raise RefusedError(Refusal.TOO_LONG)
    if image.width * image.height > pixels:
        raise RefusedError(Refusal.TOO_MANY_PIXELS)


def _learn_heic() -> None:
    # Here, because most photos are JPEG and need not wait for libheif.
    import pi_heif

    pi_heif.register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
    )
