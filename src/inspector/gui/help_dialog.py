"""The manual in a window: its pages, a search, and the page of the room that one is in."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QTextBrowser, QWidget

from inspector.gui.help_pages import HelpPage, help_pages, place_of
from inspector.gui.navigation import Room
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.marking import column, named, row

_LINE_HEIGHT: Final = 140
"""In per cent."""


class HelpDialog(QDialog):
    """Shows `help/<room>.md`; the search keeps the pages that hold the words and marks them."""

    def __init__(self, folder: Path, room: Room, window: QWidget | None = None) -> None:
        super().__init__(window)
        named(self, "helpDialog")
        self.setWindowTitle("帮助")
        self._pages = help_pages(folder)
        self._found: tuple[HelpPage, ...] = ()
        self._search = FilterLine("在帮助中查找", f"在帮助中查找（{Shortcut.FILTER.key}）")
        self._list = named(QListWidget(), "helpPages", "帮助目录")
        self._list.setMaximumWidth(22 * GRID)
        self._browser = named(QTextBrowser(), "helpPage", "帮助内容")
        self._browser.setOpenLinks(False)
        box = QDialogButtonBox()
        close = box.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        named(close, "helpClose", "关闭")
        box.rejected.connect(self.reject)
        body = row(self._list, self._browser, gap=2 * GRID)
        body.setStretch(1, 1)
        self.setLayout(column(self._search, body, box, gap=2 * GRID, margin=2 * GRID))
        self.resize(880, 620)
        self._list.currentRowChanged.connect(self._on_page)
        self._search.textChanged.connect(self._on_search)
        self._search.moved_down.connect(self._list.setFocus)
        key = QShortcut(QKeySequence(Shortcut.FILTER.sequence), self)
        key.activated.connect(self._search.setFocus)
        self.finished.connect(self.deleteLater)
        self._show_found(self._pages, place_of(self._pages, room))
        self._browser.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_search(self, words: str) -> None:
        found = tuple(page for page in self._pages if page.holds(words))
        shown = self._list.currentRow()
        name = self._found[shown].name if shown >= 0 else ""
        places = [page.name for page in found]
        self._show_found(found, places.index(name) if name in places else 0)

    def _show_found(self, pages: tuple[HelpPage, ...], current: int) -> None:
        self._found = ()  # what the list says while it is filled is not listened to
        self._list.clear()
        self._list.addItems([page.title for page in pages])
        self._found = pages
        if pages:
            self._list.setCurrentRow(current)
            self._on_page(current)
        else:
            self._browser.setPlainText("没有找到。请换几个字，或按 Esc 清空。")

    @Slot(int)
    def _on_page(self, number: int) -> None:
        if 0 <= number < len(self._found):
            self._browser.setMarkdown(self._found[number].text)
            _space(self._browser.document())
            first = next(iter(self._search.text().split()), "")
            self._browser.moveCursor(QTextCursor.MoveOperation.Start)
            if first:
                self._browser.find(first)


def _space(document: QTextDocument) -> None:
    """Give lines and headings room; Markdown comes without any."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        heading = shape.headingLevel() > 0
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        shape.setLineHeight(_LINE_HEIGHT, proportional.value)
        shape.setTopMargin(2 * GRID if heading and block.blockNumber() else 0)
        shape.setBottomMargin(GRID if heading else GRID // 2)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
        block = block.next()
