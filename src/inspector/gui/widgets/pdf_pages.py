"""Draws the pages of a PDF into images."""

import math
from threading import Lock
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
_ONE_AT_A_TIME: Final = Lock()
"""PDFium must never be called by two threads at once: one may look while another prints."""


class PdfPages:
    """The pages of one PDF, held open; may be used from any thread."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # 67 ms: not before the first document is looked at

        with _ONE_AT_A_TIME:
            self._document = pypdfium2.PdfDocument(content)
            self._count = len(self._document)

    def __len__(self) -> int:
        return self._count

    def size_of(self, number: int) -> QSizeF:
        """Return the size of a page, counted from 0, in points."""
        with _ONE_AT_A_TIME:
            return QSizeF(*self._document.get_page_size(number))

    def drawn(self, number: int, scale: float) -> QImage:
        """Return a page, counted from 0, at `scale` px a point."""
        return self.band(number, scale, 0, math.ceil(self.size_of(number).height() * scale))

    def band(self, number: int, scale: float, top: int, height: int) -> QImage:
        """Return a part of a page over its whole width: `height` px from `top` on, or less."""
        with _ONE_AT_A_TIME:
            page = self._document[number]
            try:
                below = max(math.ceil(page.get_height() * scale) - top - height, 0)
                crop = (0, _points(below, scale), 0, _points(top, scale))
                bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
                shape = (bitmap.width, bitmap.height, bitmap.stride)
                return QImage(bitmap.buffer, *shape, QImage.Format.Format_RGB32).copy()
            finally:
                page.close()

    def close(self) -> None:
        """Let go of the document."""
        with _ONE_AT_A_TIME:
            self._document.close()


def _points(pixels: int, scale: float) -> float:
    # The renderer rounds up to whole pixels: half a pixel less comes out exactly.
    return max(pixels - 0.5, 0) / scale
