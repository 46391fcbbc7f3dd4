"""The widgets of the rectification screen."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.rectification.state import OpenLine, Urgency
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.choice_line import ChoiceLine
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, column, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView

_URGENCIES: Final[Mapping[Urgency | None, str]] = {
    None: "全部",
    **{urgency: urgency.value for urgency in Urgency},
}


class RectificationScreen(QWidget):
    """Passive: a list that opens at what is overdue."""

    sought = Signal(str)
    urgency_chosen = Signal(object)
    opened = Signal(object)
    document_wished = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("rectification")
        self._paper = button("看文书", "openOrder")
        self._open = button("打开检查", "openFinding", kind="primary")
        self._head = Head("整改", self._paper, self._open)
        self._filter = FilterLine("筛选整改", f"筛选：机构、问题、文号（{Shortcut.FILTER.key}）")
        self._urgencies: ChoiceLine[Urgency | None] = ChoiceLine("期限", _URGENCIES)
        self._model = TableModel(_COLUMNS)
        self._table = TableView("待改正的问题", self._model, appearance, stretched=1)
        for shared in (0, 3):
            header = self._table.horizontalHeader()
            header.setSectionResizeMode(shared, QHeaderView.ResizeMode.Stretch)
        self._empty = text(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = column(self._filter, self._urgencies, self._table, self._empty, margin=3 * GRID)
        for grows in (2, 3):
            page.setStretch(grows, 1)
        whole = column(self._head, gap=0)
        whole.addLayout(page, 1)
        self.setLayout(whole)
        self._filter.textChanged.connect(self.sought)
        self._filter.moved_down.connect(self.take_focus)
        self._urgencies.chosen.connect(self.urgency_chosen)
        self._table.opened.connect(self.opened)
        self._table.selected.connect(self._on_selected)
        self._open.clicked.connect(self._on_open)
        self._paper.clicked.connect(self._on_paper)
        key = QShortcut(QKeySequence(Shortcut.FILTER.sequence), self)
        key.activated.connect(self._on_filter)

    def show_lines(self, lines: Sequence[OpenLine], counts: Mapping[Urgency | None, int]) -> None:
        """Show the findings that were found, and how many there are of each urgency."""
        current, count = self._table.current, counts[None]
        self._model.show_rows(lines)
        self._head.show_title("整改", f"待改正 {count} 件" if count else "")
        self._urgencies.show_counts(counts)
        self._urgencies.setVisible(bool(count))
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._empty.setText(
            "没有找到。请换几个字，或按 Esc 清空筛选，或选“全部”。"
            if count
            else "没有待改正的问题。封存的检查中责令改正的问题会列在这里。"
        )
        self._open.setEnabled(bool(lines))
        if lines:
            self._table.selectRow(lines.index(current) if current in lines else 0)

    def take_focus(self) -> None:
        """Put the focus into the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_filter(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_selected(self, line: OpenLine | None) -> None:
        self._paper.setEnabled(line is not None and bool(line.open_finding.order))

    @Slot()
    def _on_paper(self) -> None:
        current = self._table.current
        if current is not None:
            self.document_wished.emit(current)

    @Slot()
    def _on_open(self) -> None:
        current = self._table.current
        if current is not None:
            self.opened.emit(current)


_COLUMNS = (
    Column[OpenLine]("机构", lambda one: one.open_finding.institution_name),
    Column[OpenLine]("问题", lambda one: one.open_finding.finding.fact),
    Column[OpenLine]("程度", lambda one: one.open_finding.finding.severity.value, width=110),
    Column[OpenLine]("文号", lambda one: one.open_finding.order or "未签发"),
    Column[OpenLine]("期限", lambda one: one.deadline, order=lambda one: one.order, width=130),
    Column[OpenLine](
        "状态",
        lambda one: one.state,
        tone=lambda one: one.tone,
        order=lambda one: one.order,
        width=130,
    ),
)
