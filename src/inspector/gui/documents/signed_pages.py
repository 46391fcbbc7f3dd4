"""Connects the pages that came back signed with the operations."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from inspector.gui.context import Context
from inspector.operations.bind_signed_copy import (
    BoundCopy,
    bind_signed_copy,
    signed_copies,
    signed_pages,
)
from inspector.operations.changes import Changed
from inspector.progress import Progress
from inspector.storage.documents import IssuedDocument

_PATTERN: Final = "照片或扫描件 (*.jpg *.jpeg *.png *.heic *.heif *.bmp *.tif *.tiff *.webp)"


class SignedPages(QObject):
    """Asks for the photos, binds one after the other, and shows them as pages."""

    drawn = Signal(bytes)
    """The signed pages as a PDF to look at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def words(self, document: IssuedDocument) -> str:
        """Return how many pages there are, and how many a person has to compare."""
        with self._context.workspace.database.reading() as stored:
            bound = signed_copies(stored, document.id)
        unread = sum(not one.recognised for one in bound)
        if not bound:
            return ""
        doubt = f"，其中 {unread} 页没有读到二维码，请自行核对" if unread else ""
        return f"签字件 {len(bound)} 页{doubt}。"

    def ask(self, document: IssuedDocument) -> None:
        """Ask for the photos of the signed pages."""
        self._context.dialogs.ask_for_files(
            "选择签字页的照片或扫描件", _PATTERN, partial(self.bind, document)
        )

    def show(self, document: IssuedDocument) -> None:
        """Draw the pages."""
        work = partial(signed_pages, self._context.workspace, document.id)
        self._context.runner.start("打开签字件", work, self._on_drawn)

    def bind(self, document: IssuedDocument, files: Sequence[Path | bytes]) -> None:
        """Bind photos of signed pages, in files or in memory."""

        def work(progress: Progress) -> list[BoundCopy]:
            workspace = self._context.workspace
            return [bind_signed_copy(workspace, document.id, one, progress) for one in files]

        if files:
            self._context.runner.start("归档签字件", work, self._on_bound)

    @Slot(object)
    def _on_bound(self, bound: list[BoundCopy]) -> None:
        changed = Changed.NOTHING
        for one in bound:
            changed |= one.changed
        known = sum(one.changed is Changed.NOTHING for one in bound)
        before = f"，{known} 页以前已经归档" if known else ""
        self._context.say(f"已归档签字件 {len(bound) - known} 页{before}。")
        if changed is not Changed.NOTHING:
            self._context.news.publish(changed)

    @Slot(object)
    def _on_drawn(self, pdf: bytes) -> None:
        self.drawn.emit(pdf)
