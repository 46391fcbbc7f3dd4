"""Photos on paper."""

from io import BytesIO

import pytest
from PIL import Image

from documents import sample_records
from inspector.documents.picture import print_size


@pytest.mark.parametrize(
    ("size", "printed"), [((2000, 1500), (613, 460)), ((1500, 2000), (345, 460)), ((40, 30),) * 2]
)
def test_a_photo_gets_as_many_pixels_as_its_box_shows(
    size: tuple[int, int], printed: tuple[int, int]
) -> None:
    picture = print_size(sample_records.jpeg(size=size))
    assert (picture.width, picture.height) == printed
    with Image.open(BytesIO(picture.encoded)) as image:
        assert (image.size, image.mode, image.format) == (printed, "RGB", "JPEG")
