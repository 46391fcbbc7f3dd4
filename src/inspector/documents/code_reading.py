"""Reads the QR codes on the pages of a PDF file, or on the photo of a page."""

from io import BytesIO
from typing import Final

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter

from inspector.errors import UserError

_DOTS: Final = (200, 400)  # an inch; the second for pages that the first does not tell
_FORMATS: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_SHARPER: Final = ImageFilter.UnsharpMask(6, 300, 0)  # for a photo that is a little blurred
_POINTS: Final = 72
_MOST_PAGES: Final = 500


class UnreadablePageError(UserError):
    """The file is no PDF that can be drawn."""


def codes_on_pages(pdf: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the texts of the QR codes, page by page.

    Raises:
        UnreadablePageError: it is no PDF, or one of more than 500 pages.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePageError(
            "这个 PDF 文件打不开，可能已经损坏或者加了密码，请换一个文件再核验。"
        ) from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadablePageError(
                f"这个 PDF 文件超过{_MOST_PAGES}页，不是本系统签发的文书，没有核验。"
            )
        return tuple(_codes_on(page) for page in document)
    finally:
        document.close()


def codes_in_picture(jpeg: bytes) -> tuple[str, ...]:
    """Return the texts of the QR codes on a page, however it is turned.

    Args:
        jpeg: a copy that the program made itself of a photo.
    """
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        grey = image.convert("L")
    return _codes(grey) or _codes(grey.filter(_SHARPER))


def _codes_on(page: pypdfium2.PdfPage) -> tuple[str, ...]:
    try:
        for dots in _DOTS:
            drawn = page.render(scale=dots / _POINTS, grayscale=True)
            found = _codes(drawn.to_pil())
            drawn.close()
            if found:
                return found
        return ()
    finally:
        page.close()


def _codes(grey: Image.Image) -> tuple[str, ...]:
    pixels = memoryview(grey.tobytes()).cast("B", shape=(grey.height, grey.width))
    found = zxingcpp.read_barcodes(pixels, formats=_FORMATS)
    return tuple(dict.fromkeys(one.text for one in found))
