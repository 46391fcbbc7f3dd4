"""What the window knows of a camera: no Qt Multimedia, so that a test can feed frames."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

NO_CAMERA: Final = "没有找到摄像头。请接上摄像头再打开这里；也可以用手机拍照后“导入照片”。"


class Camera(QObject):
    """A camera that shows frames between `start` and `stop`.

    This one is none: it says why, which is a plain state and no failure.
    """

    is_there = False
    """Whether there is one at all."""
    framed = Signal(QImage)
    """The camera shows this now."""
    told = Signal(str)
    """There is no picture, and why."""

    def __init__(self, reason: str = NO_CAMERA, device: str = "") -> None:
        super().__init__()
        self.device = device
        """How the system names the camera."""
        self._reason = reason

    def start(self) -> None:
        """Begin to show frames, or tell why there are none."""
        self.told.emit(self._reason)

    def stop(self) -> None:
        """Show no more frames and let the camera go."""
