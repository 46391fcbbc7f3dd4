"""The widgets of the counting screen: things, rooms, digits."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from inspector.gui.counting.digits_pane import DigitsPane
from inspector.gui.counting.floors_pane import FloorsPane, Move
from inspector.gui.counting.rooms_line import RoomsLine
from inspector.gui.counting.state import CountingState
from inspector.gui.counting.things_list import ThingsList
from inspector.gui.shortcuts import Shortcut
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, column, named, row, text

_EMPTY = (
    "还没有房间。\n"
    "先在上面写楼、层和房间号（如 201-212），按 Enter 加上一层；\n"
    "下一层会照着写好，再按 Enter 即可。"
)
_NOTHING = "这次检查的检查表里没有要清点的床位或人数。"


class CountingScreen(QWidget):
    """Passive: signals out, `show_state` in."""

    rooms_added = Signal(str, str, str)
    entered = Signal(int)
    thing_chosen = Signal(int)
    typed = Signal(int)
    moved = Signal(Move)
    difference_chosen = Signal(int)
    counter_changed = Signal()
    take_wished = Signal()
    undo_wished = Signal()
    back_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("counting")
        self._counter = button("清点人", "counter", kind="quiet", shortcut=Shortcut.OFFICER)
        self._back = button("返回检查", "backToInspection")
        self._take = button("填入检查表", "takeOver", kind="primary", shortcut=Shortcut.TAKE_OVER)
        self._head = Head("清点", self._counter, self._back, self._take)
        self._things = ThingsList()
        self._line = RoomsLine()
        self._floors = FloorsPane()
        self._empty = named(text(role="muted", wrap=True), "countingEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._digits = DigitsPane()
        self._lay_out()
        self._connect()

    def show_state(self, state: CountingState) -> None:
        """Show what was counted, and where one stands."""
        self._head.show_title(state.title, state.subtitle)
        self._counter.setText(f"清点人 {state.counter}  {Shortcut.OFFICER.key}")
        self._take.setEnabled(state.can_take)
        self._things.show_things(state.things, state.here.thing)
        self._line.setVisible(state.draft and bool(state.things))
        self._floors.show_floors(state.floors, state.here.room)
        self._floors.setVisible(bool(state.floors))
        self._empty.setVisible(not state.floors)
        self._empty.setText(_EMPTY if state.things else _NOTHING)
        self._digits.show_state(state)

    def propose_rooms(self, building: str, floor: str, rooms: str) -> None:
        """Write what is probably added next."""
        self._line.propose(building, floor, rooms)

    def take_focus(self) -> None:
        """Put the focus onto the current room, or where rooms are added."""
        if self._floors.isHidden():
            self._line.take_focus()
        else:
            self._floors.take_focus()

    def _lay_out(self) -> None:
        left = QFrame()
        left.setObjectName("pane")
        left.setProperty("pane", "left")
        left.setLayout(column(self._things, gap=0))
        middle = column(self._line, self._floors, self._empty, gap=0)
        middle.setStretch(1, 1)
        middle.setStretch(2, 1)
        side = QFrame()
        side.setObjectName("sidePane")
        side.setLayout(column(self._digits, gap=0))
        body = row(gap=0)
        body.addWidget(left)
        body.addLayout(middle, 1)
        body.addWidget(side)
        whole = column(self._head, gap=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._line.added.connect(self.rooms_added)
        self._floors.entered.connect(self.entered)
        self._floors.typed.connect(self.typed)
        self._floors.moved.connect(self.moved)
        self._things.chosen.connect(self.thing_chosen)
        self._digits.difference_chosen.connect(self.difference_chosen)
        self._digits.more.connect(self._on_more)
        self._digits.fewer.connect(self._on_fewer)
        self._counter.clicked.connect(self.counter_changed)
        self._take.clicked.connect(self.take_wished)
        self._back.clicked.connect(self.back_wished)
        for sequence, receiver in (
            (Shortcut.UNDO.sequence, self.undo_wished),
            (Shortcut.ADD_ROOMS.sequence, self._line.take_focus),
            (QKeySequence("Esc"), self._on_escape),
        ):
            key = QShortcut(sequence, self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(receiver)

    @Slot()
    def _on_more(self) -> None:
        self.moved.emit(Move.MORE)

    @Slot()
    def _on_fewer(self) -> None:
        self.moved.emit(Move.FEWER)

    @Slot()
    def _on_escape(self) -> None:
        if self._line.holds_focus and self._floors.isVisible():
            self._floors.take_focus()
        else:
            self.back_wished.emit()
