"""A camera that shows what a test feeds."""

import pypdfium2
from PIL import Image
from PySide6.QtGui import QColor, QImage

from inspector.documents.code_pattern import qr_pattern
from inspector.gui.camera import Camera

FRAME = (1280, 720)


class FedCamera(Camera):
    """Shows what a test feeds."""

    is_there = True

    def __init__(self) -> None:
        super().__init__(device="示例摄像头")
        self.runs = False

    def start(self) -> None:
        self.runs = True

    def stop(self) -> None:
        self.runs = False

    def feed(self, colour: str) -> None:
        frame = QImage(640, 480, QImage.Format.Format_RGB32)
        frame.fill(QColor(colour))
        self.framed.emit(frame)

    def feed_code(self, words: str) -> None:
        """Show a code of somebody else."""
        pattern = qr_pattern(words)
        frame = QImage(len(pattern), len(pattern), QImage.Format.Format_RGB32)
        for y, row in enumerate(pattern):
            for x, dark in enumerate(row):
                frame.setPixelColor(x, y, QColor("black" if dark else "white"))
        self.framed.emit(frame.scaled(8 * frame.size()))

    def feed_paper(
        self, pdf: bytes, corner: tuple[float, float], turned: float = 0, frames: int = 1
    ) -> None:
        """Show what is round a spot of the first page, 20 cm of it, askew by some degrees."""
        frame = _framed(pdf, corner, turned)
        for _ in range(frames):
            self.framed.emit(frame)


def _framed(pdf: bytes, spot: tuple[float, float], turned: float) -> QImage:
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0].render(scale=FRAME[0] / 570).to_pil().convert("RGB")
    x, y = round(spot[0] * page.width), round(spot[1] * page.height)
    askew = page.rotate(turned, Image.Resampling.BICUBIC, center=(x, y), fillcolor="grey")
    left, top = x - FRAME[0] // 2, y - FRAME[1] // 2
    seen = askew.crop((left, top, left + FRAME[0], top + FRAME[1]))
    kind = QImage.Format.Format_RGB888
    return QImage(seen.tobytes(), *FRAME, 3 * FRAME[0], kind).copy()
