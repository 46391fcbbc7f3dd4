"""Takes photos with the camera: what it shows, one key, and how many were taken."""

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from inspector.gui.camera import Camera
from inspector.gui.theme import GRID
from inspector.gui.widgets.camera_view import CameraView
from inspector.gui.widgets.marking import button, column, named, row, text

_SIZE = (860, 620)
_QUALITY = 95


class CameraDialog(QDialog):
    """Space or Enter takes a photo; the dialog stays open for the next one."""

    taken = Signal(bytes)
    """A JPEG of what the camera showed."""

    def __init__(self, camera: Camera, item: str, window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "cameraDialog")
        self.setWindowTitle("拍照")
        self._camera = camera
        camera.setParent(self)
        self._count = 0
        self._view = CameraView()
        self._said = named(text(f"照片附在事项 {item}。", "muted"), "cameraSaid")
        self._take = button("拍照（空格）", "cameraTake", kind="primary")
        self._take.setEnabled(False)
        close = button("关闭", "cameraClose")
        whole = column(margin=2 * GRID)
        whole.addWidget(self._view, 1)
        whole.addLayout(row(self._said, None, self._take, close))
        self.setLayout(whole)
        self.resize(*_SIZE)
        camera.framed.connect(self._on_frame)
        camera.told.connect(self._on_told)
        self._take.clicked.connect(self._on_take)
        close.clicked.connect(self.accept)
        self.finished.connect(self._on_finished)
        self._view.show_sentence("正在打开摄像头。")
        camera.start()

    def show_kept(self) -> None:
        """Say that one more photo was kept."""
        self._count += 1
        self._said.setText(f"已拍 {self._count} 张，都附在本事项。")

    @Slot(QImage)
    def _on_frame(self, frame: QImage) -> None:
        first = self._view.frame.isNull()
        self._view.show_frame(frame)
        if first:
            self._take.setEnabled(True)
            self._take.setDefault(True)
            self._take.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self._take.setEnabled(False)
        self._view.show_sentence(sentence)

    @Slot()
    def _on_take(self) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._view.frame.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
        self.taken.emit(bytes(buffer.data().data()))

    @Slot()
    def _on_finished(self) -> None:
        self._camera.stop()
        self.deleteLater()
