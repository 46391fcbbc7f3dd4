"""A view of a PDF: pages below one another, zoom, and the keys for both."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.gui.widgets.pdf_pages import PdfPages

_STEPS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_PX_A_POINT: Final = 96 / 72
_TOO_LITTLE: Final = 0.01
"""A change of zoom smaller than this is not worth drawing anew."""
_NEAR: Final = 400
"""Pages this many px outside the view are drawn too."""


class PdfView(QWidget):
    """Shows a document; pages are drawn when they come into view."""

    page_changed = Signal(int)
    """Another page is at the top, counted from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = _Held()
        self._labels: list[QLabel] = []
        self._zoom = 1.0
        self._fits = True
        self._page = 0
        self._area = _Area()
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self._area, "pages", "文书页面")
        self._column = QWidget()
        self._area.setWidget(self._column)
        self._where = named(text(role="muted"), "pageNumber")
        self._out = button("缩小 −", "zoomOut")
        self._in = button("放大 +", "zoomIn")
        bar = row(self._where, None, self._out, self._in, margin=GRID)
        self.setLayout(column(bar, self._area, gap=0))
        self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._area.resized.connect(self._fit)
        self._area.key.connect(self._on_key)
        self._out.clicked.connect(self.zoom_out)
        self._in.clicked.connect(self.zoom_in)
        self.destroyed.connect(self._held.let_go)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._held.let_go)  # widgets go later than PDFium

    @property
    def zoom(self) -> float:
        """How large pages are; 1 is 96 px an inch. Pages fit the width until somebody zooms."""
        return self._zoom

    def show_document(self, content: bytes) -> None:
        """Show another document from its first page; empty bytes show none."""
        self._held.let_go()
        self._held.pages = PdfPages(content) if content else None
        self._page = 0
        self._fits = True
        self._lay_out()
        self._fit()
        self._area.verticalScrollBar().setValue(0)

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        self._zoom_to(next((step for step in _STEPS if step > self._zoom), _STEPS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        self._zoom_to(next((step for step in reversed(_STEPS) if step < self._zoom), _STEPS[0]))

    def go_to(self, page: int) -> None:
        """Bring a page, counted from 0, to the top."""
        if 0 <= page < len(self._labels):
            self._area.verticalScrollBar().setValue(self._labels[page].y() - 2 * GRID)

    def _zoom_to(self, zoom: float) -> None:
        self._fits = False
        if zoom != self._zoom:
            self._show_at(zoom)

    def _show_at(self, zoom: float) -> None:
        self._zoom = zoom
        page = self._page
        self._lay_out()
        self.go_to(page)

    @Slot()
    def _fit(self) -> None:
        if self._fits and self._pages is not None and len(self._pages):
            room = self._area.viewport().width() - 4 * GRID
            zoom = room / (self._pages.size_of(0).width() * _PX_A_POINT)
            if room > 0 and abs(zoom - self._zoom) > _TOO_LITTLE:
                self._show_at(zoom)
                return
        self._arrange()

    def _lay_out(self) -> None:
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        if self._pages is not None:
            for number in range(len(self._pages)):
                label = named(QLabel(self._column), f"page{number}")
                label.resize((self._pages.size_of(number) * self._scale).toSize())
                label.show()
                self._labels.append(label)
        self._arrange()

    def _arrange(self) -> None:
        widest = max((label.width() for label in self._labels), default=0)
        width = max(widest + 4 * GRID, self._area.viewport().width())
        top = 2 * GRID
        for label in self._labels:
            label.move((width - label.width()) // 2, top)
            top += label.height() + 2 * GRID
        self._column.resize(width, top)
        self._on_scrolled()

    @property
    def _pages(self) -> PdfPages | None:
        return self._held.pages

    @property
    def _scale(self) -> float:
        return self._zoom * _PX_A_POINT

    @Slot()
    def _on_scrolled(self) -> None:
        if self._pages is None or not self._labels:
            self._where.setText("")
            return
        top = self._area.verticalScrollBar().value()
        bottom = top + self._area.viewport().height()
        page = 0
        for number, label in enumerate(self._labels):
            page = number if label.y() <= top + _NEAR else page
            near = label.y() - _NEAR < bottom and label.y() + label.height() + _NEAR > top
            if near and label.pixmap().isNull():
                self._draw(number, label)
        self._where.setText(f"第 {page + 1} 页，共 {len(self._labels)} 页")
        if page != self._page:
            self._page = page
            self.page_changed.emit(page + 1)

    def _draw(self, number: int, label: QLabel) -> None:
        if self._pages is not None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap.fromImage(self._pages.drawn(number, self._scale * ratio))
            picture.setDevicePixelRatio(ratio)
            label.setPixmap(picture)

    @Slot(int)
    def _on_key(self, key: int) -> None:
        if key == Qt.Key.Key_PageDown:
            self.go_to(self._page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.go_to(max(self._page - 1, 0))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()


_KEYS: Final = frozenset(
    {
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Plus,
        Qt.Key.Key_Equal,
        Qt.Key.Key_Minus,
    }
)


class _Held:
    """The open document, which outlives the view by a moment."""

    def __init__(self) -> None:
        self.pages: PdfPages | None = None

    def let_go(self) -> None:
        if self.pages is not None:
            self.pages.close()
            self.pages = None


class _Area(QScrollArea):
    key = Signal(int)
    resized = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.key.emit(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)
