"""The page of the manual for the room that one is in."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QWidget

from inspector.gui.navigation import Room
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import column, named


class HelpDialog(QDialog):
    """Shows `help/<room>.md`; a room without a page of its own shows that of 今日."""

    def __init__(self, folder: Path, room: Room, window: QWidget | None = None) -> None:
        super().__init__(window)
        named(self, "helpDialog")
        self.setWindowTitle("帮助")
        page = folder / f"{room.value}.md"
        chosen = page if page.is_file() else folder / f"{Room.TODAY.value}.md"
        browser = named(QTextBrowser(), "helpPage", "帮助内容")
        browser.setMarkdown(chosen.read_text("utf-8"))
        box = QDialogButtonBox()
        close = box.addButton("关闭", QDialogButtonBox.ButtonRole.AcceptRole)
        named(close, "helpClose", "关闭")
        box.accepted.connect(self.accept)
        self.setLayout(column(browser, box, gap=2 * GRID, margin=2 * GRID))
        self.resize(640, 560)
        self.finished.connect(self.deleteLater)
