"""Reads the QR codes on the pages of a PDF file, on the photo of a page, or before a camera."""

from io import BytesIO
from typing import Final

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter

from inspector.errors import UserError

_DOTS: Final = (200, 400)  # an inch; the second for pages that the first does not tell
_FORMATS: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_SHARPER: Final = ImageFilter.UnsharpMask(6, 300, 0)  # for a photo that is a little blurred
_CLOSER: Final = ImageFilter.UnsharpMask(2, 200, 0)  # for a code of under two dots a module
_MOST_CLOSER: Final = 4_000_000  # dots: what a messenger leaves of a photo, what a camera shows
_MIDDLE: Final = 720  # dots: so much of a frame is looked at closer
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
    return _codes(grey) or _codes(grey.filter(_SHARPER)) or _looked_closer(grey)


def codes_in_frame(pixels: bytes, line: int) -> tuple[str, ...]:
    """Return the texts of the QR codes that a camera shows: some ten milliseconds a frame.

    Args:
        pixels: one byte each, from black to white, line after line.
        line: pixels a line.
    """
    grey = Image.frombuffer("L", (line, len(pixels) // line), pixels, "raw", "L", 0, 1)
    return _codes(grey) or _looked_closer(_middle(grey))


def _middle(grey: Image.Image) -> Image.Image:
    side = min(_MIDDLE, *grey.size)
    left, top = (grey.width - side) // 2, (grey.height - side) // 2
    return grey.crop((left, top, left + side, top + side))


def _looked_closer(grey: Image.Image) -> tuple[str, ...]:
    if grey.width * grey.height > _MOST_CLOSER:
        return ()
    twice = grey.resize((2 * grey.width, 2 * grey.height), Image.Resampling.BICUBIC)
    return _codes(twice.filter(_CLOSER))


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
