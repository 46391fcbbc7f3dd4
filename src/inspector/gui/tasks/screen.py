"""The widgets of the tasks screen."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.shortcuts import Shortcut
from inspector.gui.tasks.state import NO_VERB, TaskLine
from inspector.gui.theme import GRID
from inspector.gui.widgets.choice_line import ChoiceLine
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, column, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView
from inspector.operations.list_tasks import TaskKind

_KINDS: Final[Mapping[TaskKind | None, str]] = {
    None: "全部",
    **{kind: kind.value for kind in TaskKind},
}


class TasksScreen(QWidget):
    """Passive: a list that opens at what presses most; Enter goes to the work."""

    sought = Signal(str)
    kind_chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("tasks")
        self._open = button(NO_VERB, "openTask", kind="primary")
        self._head = Head("任务", self._open)
        self._filter = FilterLine(
            "筛选任务", f"筛选：机构、乡镇街道、拼音首字母（{Shortcut.FILTER.key}）"
        )
        self._kinds: ChoiceLine[TaskKind | None] = ChoiceLine("任务", _KINDS)
        self._model = TableModel(_COLUMNS)
        self._table = TableView("等着办的任务", self._model, appearance)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._empty = text(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = column(self._filter, self._kinds, self._table, self._empty, margin=3 * GRID)
        for grows in (2, 3):
            page.setStretch(grows, 1)
        whole = column(self._head, gap=0)
        whole.addLayout(page, 1)
        self.setLayout(whole)
        self._connect()

    def show_lines(
        self, lines: Sequence[TaskLine], counts: Mapping[TaskKind | None, int], listed: str
    ) -> None:
        """Show the tasks that were found, how many there are of each kind, and that in words."""
        current = self._table.current
        self._model.show_rows(lines)
        self._head.show_title("任务", listed)
        self._kinds.show_counts(counts)
        self._kinds.setVisible(bool(counts[None]))
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._empty.setText(
            "没有找到。请换几个字，或按 Esc 清空筛选，或选“全部”。"
            if counts[None]
            else "没有等着办的任务。名录还是空的，请先到“机构”导入名册；名录不空，今年的都办完了。"
        )
        self._open.setEnabled(bool(lines))
        if lines:
            self._table.selectRow(lines.index(current) if current in lines else 0)

    def take_focus(self) -> None:
        """Put the focus into the list, or into the filter where it is empty."""
        target = self._filter if self._table.isHidden() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self.sought)
        self._filter.moved_down.connect(self.take_focus)
        self._kinds.chosen.connect(self.kind_chosen)
        self._table.opened.connect(self.opened)
        self._table.selected.connect(self._on_selected)
        self._open.clicked.connect(self._on_open)
        key = QShortcut(QKeySequence(Shortcut.FILTER.sequence), self)
        key.activated.connect(self._on_filter)

    @Slot()
    def _on_filter(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_selected(self, line: TaskLine | None) -> None:
        self._open.setText(line.verb if line is not None else NO_VERB)
        self._open.setAccessibleName(
            f"{line.verb}：{line.task.institution_name}" if line is not None else NO_VERB
        )

    @Slot()
    def _on_open(self) -> None:
        current = self._table.current
        if current is not None:
            self.opened.emit(current)


_COLUMNS = (
    Column[TaskLine]("机构", lambda one: one.task.institution_name),
    Column[TaskLine](
        "任务", lambda one: one.task.kind.value, order=lambda one: one.order, width=130
    ),
    Column[TaskLine]("情况", lambda one: one.what),
    Column[TaskLine](
        "状态",
        lambda one: one.state,
        tone=lambda one: one.tone,
        order=lambda one: one.order,
        width=130,
    ),
)
