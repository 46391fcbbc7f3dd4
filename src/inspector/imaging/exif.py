"""Reads EXIF into fields, and writes the few that a derivative keeps.

Tags are those of CIPA DC-008 (Exif 2.32). What is damaged counts as not written.
"""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Final

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

_ORIENTATION: Final = 0x0112
_MAKE: Final = 0x010F
_MODEL: Final = 0x0110
_CHANGED: Final = 0x0132
_EXIF: Final = 0x8769
_TAKEN: Final = 0x9003
_DIGITISED: Final = 0x9004
_GPS: Final = 0x8825
_GPS_STATUS: Final = 9
_LATITUDE: Final = (1, 2, 90, "NS")
_LONGITUDE: Final = (3, 4, 180, "EW")

_TIME_FORM: Final = "%Y:%m:%d %H:%M:%S"
_TIME_LENGTH: Final = 19
_DEVICE_LENGTH: Final = 80
_SIXTY: Final = 60.0
_SECOND_PARTS: Final = 10_000
_ORIENTATIONS: Final = range(1, 9)


@dataclass(frozen=True, slots=True)
class ExifFields:
    """What the program keeps of a picture's EXIF; orientation 1 is upright."""

    orientation: int = 1
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    device: str = ""


def read_exif(image: Image.Image) -> ExifFields:
    """Return the fields; whatever is wrong with the EXIF, no error."""
    try:
        exif = image.getexif()
        main = dict(exif)
        taken = _directory(exif, _EXIF)
        gps = _directory(exif, _GPS)
    except Exception:  # noqa: BLE001 - a parser of hostile bytes raises anything
        return ExifFields()
    times = (taken.get(_TAKEN), taken.get(_DIGITISED), main.get(_CHANGED))
    latitude, longitude = _place(gps)
    return ExifFields(
        orientation=_orientation(main.get(_ORIENTATION)),
        taken_at=next((time for time in map(_time, times) if time), None),
        latitude=latitude,
        longitude=longitude,
        device=_device(_text(main.get(_MAKE)), _text(main.get(_MODEL))),
    )


def written_exif(fields: ExifFields, *, with_place: bool, with_device: bool = False) -> bytes:
    """Return an EXIF block of date and, if asked for, place and device; empty without any."""
    exif = Image.Exif()
    if fields.taken_at is not None:
        exif.get_ifd(_EXIF)[_TAKEN] = fields.taken_at.strftime(_TIME_FORM)
        exif[_EXIF] = dict(exif.get_ifd(_EXIF))
    if fields.device and with_device:
        exif[_MODEL] = fields.device.encode("utf-8")
    if with_place and fields.latitude is not None and fields.longitude is not None:
        exif[_GPS] = {
            **_written_angle(fields.latitude, _LATITUDE),
            **_written_angle(fields.longitude, _LONGITUDE),
        }
    return exif.tobytes() if len(exif) else b""


def _directory(exif: Image.Exif, tag: int) -> Mapping[int, object]:
    try:
        return dict(exif.get_ifd(tag))
    except Exception:  # noqa: BLE001 - one damaged directory leaves the others readable
        return {}


def _orientation(value: object) -> int:
    return value if isinstance(value, int) and value in _ORIENTATIONS else 1


def _time(value: object) -> datetime | None:
    try:
        return datetime.strptime(_text(value)[:_TIME_LENGTH], _TIME_FORM)  # noqa: DTZ007 - has none
    except ValueError:
        return None


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    if not isinstance(value, str):
        return ""
    with suppress(UnicodeError):  # Pillow reads as Latin-1 what most cameras write as UTF-8
        value = value.encode("latin-1").decode("utf-8")
    return "".join(letter for letter in value if letter.isprintable()).strip()


def _device(maker: str, model: str) -> str:
    whole = model if model.casefold().startswith(maker.casefold()) else f"{maker} {model}"
    return whole.strip()[:_DEVICE_LENGTH]


def _place(gps: Mapping[int, object]) -> tuple[float | None, float | None]:
    if _text(gps.get(_GPS_STATUS)) == "V":  # the receiver had no fix
        return None, None
    latitude, longitude = _angle(gps, _LATITUDE), _angle(gps, _LONGITUDE)
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None, None
    return latitude, longitude


def _angle(gps: Mapping[int, object], axis: tuple[int, int, int, str]) -> float | None:
    sign_tag, value_tag, most, signs = axis
    sign, value = _text(gps.get(sign_tag)), gps.get(value_tag)
    if not isinstance(value, tuple) or not 1 <= len(value) <= 3 or len(sign) != 1:  # noqa: PLR2004 - degrees, minutes, seconds
        return None
    try:
        angle = sum(float(part) / _SIXTY**power for power, part in enumerate(value))
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if sign not in signs or not math.isfinite(angle) or not 0 <= angle <= most:
        return None
    return -angle if sign == signs[1] else angle


def _written_angle(value: float, axis: tuple[int, int, int, str]) -> dict[int, object]:
    sign_tag, value_tag, _, signs = axis
    seconds = Fraction(round(abs(value) * 3600 * _SECOND_PARTS), _SECOND_PARTS)
    degrees, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = (Fraction(degrees), Fraction(minutes), left)
    rational = tuple(IFDRational(part.numerator, part.denominator) for part in parts)
    return {sign_tag: signs[value < 0], value_tag: rational}
