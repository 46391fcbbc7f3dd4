"""A frame of the camera becomes a photo with time and device, its pixels as they were."""

import io
from datetime import datetime

import pytest
from PIL import Image

from inspector.imaging.exif import read_exif
from inspector.imaging.shot import dated_shot

AT = datetime(2026, 11, 23, 9, 30, 5)  # noqa: DTZ001 - a camera writes no zone


@pytest.mark.parametrize("device", ["示例摄像头", "Integrated Camera", "Caméra", ""])
def test_time_and_device_are_written_and_no_pixel_is_touched(device: str) -> None:
    plain = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(plain, "JPEG")
    shot = dated_shot(plain.getvalue(), AT, device)
    with Image.open(io.BytesIO(shot)) as dated, Image.open(plain) as before:
        fields = read_exif(dated)
        assert dated.tobytes() == before.tobytes()
    assert (fields.taken_at, fields.device) == (AT, device)
