"""A photo of the sample inspection in its dialog."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from gui.sample_work import answered_inspection
from gui.visit import Visit
from inspector.domain.annotation import Annotation, Spot
from inspector.gui.inspection.drawing_tool import Tool
from inspector.gui.inspection.photo_dialog import PhotoDialog
from inspector.gui.widgets.photo_canvas import PhotoCanvas
from inspector.operations.draw_on_photo import drawings_of

FIRST, LAST = Spot(2000, 3000), Spot(6000, 8000)


class Opened:
    """A photo of the sample inspection in its dialog."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        visit.key = answered_inspection(visit.desk.workspace)
        visit.go("T1-C09")
        visit.desk.executor.drain()
        visit.button("photoOpen").click()
        visit.desk.executor.drain()
        self.dialog = visit.screen.window().findChild(PhotoDialog, "photoDialog")
        self.canvas = self.dialog.findChild(PhotoCanvas, "photoBig")

    @property
    def first(self) -> str:
        return self.visit.inspection.attachments[0].photo.sha256

    @property
    def drawn(self) -> tuple[Annotation, ...]:
        return drawings_of(self.visit.desk.workspace, self.visit.key).get(self.first, ())

    def press(self, name: str) -> None:
        self.dialog.findChild(QPushButton, name).click()
        self.visit.desk.executor.drain()

    def pick(self, tool: Tool) -> None:
        self.press(f"filter{list(Tool).index(tool)}")

    def draw(self, start: Spot = FIRST, end: Spot = LAST) -> None:
        self.canvas.marked.emit(start, end)
        self.visit.desk.executor.drain()

    def write(self, name: str, words: str) -> None:
        line = self.dialog.findChild(QLineEdit, name)
        line.setText(words)
        line.editingFinished.emit()
        self.visit.desk.executor.drain()

    def said(self) -> str:
        labels = self.dialog.findChildren(QLabel)
        return " ".join(label.text() for label in labels if not label.isHidden())
