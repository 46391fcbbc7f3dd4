"""The widgets of the first screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.home.state import Figure, HomeLine, HomeState
from inspector.gui.navigation import Place
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, cleared, column, row, text


class HomeScreen(QWidget):
    """Passive: every line carries the place that its button goes to."""

    wished = Signal(Place)
    start_wished = Signal()
    sought = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("home")
        self._places: list[Place] = []
        self._group = QButtonGroup(self)
        self._search = FilterLine("找机构", f"找机构（{Shortcut.SEARCH.key}）")
        self._search.setFixedWidth(320)
        self._start = button(
            "开始检查", "start", kind="primary", shortcut=Shortcut.START_INSPECTION
        )
        self._head = Head("今日", self._search, self._start)
        self._left = QVBoxLayout()
        self._right = QVBoxLayout()
        self._lay_out()
        self._group.idClicked.connect(self._on_clicked)
        self._start.clicked.connect(self.start_wished)
        self._search.returnPressed.connect(self._on_sought)
        key = QShortcut(QKeySequence(Shortcut.SEARCH.sequence), self)
        key.activated.connect(self._on_search)

    def show_state(self, state: HomeState) -> None:
        """Show what is urgent."""
        self._head.show_title(state.title, state.subtitle)
        for each in self._group.buttons():
            self._group.removeButton(each)
        self._places = []
        cleared(self._left)
        cleared(self._right)
        first = (state.first_step,) if state.first_step else ()
        self._add_group(self._left, "从这里开始", first)
        self._add_group(self._left, "要选定的更正版本", state.conflicts)
        self._add_group(self._left, "逾期与将到期的整改", state.due)
        self._add_group(self._left, "没有做完的检查", state.drafts)
        self._add_figures(state.figures)
        self._add_group(self._right, "交换", state.unsent)
        self._add_group(self._right, "快到期的证件", state.certificates)
        if not (first or state.conflicts or state.due or state.drafts):
            self._left.addWidget(text("今天没有到期的整改，也没有未完成的检查。", "muted"))
        self._left.addStretch(1)
        self._right.addStretch(1)

    def take_focus(self) -> None:
        """Put the focus onto the most urgent thing."""
        first = self._group.button(0) if self._places else self._start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        both = row(gap=3 * GRID, margin=3 * GRID)
        for part, share in ((self._left, 9), (self._right, 5)):
            part.setSpacing(GRID)
            both.addLayout(part, share)
        page = QWidget()
        page.setLayout(both)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        self.setLayout(column(self._head, area, gap=0))

    def _add_group(self, layout: QVBoxLayout, title: str, lines: Sequence[HomeLine]) -> None:
        if lines:
            heading = row(text(title, "heading"), text(f"{len(lines)} 件", "muted"), None)
            holder = QWidget()
            holder.setLayout(heading)
            layout.addWidget(holder)
        for line in lines:
            go = button(line.action, f"go{len(self._places)}")
            go.setAccessibleName(f"{line.action}：{line.title}")
            self._group.addButton(go, len(self._places))
            self._places.append(line.place)
            layout.addWidget(LineCard(line.title, line.more, Chip(line.chip, line.tone), go))

    def _add_figures(self, figures: Sequence[Figure]) -> None:
        line = row(gap=GRID + 2)
        for figure in figures:
            card = Card()
            card.rows.addWidget(text(figure.value, "figure"))
            go = button(figure.label, f"go{len(self._places)}", kind="link")
            self._group.addButton(go, len(self._places))
            self._places.append(figure.place)
            card.rows.addLayout(row(go, None))
            line.addWidget(card, 1)
        holder = QWidget()
        holder.setLayout(line)
        self._right.addWidget(holder)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.wished.emit(self._places[number])

    @Slot()
    def _on_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_sought(self) -> None:
        self.sought.emit(self._search.text())
