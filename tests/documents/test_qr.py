"""The QR code at the foot of every page."""

from io import BytesIO

import pikepdf.pdfa
import pypdfium2
import pytest
import segno
from PIL import Image, ImageFilter

from documents import sample_letters, sample_people
from inspector.documents.code_on_pages import QR_SIDE
from inspector.documents.code_pattern import qr_pattern
from inspector.documents.code_reading import codes_in_picture
from inspector.documents.kinds.f05 import KIND
from inspector.documents.page import LEFT_MARGIN, MILLIMETRE, TEXT_WIDTH
from inspector.documents.press import Press
from inspector.documents.rectification_order import RectificationOrder

PAYLOAD = "云岭民责改〔2026〕7号;" + sample_people.SHA256 + ";" + "A1b2" * 40
POINTS_A_PIXEL = 72 / 600


def modules_on(page: pypdfium2.PdfPage, left: float, size: int) -> list[list[bool]]:
    """Return what a reader sees: whether the middle of each module is dark at 600 dpi."""
    image = page.render(scale=1 / POINTS_A_PIXEL, grayscale=True).to_pil()
    bottom = image.height - 6 * MILLIMETRE / POINTS_A_PIXEL
    step = QR_SIDE / POINTS_A_PIXEL / size
    first_x = left / POINTS_A_PIXEL
    return [
        [
            image.getpixel((int(first_x + (x + 0.5) * step), int(bottom - (size - y - 0.5) * step)))
            < 128
            for x in range(size)
        ]
        for y in range(size)
    ]


def coded(order: RectificationOrder, press: Press) -> bytes:
    return KIND.build(order, press, sample_people.CREATED, coder=lambda _: PAYLOAD)


@pytest.fixture(scope="module")
def pdf(press: Press) -> bytes:
    return KIND.build(
        sample_letters.order(), press, sample_people.CREATED, coder=lambda text: PAYLOAD
    )


def test_every_page_shows_the_code_opposite_its_number(pdf: bytes) -> None:
    wanted = [list(row) for row in qr_pattern(PAYLOAD)]
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 2
    for page, left in zip(document, (LEFT_MARGIN, LEFT_MARGIN + TEXT_WIDTH - QR_SIDE), strict=True):
        assert modules_on(page, left, len(wanted)) == wanted
        page.close()
    document.close()


def test_modules_are_large_enough_to_be_read() -> None:
    assert QR_SIDE / MILLIMETRE / len(qr_pattern(PAYLOAD)) > 0.25


def test_document_with_a_code_is_valid_pdfa_2b(pdf: bytes) -> None:
    report = pikepdf.pdfa.validate_written(BytesIO(pdf), "2b")
    assert report.findings == []


def test_code_is_kept_once_in_the_file(press: Press, pdf: bytes) -> None:
    long = sample_letters.order(interim_measures=("关闭房间。",) * 400)
    plain = KIND.build(long, press, sample_people.CREATED)
    assert len(coded(long, press)) - len(plain) < 12_000


def test_pattern_is_that_of_the_standard_with_a_quiet_zone() -> None:
    pattern = qr_pattern("1234")
    assert len(pattern) == 21 + 8
    assert not any(pattern[0])
    assert pattern[4][4:11] == (True,) * 7


def test_another_maker_makes_the_same_code() -> None:
    text = "SX1:" + "0123456789ABCDEFGHIJ $%*+-./:" * 20
    symbol = segno.make(text, error="m", boost_error=False, micro=False)
    assert qr_pattern(text) == tuple(tuple(map(bool, row)) for row in symbol.matrix_iter(border=4))


def test_text_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_pattern("长" * 900)


@pytest.mark.parametrize("turned", [0, 3, -7])
def test_a_photo_that_a_messenger_made_small_is_read(pdf: bytes, turned: int) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=4, grayscale=True).to_pil()
    small = page.resize((1018, 1440), Image.Resampling.BICUBIC)
    askew = small.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    sent = BytesIO()
    askew.filter(ImageFilter.GaussianBlur(0.6)).save(sent, "JPEG", quality=70)
    assert codes_in_picture(sent.getvalue()) == (PAYLOAD,)
