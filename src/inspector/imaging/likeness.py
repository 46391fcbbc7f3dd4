"""A short number that stays the same when a picture is resized or saved again (C14)."""

from typing import Final

from PIL import Image, ImageStat

from inspector.imaging.copies import opened_copy

_COLUMNS: Final = 8
_ROWS: Final = 8
_PLAIN: Final = 4.0  # spread of grey levels below which a picture shows nothing to compare


def likeness_of(thumbnail: bytes) -> str:
    """Return 16 hex digits (difference hash), or nothing for a picture without any structure.

    Args:
        thumbnail: as `derivatives` made it.
    """
    grey = opened_copy(thumbnail).convert("L")
    if ImageStat.Stat(grey).stddev[0] < _PLAIN:
        return ""
    levels = grey.resize((_COLUMNS + 1, _ROWS), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            place = row * (_COLUMNS + 1) + column
            bits = bits << 1 | (levels[place] < levels[place + 1])
    return f"{bits:016x}"
