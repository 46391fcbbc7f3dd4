"""Connects the reading of papers by their codes with the operation."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.camera_at_hand import OpenCamera, camera_at_hand
from inspector.gui.context import Context
from inspector.gui.documents.paper_camera import PaperCamera
from inspector.gui.documents.reading_card import ReadingCard
from inspector.gui.documents.reading_state import read_state
from inspector.operations.changes import Changed
from inspector.operations.check_document import CheckedPaper
from inspector.operations.list_documents import document_titles
from inspector.operations.paper_codes import PaperCodes
from inspector.operations.read_paper import ReadPaper, read_codes, read_paper

_PATTERN: Final = "照片或 PDF (*.jpg *.jpeg *.png *.heic *.heif *.bmp *.tif *.tiff *.webp *.pdf)"


class Reading(QObject):
    """One button for every paper: its code says what is to be done with it."""

    def __init__(self, context: Context, card: ReadingCard) -> None:
        super().__init__()
        self._context = context
        self._card = card
        self.open_camera: OpenCamera = camera_at_hand
        """A test gives a camera of its own."""

    @Slot()
    def ask(self) -> None:
        """Let the paper be held before the camera; where there is none, ask for a file."""
        camera = self.open_camera()
        if not camera.is_there:
            self._context.say("没有可用的摄像头，请选择纸面的照片或者 PDF。")
            self._ask_for_file()
            return
        dialog = PaperCamera(camera, self._card.window())
        dialog.seen.connect(self._on_seen)
        dialog.file_wished.connect(self._ask_for_file)
        dialog.open()

    @Slot()
    def _ask_for_file(self) -> None:
        self._context.dialogs.ask_for_file("选择纸面的照片或者 PDF", _PATTERN, self._read)

    @Slot(PaperCodes)
    def _on_seen(self, codes: PaperCodes) -> None:
        self._card.hide()
        work = partial(read_codes, self._context.workspace, codes)
        self._context.runner.start("读取二维码", work, self._on_read)

    def _read(self, file: Path) -> None:
        self._card.hide()
        work = partial(read_paper, self._context.workspace, file)
        self._context.runner.start("读取二维码", work, self._on_read)

    def _on_read(self, paper: ReadPaper) -> None:
        self._card.show_state(read_state(paper, document_titles()))
        if not isinstance(paper, CheckedPaper) and paper.changed is not Changed.NOTHING:
            self._context.news.publish(paper.changed)
