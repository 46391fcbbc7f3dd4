"""The widgets of the institutions screen: filter and table, and the page of the current row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector.domain.institution import Institution
from inspector.gui.appearance import Appearance
from inspector.gui.institutions.state import STATE_TONES, InstitutionPage, count_in_words
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import LineCard
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, cleared, column, named, row, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView

_UNKNOWN = -1


class InstitutionsScreen(QWidget):
    """Passive: the rows come filtered."""

    sought = Signal(str)
    selected = Signal(object)
    import_wished = Signal()
    inspection_wished = Signal(str)
    inspection_opened = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("institutions")
        self._page: InstitutionPage | None = None
        self._import = button("导入名册", "importRegister")
        self._head = Head("机构", self._import)
        self._filter = FilterLine(
            "筛选机构", f"筛选：名称、地址、信用代码、拼音首字母（{Shortcut.FILTER.key}）"
        )
        self._model = TableModel(_COLUMNS)
        self._table = TableView("机构列表", self._model, appearance)
        self._empty = text(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._side = QFrame()
        self._name = text(role="title", wrap=True)
        self._start = button("开始检查", "startInspection", kind="primary")
        self._facts = QGridLayout()
        self._history = QVBoxLayout()
        self._history_group = QButtonGroup(self)
        self._lay_out()
        self._connect()

    def show_rows(self, rows: Sequence[Institution], count: int) -> None:
        """Show the institutions that were found, of so many in the register."""
        current = self._table.current
        self._model.show_rows(rows)
        self._head.show_title("机构", f"{len(rows)} / {count} 家" if count else "")
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(
            "没有找到。请换几个字，或按 Esc 清空筛选。"
            if count
            else "名录还是空的。请按“导入名册”，选择省厅或本局的机构名册（xlsx 或 csv）。"
        )
        places = [one.id for one in rows]
        if rows:
            known = current is not None and current.id in places
            self._table.selectRow(places.index(current.id) if current and known else 0)

    def show_page(self, page: InstitutionPage | None) -> None:
        """Show the page about an institution, or none."""
        self._page = page
        self._side.setVisible(page is not None)
        if page is None:
            return
        self._name.setText(page.name)
        cleared(self._facts)
        for place, (label, value) in enumerate(page.facts):
            self._facts.addWidget(text(label, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(text(value, wrap=True), place, 1)
        for each in self._history_group.buttons():
            self._history_group.removeButton(each)
        cleared(self._history)
        for number, line in enumerate(page.history):
            look = button("打开", f"history{number}")
            look.setAccessibleName(f"打开：{line.title}")
            self._history_group.addButton(look, number)
            self._history.addWidget(LineCard(line.title, line.more, None, look))
        if not page.history:
            self._history.addWidget(text("还没有检查过。", "muted"))

    def seek(self, words: str) -> None:
        """Put words into the filter."""
        self._filter.setText(words)

    def take_focus(self) -> None:
        """Put the focus into the filter."""
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        left = column(self._filter, self._table, self._empty, margin=3 * GRID)
        left.setStretch(1, 1)
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID)
        self._facts.setColumnStretch(1, 1)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(GRID + 4)
        page.addWidget(self._name)
        page.addLayout(row(self._start, None))
        page.addLayout(self._facts)
        page.addWidget(text("检查记录", "heading"))
        page.addLayout(self._history)
        page.addStretch(1)
        area = QScrollArea()
        area.setObjectName("paneScroll")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        named(self._side, "sidePane")
        self._side.setProperty("pane", "wide")
        self._side.setLayout(column(area, gap=0))
        body = row(gap=0)
        body.addLayout(left, 1)
        body.addWidget(self._side)
        self.setLayout(column(self._head, gap=0))
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.addLayout(body, 1)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self.sought)
        self._filter.moved_down.connect(self._on_moved_down)
        self._table.selected.connect(self.selected)
        self._table.opened.connect(self._on_start)
        self._import.clicked.connect(self.import_wished)
        self._start.clicked.connect(self._on_start)
        self._history_group.idClicked.connect(self._on_history)
        key = QShortcut(QKeySequence(Shortcut.FILTER.sequence), self)
        key.activated.connect(self.take_focus)

    @Slot()
    def _on_moved_down(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_start(self) -> None:
        if self._page is not None:
            self.inspection_wished.emit(self._page.id)

    @Slot(int)
    def _on_history(self, number: int) -> None:
        if self._page is not None:
            self.inspection_opened.emit(self._page.history[number].id)


def _number(value: int | None) -> int:
    return _UNKNOWN if value is None else value


_COLUMNS = (
    Column[Institution]("名称", lambda one: one.name),
    Column[Institution]("乡镇街道", lambda one: one.township, width=140),
    Column[Institution](
        "床位",
        lambda one: count_in_words(one.beds_total, ""),
        order=lambda one: _number(one.beds_total),
        number=True,
        width=72,
    ),
    Column[Institution](
        "在住",
        lambda one: count_in_words(one.residents, ""),
        order=lambda one: _number(one.residents),
        number=True,
        width=72,
    ),
    Column[Institution](
        "状态", lambda one: one.state.value, tone=lambda one: STATE_TONES[one.state], width=130
    ),
)
