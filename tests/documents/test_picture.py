"""Photos on paper."""

from io import BytesIO

import pytest
from PIL import Image

from documents import sample_records
from inspector.documents.picture import UnreadablePictureError, picture_of


def encoded(mode: str, kind: str) -> bytes:
    file = BytesIO()
    Image.new(mode, (40, 30)).save(file, kind)
    return file.getvalue()


def test_jpeg_is_taken_as_it_is() -> None:
    jpeg = sample_records.jpeg()
    assert picture_of(jpeg, "1").encoded is jpeg
    assert picture_of(encoded("L", "JPEG"), "1").width == 40


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("CMYK", "JPEG"), ("P", "PNG")])
def test_what_pdfa_would_not_take_is_written_anew(mode: str, kind: str) -> None:
    picture = picture_of(encoded(mode, kind), "1")
    with Image.open(BytesIO(picture.encoded)) as image:
        assert (image.mode, image.format, image.size) == ("RGB", "JPEG", (40, 30))


@pytest.mark.parametrize("cut", [0, 10, 500])
def test_broken_photo_is_named(cut: int) -> None:
    with pytest.raises(UnreadablePictureError, match="照片“7”"):
        picture_of(sample_records.jpeg()[:cut], "7")
