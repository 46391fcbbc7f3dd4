"""A document's pages, to be signed on the screen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPolygonF
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.ink_page import InkPage
from inspector.gui.widgets.marking import button, column, named, row, text

_WIDTH: Final = 1000
_LOW: Final = 0.6
"""How far down a page is shown at first: where the lines for signatures mostly are."""
_HINT: Final = "用触控笔、手指或鼠标在签字栏写。没有这些的，请打印签字，再用“归档签字件”。"


class SigningDialog(QDialog):
    """Opens low on the last page, where papers are signed."""

    kept = Signal(object)
    """The strokes by number of the page, of the pages that were written on."""

    def __init__(self, pages: Sequence[QImage], window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "signingDialog")
        self.setWindowTitle("屏上签字")
        self._pages = tuple(pages)
        self._strokes: dict[int, tuple[QPolygonF, ...]] = {}
        self._number = len(self._pages) - 1
        self._page = InkPage()
        self._title = text(role="heading")
        self._before = button("上一页", "signPrevious")
        self._after = button("下一页", "signNext")
        self._undo = button("撤销一笔", "signUndo", shortcut=Shortcut.UNDO)
        self._clear = button("擦掉本页", "signClear")
        self._keep = button("归档", "signKeep", kind="primary")
        self._cancel = button("取消", "signCancel", kind="quiet")
        self._area = QScrollArea()
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setWidget(self._page)
        moves = row(self._title, None, self._before, self._after, self._undo, self._clear)
        ends = row(text(_HINT, "muted", wrap=True), self._cancel, self._keep)
        ends.setStretch(0, 1)
        whole = column(margin=2 * GRID)
        whole.addLayout(moves)
        whole.addWidget(self._area, 1)
        whole.addLayout(ends)
        self.setLayout(whole)
        self.resize(1080, 700)
        self._connect()
        self._show_page()
        self.finished.connect(self.deleteLater)

    def _connect(self) -> None:
        self._page.inked.connect(self._on_inked)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._undo.clicked.connect(self._page.take_back)
        self._clear.clicked.connect(self._page.clear)
        self._cancel.clicked.connect(self.reject)
        self._keep.clicked.connect(self._on_keep)

    def _show_page(self) -> None:
        number, count = self._number, len(self._pages)
        self._title.setText(f"第 {number + 1} 页，共 {count} 页")
        self._before.setEnabled(number > 0)
        self._after.setEnabled(number < count - 1)
        self._page.show_page(self._pages[number], self._strokes.get(number, ()), _WIDTH)
        self._on_range(0, self._area.verticalScrollBar().maximum())
        self._on_inked()

    @Slot(int, int)
    def _on_range(self, least: int, most: int) -> None:
        # Known only when the dialog is laid out.
        self._area.verticalScrollBar().setValue(least + round((most - least) * _LOW))

    @Slot()
    def _on_inked(self) -> None:
        self._strokes[self._number] = self._page.strokes
        here = bool(self._page.strokes)
        self._undo.setEnabled(here)
        self._clear.setEnabled(here)
        self._keep.setEnabled(any(self._strokes.values()))

    @Slot()
    def _on_before(self) -> None:
        self._turn(-1)

    @Slot()
    def _on_after(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._strokes[self._number] = self._page.strokes
        self._number += by
        self._show_page()

    @Slot()
    def _on_keep(self) -> None:
        self._strokes[self._number] = self._page.strokes
        self.kept.emit({number: one for number, one in self._strokes.items() if one})
        self.accept()
