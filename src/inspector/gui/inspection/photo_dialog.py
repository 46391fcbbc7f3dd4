"""One photo, big: drawn on, captioned, dated, ordered, beside the one before."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QWidget

from inspector.domain.annotation import Annotation, Area, Crop, Spot, shown_area
from inspector.domain.photo import Attachment
from inspector.gui.inspection.drawing_bar import DrawingBar
from inspector.gui.inspection.drawing_tool import STROKES, Tool, annotation_of
from inspector.gui.inspection.photo_side import PhotoSide
from inspector.gui.inspection.photo_state import PhotoState
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.gui.widgets.photo_canvas import PhotoCanvas

_SIZE = (1180, 680)
BEFORE_SIDE = 360
"""How large the photo before is shown at most."""


class PhotoDialog(QDialog):
    """Passive: every change is told at once, and shown when it was kept."""

    drawn = Signal(tuple)
    """All annotations that shall stand on the photo."""
    described = Signal(Attachment)
    moved = Signal(int)
    paired = Signal(str)
    used_again = Signal(str)
    undo_wished = Signal()
    public_wished = Signal()

    def __init__(self, window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "photoDialog")
        self.setWindowTitle("照片")
        self._state: PhotoState | None = None
        self._bar = DrawingBar()
        self._canvas = PhotoCanvas("照片，可用鼠标或方向键画")
        self._before = named(QLabel(), "photoBefore")
        self._before.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._titles = named(text("左：对照照片　右：这张照片", "muted"), "pairTitles")
        self._hint = text(
            "拖动鼠标画；或用方向键移动十字，按空格定起点和终点。画的只在副本上，原件不变。",
            "muted",
            wrap=True,
        )
        self._side = PhotoSide()
        self._close = button("关闭", "photoClose", kind="primary")
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)

    @property
    def side(self) -> PhotoSide:
        """What stands beside the picture."""
        return self._side

    def show_photo(self, state: PhotoState, picture: QImage, before: QImage) -> None:
        """Show a photo as it is kept now, with the picture of the one before or a null one."""
        self._state = state
        self._canvas.show_picture(picture, _crop_of(state.drawn))
        spoken = state.attachment.caption or state.facts.words
        self._canvas.setAccessibleName(f"照片：{spoken}")
        self._bar.setVisible(state.may_change)
        self._hint.setVisible(state.may_change)
        self._bar.show_drawn(some=bool(state.drawn))
        self._canvas.show_stroke(STROKES[self._bar.tool] if state.may_change else None)
        self._show_before(before)
        self._side.show_photo(state)

    def _show_before(self, picture: QImage) -> None:
        there = not picture.isNull()
        self._before.setVisible(there)
        self._titles.setVisible(there)
        if there:
            self._before.setPixmap(QPixmap.fromImage(picture))

    def _lay_out(self) -> None:
        pictures = row(self._before, self._canvas)
        pictures.setStretch(1, 1)
        left = column(self._bar, self._titles, margin=2 * GRID)
        left.addLayout(pictures, 1)
        left.addWidget(self._hint)
        pane = QFrame()
        pane.setObjectName("sidePane")
        pane.setLayout(column(self._side, None, row(None, self._close), margin=2 * GRID))
        whole = row(gap=0)
        whole.addLayout(left, 1)
        whole.addWidget(pane)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._bar.picked.connect(self._on_picked)
        self._bar.undo_wished.connect(self.undo_wished)
        self._bar.clear_wished.connect(self._on_clear)
        self._canvas.marked.connect(self._on_marked)
        side = self._side
        side.described.connect(self.described)
        side.moved.connect(self.moved)
        side.paired.connect(self.paired)
        side.used_again.connect(self.used_again)
        side.public_wished.connect(self.public_wished)
        self._close.clicked.connect(self.accept)
        self.finished.connect(self._on_finished)

    @Slot(Tool)
    def _on_picked(self, tool: Tool) -> None:
        self._canvas.show_stroke(STROKES[tool])

    @Slot(object, object)
    def _on_marked(self, start: Spot, end: Spot) -> None:
        tool = self._bar.tool
        annotation = annotation_of(tool, start, end, self._bar.words)
        if annotation is not None and self._state is not None:
            kept = self._state.drawn
            if isinstance(annotation, Crop):  # the last one counts: no need to keep the others
                kept = tuple(one for one in kept if not isinstance(one, Crop))
            self._tell((*kept, annotation))

    @Slot()
    def _on_clear(self) -> None:
        self._tell(())

    def _tell(self, drawn: tuple[Annotation, ...]) -> None:
        if self._state is not None and drawn != self._state.drawn:
            self._state = replace(self._state, drawn=drawn)
            self.drawn.emit(drawn)

    @Slot()
    def _on_finished(self) -> None:
        self._side.tell_caption()
        self.deleteLater()


def _crop_of(drawn: tuple[Annotation, ...]) -> Area | None:
    return shown_area(drawn) if any(isinstance(one, Crop) for one in drawn) else None
