"""What a camera shows, as large as there is room; a sentence where it shows nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel

from inspector.gui.overriding import override
from inspector.gui.widgets.marking import named


class CameraView(QLabel):
    """Holds the latest frame."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "cameraView", "摄像头画面")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMinimumSize(1, 1)
        self.frame = QImage()
        """The latest; a null one where there is none."""

    def show_frame(self, frame: QImage) -> None:
        """Show what the camera sees now."""
        self.frame = frame
        self._draw()

    def show_sentence(self, sentence: str) -> None:
        """Say why there is no picture."""
        self.frame = QImage()
        self.clear()
        self.setText(sentence)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if not self.frame.isNull():
            shown = QPixmap.fromImage(self.frame).scaled(
                self.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.FastTransformation,
            )
            self.setPixmap(shown)
