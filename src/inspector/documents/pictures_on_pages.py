"""Pictures as the pages of a PDF, to be looked at beside the paper that they show."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_WIDTH: Final = A4[0]
"""Points: each page is as wide as A4, and as high as its picture wants."""


def pictures_on_pages(pictures: Sequence[bytes]) -> bytes:
    """Return a PDF with one page for each picture (JPEG or PNG), in their order.

    It is for looking only: no PDF/A, no code. Without pictures it is empty.
    """
    if not pictures:
        return b""
    written = BytesIO()
    canvas = Canvas(written, invariant=True)
    for picture in pictures:
        image = ImageReader(BytesIO(picture))
        width, height = image.getSize()
        high = _WIDTH * height / width
        canvas.setPageSize((_WIDTH, high))
        canvas.drawImage(image, 0, 0, _WIDTH, high)
        canvas.showPage()
    canvas.save()
    return written.getvalue()
