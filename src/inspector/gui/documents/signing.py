"""Connects signing on the screen with the operations."""

from functools import partial
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter, QPolygonF
from PySide6.QtWidgets import QWidget

from inspector.domain.shanghai import SHANGHAI, time_in_words
from inspector.gui.context import Context
from inspector.gui.documents.signing_dialog import SigningDialog
from inspector.gui.widgets.ink_page import signed_picture
from inspector.gui.widgets.pdf_pages import POINTS_PER_INCH, PdfPages
from inspector.operations.list_documents import document_bytes
from inspector.progress import Progress
from inspector.storage.documents import IssuedDocument

_DOTS: Final = 200
"""A page is kept at so many dots an inch: its code is read, and a line is a line."""


class Signing(QObject):
    """Draws the pages off the window's thread, asks for the hand, and hands the pictures on."""

    signed = Signal(object, object)
    """The document, and a PNG of each page that was written on."""

    def __init__(self, context: Context, screen: QWidget) -> None:
        super().__init__()
        self._context = context
        self._screen = screen
        self._document: IssuedDocument | None = None
        self._pages: tuple[QImage, ...] = ()

    def ask(self, document: IssuedDocument) -> None:
        """Show the pages of the document to be signed."""
        self._document = document
        work = partial(self._drawn, document)
        self._context.runner.start("打开文书", work, self._on_drawn)

    def _drawn(self, document: IssuedDocument, progress: Progress) -> tuple[QImage, ...]:
        pages = PdfPages(document_bytes(self._context.workspace, document))
        try:
            drawn = []
            for number in range(len(pages)):
                progress(f"{number + 1} / {len(pages)}", number / len(pages))
                drawn.append(pages.drawn(number, _DOTS / POINTS_PER_INCH))
            return tuple(drawn)
        finally:
            pages.close()

    @Slot(object)
    def _on_drawn(self, pages: tuple[QImage, ...]) -> None:
        self._pages = pages
        dialog = SigningDialog(pages, self._screen.window())
        dialog.kept.connect(self._on_kept)
        dialog.open()

    @Slot(object)
    def _on_kept(self, strokes: dict[int, tuple[QPolygonF, ...]]) -> None:
        now = self._context.workspace.clock().astimezone(SHANGHAI)
        words = f"屏上签字 · {time_in_words(now)} · 第 {{}} 页"
        pictures = [
            _png(signed_picture(self._pages[number], written, words.format(number + 1)))
            for number, written in sorted(strokes.items())
        ]
        self._pages = ()
        self.signed.emit(self._document, pictures)


def _png(picture: QImage) -> bytes:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"png")).write(picture)
    return bytes(kept.data().data())
