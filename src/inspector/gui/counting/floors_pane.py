"""The middle: floors with their rooms as tiles, and the keys with which one counts."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.counting.state import FloorState
from inspector.gui.counting.tile import Tile
from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.marking import cleared, row, text


class Move(Enum):
    """What a key that is no digit does."""

    MORE = "多一"
    FEWER = "少一"
    ERASE_DIGIT = "删一位"
    CLEAR = "清除"
    NEXT = "下一项"
    NEXT_THING = "下一个项目"
    PREVIOUS_THING = "上一个项目"
    NEXT_ROOM = "下一间"
    PREVIOUS_ROOM = "上一间"
    REMOVE_ROOM = "删房间"


_KEYS: Final[Mapping[int, Move]] = {
    Qt.Key.Key_Plus: Move.MORE,
    Qt.Key.Key_Equal: Move.MORE,
    Qt.Key.Key_Minus: Move.FEWER,
    Qt.Key.Key_Backspace: Move.ERASE_DIGIT,
    Qt.Key.Key_Delete: Move.CLEAR,
    Qt.Key.Key_Return: Move.NEXT,
    Qt.Key.Key_Enter: Move.NEXT,
    Qt.Key.Key_PageDown: Move.NEXT_THING,
    Qt.Key.Key_PageUp: Move.PREVIOUS_THING,
    Qt.Key.Key_Right: Move.NEXT_ROOM,
    Qt.Key.Key_Left: Move.PREVIOUS_ROOM,
}
_NOTHING = QRect()


class FloorsPane(QScrollArea):
    """Tiles are made when rooms come or go and then updated; the current one is in sight."""

    entered = Signal(int)
    """The person went to the room with this number, from 0 through all floors."""
    typed = Signal(int)
    """A digit."""
    moved = Signal(Move)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("floors")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shape: list[int] = []
        self._tiles: list[Tile] = []
        self._heads: list[tuple[QLabel, QLabel]] = []
        self._group = QButtonGroup(self)
        self._current = 0
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self._layout.setSpacing(GRID)
        self.setWidget(self._content)
        self._group.idClicked.connect(self.entered)

    def show_floors(self, floors: Sequence[FloorState], current: int) -> None:
        """Show the floors, and which room the keys go to."""
        shape = [len(floor.tiles) for floor in floors]
        if shape != self._shape:
            self._make(shape)
        for (title, total), floor in zip(self._heads, floors, strict=True):
            title.setText(floor.title)
            total.setText(floor.total)
        states = [tile for floor in floors for tile in floor.tiles]
        self._current = current
        for number, (tile, state) in enumerate(zip(self._tiles, states, strict=True)):
            tile.show_state(state, current=number == current)
        if self._tiles:
            self.ensureWidgetVisible(self._tiles[current], 0, 8 * GRID)

    def take_focus(self) -> None:
        """Put the focus onto the current room."""
        if self._tiles:
            self._tiles[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Delete:
            self.moved.emit(Move.REMOVE_ROOM)
        elif held not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            event.ignore()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.typed.emit(key - Qt.Key.Key_0)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step_line(down=key == Qt.Key.Key_Down)
        elif key in _KEYS:
            self.moved.emit(_KEYS[key])
        else:
            event.ignore()

    def _make(self, shape: list[int]) -> None:
        self._shape = shape
        for tile in self._tiles:
            self._group.removeButton(tile)
        cleared(self._layout)
        self._tiles, self._heads = [], []
        for number in shape:
            title, total = text(role="heading"), text(role="muted")
            self._heads.append((title, total))
            head = QWidget()
            head.setLayout(row(title, total, None))
            self._layout.addWidget(head)
            floor, flow = QWidget(), FlowLayout()
            floor.setLayout(flow)
            for _ in range(number):
                tile = Tile(f"room{len(self._tiles)}")
                self._group.addButton(tile, len(self._tiles))
                self._tiles.append(tile)
                flow.addWidget(tile)
            self._layout.addWidget(floor)
        self._layout.addStretch(1)

    def _step_line(self, *, down: bool) -> None:
        here = self._place(self._current)
        lines = {
            self._place(number).top()
            for number in range(len(self._tiles))
            if (self._place(number).top() > here.top()) is down
            and self._place(number).top() != here.top()
        }
        if lines:
            top = min(lines) if down else max(lines)
            line = [n for n in range(len(self._tiles)) if self._place(n).top() == top]
            self.entered.emit(min(line, key=lambda n: abs(self._place(n).left() - here.left())))

    def _place(self, number: int) -> QRect:
        if not self._tiles:
            return _NOTHING
        tile = self._tiles[number]
        return QRect(tile.mapTo(self._content, tile.rect().topLeft()), tile.size())
