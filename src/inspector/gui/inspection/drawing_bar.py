"""The line of tools over a photo."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.domain.annotation import LONGEST_TEXT
from inspector.gui.inspection.drawing_tool import Tool
from inspector.gui.shortcuts import Shortcut
from inspector.gui.widgets.choice_line import ChoiceLine
from inspector.gui.widgets.marking import button, named, row


class DrawingBar(QWidget):
    """Which tool is picked, the words of a text, and a way back."""

    picked = Signal(Tool)
    undo_wished = Signal()
    clear_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tools = ChoiceLine("画在照片上", {tool: tool.value for tool in Tool})
        self._words = named(QLineEdit(), "drawnWords", "要写在照片上的文字")
        self._words.setPlaceholderText("先写文字，再点照片上的位置")
        self._words.setMaxLength(LONGEST_TEXT)
        self._undo = button("撤销", "drawingUndo", shortcut=Shortcut.UNDO)
        self._clear = button("全部擦掉", "drawingClear", kind="quiet")
        line = row(self._tools, self._words, None, self._clear, self._undo)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._tool = Tool.ARROW
        self._show()
        self._tools.chosen.connect(self._on_chosen)
        self._undo.clicked.connect(self.undo_wished)
        self._clear.clicked.connect(self.clear_wished)

    @property
    def tool(self) -> Tool:
        """The tool that is picked."""
        return self._tool

    @property
    def words(self) -> str:
        """The words of the next text."""
        return self._words.text()

    def show_drawn(self, *, some: bool) -> None:
        """Say whether there is something to wipe off."""
        self._clear.setEnabled(some)

    @Slot(object)
    def _on_chosen(self, tool: Tool) -> None:
        self._tool = tool
        self._show()
        self.picked.emit(tool)

    def _show(self) -> None:
        self._words.setVisible(self._tool is Tool.TEXT)
