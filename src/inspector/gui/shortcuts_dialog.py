"""Shows every shortcut with what it does."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import column, named, text

_COLUMNS = 2


class ShortcutsDialog(QDialog):
    """A page of keys."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        named(self, "shortcutsDialog")
        self.setWindowTitle("全部快捷键")
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        for number, shortcut in enumerate(Shortcut):
            line, place = divmod(number, _COLUMNS)
            grid.addWidget(text(shortcut.key, "muted"), line, 2 * place)
            grid.addWidget(text(shortcut.label), line, 2 * place + 1)
        box = QDialogButtonBox()
        close = box.addButton("关闭", QDialogButtonBox.ButtonRole.AcceptRole)
        named(close, "shortcutsClose", "关闭")
        box.accepted.connect(self.accept)
        self.setLayout(column(page, box, gap=2 * GRID, margin=3 * GRID))
        self.finished.connect(self.deleteLater)
