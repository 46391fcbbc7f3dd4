"""EXIF is read once into fields; what is damaged counts as not written."""

import io
import math
import warnings
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from imaging.made_pictures import encoded, quarters
from inspector.imaging.exif import ExifFields, read_exif, written_exif

MAKE, MODEL, CHANGED, EXIF, GPS = 0x010F, 0x0110, 0x0132, 0x8769, 0x8825
TAKEN, DIGITISED = 0x9003, 0x9004
NORTH = {1: "N", 2: (37.0, 52.0, 12.0)}
EAST = {3: "E", 4: (112.0, 33.0, 30.0)}


def read(block: bytes) -> ExifFields:
    data = encoded(quarters(16, 16), exif=block)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about damaged EXIF
        return read_exif(Image.open(io.BytesIO(data)))


def block(main: dict[int, object], taken: dict[int, object], gps: dict[int, object]) -> bytes:
    exif = Image.Exif()
    for tag, value in main.items():
        exif[tag] = value
    if taken:
        exif[EXIF] = taken
    if gps:
        exif[GPS] = gps
    return exif.tobytes()


@pytest.mark.parametrize(
    ("main", "taken", "year"),
    [
        ({}, {TAKEN: "2026:03:05 10:42:07", DIGITISED: "2025:01:01 00:00:00"}, 2026),
        ({}, {DIGITISED: "2025:01:01 00:00:00"}, 2025),
        ({CHANGED: "2024:01:01 00:00:00"}, {TAKEN: "0000:00:00 00:00:00"}, 2024),
        ({CHANGED: "2024:01:01 00:00:00"}, {TAKEN: "    :  :     :  :  "}, 2024),
        ({CHANGED: "yesterday"}, {}, None),
        ({}, {TAKEN: "2026:03:05 10:42:07.123\0"}, 2026),
        ({}, {TAKEN: "2026:13:45 10:42:07"}, None),
        ({}, {TAKEN: "2026-03-05"}, None),
        ({}, {}, None),
    ],
)
def test_the_time_is_the_first_that_can_be_read(
    main: dict[int, object], taken: dict[int, object], year: int | None
) -> None:
    found = read(block(main, taken, {})).taken_at
    assert (found.year if found else None) == year


@pytest.mark.parametrize(
    ("gps", "place"),
    [
        ({**NORTH, **EAST}, (37.87, 112.558333)),
        ({**NORTH, 1: "S", **EAST, 3: "W"}, (-37.87, -112.558333)),
        ({**NORTH, **EAST, 9: "A"}, (37.87, 112.558333)),
        ({**NORTH, **EAST, 9: "V"}, None),
        (NORTH, None),
        (EAST, None),
        ({**NORTH, **EAST, 1: "X"}, None),
        ({**NORTH, **EAST, 2: (97.0, 0.0, 0.0)}, None),
        ({**NORTH, **EAST, 2: (IFDRational(0, 0), 0.0, 0.0)}, None),
        ({**NORTH, **EAST, 2: 37.5}, None),
        ({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, None),
        ({}, None),
    ],
)
def test_a_place_is_whole_and_possible_or_unknown(
    gps: dict[int, object], place: tuple[float, float] | None
) -> None:
    fields = read(block({}, {}, gps))
    if place is None:
        assert (fields.latitude, fields.longitude) == (None, None)
    else:
        assert (fields.latitude, fields.longitude) == pytest.approx(place, abs=1e-6)


@pytest.mark.parametrize(
    ("maker", "model", "device"),
    [
        ("HUAWEI", "ALN-AL00", "HUAWEI ALN-AL00"),
        ("Canon", "Canon EOS R6", "Canon EOS R6"),
        ("Xiaomi\0", " 14 ", "Xiaomi 14"),
        ("", "X", "X"),
        ("X", "", "X"),
        ("A" * 60, "B" * 60, "A" * 60 + " " + "B" * 19),
        ("evil\x07\x1b[2J", "m", "evil[2J m"),
    ],
)
def test_the_device_is_maker_and_model_in_one_printable_line(
    maker: str, model: str, device: str
) -> None:
    assert read(block({MAKE: maker, MODEL: model}, {}, {})).device == device


@given(st.binary(max_size=300))
def test_no_bytes_in_place_of_exif_cause_an_error(data: bytes) -> None:
    assert isinstance(read(b"Exif\0\0" + data), ExifFields)


@given(
    st.floats(-90, 90).filter(lambda angle: angle != 0),
    st.floats(-180, 180).filter(lambda angle: angle != 0),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - cameras write no zone
)
def test_what_is_written_is_read_again(lat: float, lon: float, taken: datetime) -> None:
    fields = ExifFields(taken_at=taken.replace(microsecond=0), latitude=lat, longitude=lon)
    again = read(written_exif(fields, with_place=True))
    assert again.taken_at == fields.taken_at
    if again.latitude is None:  # nearer to zero than a ten-thousandth of a second
        assert abs(lat) < 1e-7
        assert abs(lon) < 1e-7
    else:
        assert math.isclose(again.latitude, lat, abs_tol=1e-7)
        assert math.isclose(again.longitude or 0.0, lon, abs_tol=1e-7)


def test_nothing_known_writes_nothing() -> None:
    assert written_exif(ExifFields(), with_place=True) == b""
    place = ExifFields(latitude=1.0, longitude=2.0)
    assert written_exif(place, with_place=False) == b""
