"""The system's camera through Qt Multimedia, which only the extra `camera` installs.

Stills are taken from the frames that are shown: QImageCapture stays silent on some machines.
"""

from PySide6.QtCore import Slot
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from inspector.gui.camera import Camera


class SystemCamera(Camera):
    """A camera that the system knows."""

    is_there = True

    def __init__(self, device: QCameraDevice) -> None:
        super().__init__(device=device.description())
        self._camera = QCamera(device, self)
        self._sink = QVideoSink(self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._camera.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Switch the camera on."""
        self._camera.start()

    def stop(self) -> None:
        """Switch the camera off."""
        self._camera.stop()

    @Slot(QVideoFrame)
    def _on_frame(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if not image.isNull():
            self.framed.emit(image)

    @Slot()
    def _on_error(self) -> None:
        self.told.emit("摄像头没有响应，可能正被别的程序占用。请关闭那个程序，再打开这里。")


def first_camera() -> SystemCamera | None:
    """Return the default camera, None where the system knows none."""
    device = QMediaDevices.defaultVideoInput()
    return None if device.isNull() else SystemCamera(device)
