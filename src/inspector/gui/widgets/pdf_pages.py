"""Draws the pages of a PDF into images."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfPages:
    """The pages of one PDF, held open; not for use by two threads at once."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # 67 ms: not before the first document is looked at

        self._document = pypdfium2.PdfDocument(content)

    def __len__(self) -> int:
        return len(self._document)

    def size_of(self, number: int) -> QSizeF:
        """Return the size of a page, counted from 0, in points."""
        return QSizeF(*self._document.get_page_size(number))

    def drawn(self, number: int, scale: float) -> QImage:
        """Return a page, counted from 0, at `scale` px a point."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            shape = (bitmap.width, bitmap.height, bitmap.stride)
            return QImage(bitmap.buffer, *shape, QImage.Format.Format_RGB32).copy()
        finally:
            page.close()

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()
