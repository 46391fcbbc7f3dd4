"""Reads the code of a paper that is held before the camera; a file can be chosen instead."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from inspector.documents.code_reading import codes_in_frame
from inspector.gui.camera import Camera
from inspector.gui.theme import GRID
from inspector.gui.widgets.camera_view import CameraView
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.operations.paper_codes import PaperCodes
from inspector.operations.read_paper import is_slip, tell_enough

_SIZE: Final = (860, 620)
_EVERY: Final = 6
"""One frame in so many is read: some ten milliseconds each, a few times a second."""
_HOLD: Final = "把页脚的二维码对着摄像头，读到了就自动核验。"
_SLIP: Final = "这是整改报告，归档要留下整页：请用手机拍照或者扫描，再点“选择文件”。"
_FOREIGN: Final = "这个二维码不是本系统文书的，请对着文书页脚的二维码。"


class PaperCamera(QDialog):
    """Closes by itself once a code is read that says what the paper is."""

    seen = Signal(PaperCodes)
    file_wished = Signal()

    def __init__(self, camera: Camera, window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "paperCamera")
        self.setWindowTitle("核验 · 读二维码")
        self._camera = camera
        camera.setParent(self)
        self._frames = 0
        self._view = CameraView()
        self._said = named(text(_HOLD, "muted", wrap=True), "paperCameraSaid")
        file = button("选择文件", "paperFromFile", kind="primary")
        close = button("关闭", "paperCameraClose")
        line = row(self._said, file, close)
        line.setStretch(0, 1)
        whole = column(self._view, line, margin=2 * GRID)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(*_SIZE)
        camera.framed.connect(self._on_frame)
        camera.told.connect(self._view.show_sentence)
        file.clicked.connect(self._on_file)
        close.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        file.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.show_sentence("正在打开摄像头。")
        camera.start()

    @Slot(QImage)
    def _on_frame(self, frame: QImage) -> None:
        self._view.show_frame(frame)
        if self._frames % _EVERY == 0:
            self._read(frame.convertToFormat(QImage.Format.Format_Grayscale8))
        self._frames += 1

    def _read(self, grey: QImage) -> None:
        found = codes_in_frame(bytes(grey.constBits()), grey.bytesPerLine())
        codes = PaperCodes(None, (found,))
        if is_slip(codes):
            self._said.setText(_SLIP)
        elif tell_enough(codes):
            self.accept()
            self.seen.emit(codes)
        elif found:
            self._said.setText(_FOREIGN)

    @Slot()
    def _on_file(self) -> None:
        self.accept()
        self.file_wished.emit()

    @Slot()
    def _on_finished(self) -> None:
        self._camera.framed.disconnect(self._on_frame)
        self._camera.stop()
        self.deleteLater()
