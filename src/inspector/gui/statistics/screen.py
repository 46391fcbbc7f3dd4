"""The widgets of the statistics screen: the year, its breakdown, and the cases behind a figure."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from inspector.domain.checklist import Severity
from inspector.domain.year_figures import CaseFilter, FigureLine, Grouping
from inspector.gui.appearance import Appearance
from inspector.gui.statistics.figures_line import FiguresLine
from inspector.gui.statistics.state import CaseRow, StatisticsState
from inspector.gui.theme import GRID, Look, TextScale
from inspector.gui.widgets.choice_line import ChoiceLine
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView

_FIGURES: Final = 4
_SEVERITIES: Final = (
    ("重大", Severity.MAJOR_HAZARD),
    ("较重", Severity.SERIOUS),
    ("一般", Severity.MINOR),
)
_FIRST_SEVERITY: Final = 4


class Page(Enum):
    """The pages of the room, with what stands on the button."""

    YEAR = "年度检查"
    CARDS = "县市指标"


class StatisticsScreen(QWidget):
    """Passive: figures come counted."""

    page_chosen = Signal(object)
    year_chosen = Signal(int)
    grouping_chosen = Signal(object)
    line_chosen = Signal(object)
    figure_chosen = Signal(int)
    wanted_chosen = Signal(object)
    case_opened = Signal(object)
    export_wished = Signal()
    radar_wished = Signal()

    def __init__(self, appearance: Appearance, cards: QWidget) -> None:
        super().__init__()
        self.setObjectName("statistics")
        self._pages: ChoiceLine[Page] = ChoiceLine("统计", {each: each.value for each in Page})
        self._stack = named(QStackedWidget(), "statisticsPages")
        self._cards_page = cards
        self._years = named(ComboBox(), "year", "年度")
        self._export = button("导出表格", "exportStatistics", kind="primary")
        self._radar = button("一致性提示", "radar")
        self._head = Head("统计", self._pages, self._years, self._radar, self._export)
        self._figures = FiguresLine(_FIGURES)
        self._groupings = ChoiceLine("汇总", {each: each.value for each in Grouping})
        self._shown_lines: tuple[FigureLine, ...] = ()
        self._lines = TableModel(_LINE_COLUMNS)
        self._table = TableView("汇总", self._lines, appearance)
        self._case_title = ElidedLabel(role="heading")
        self._wanted = ChoiceLine("检查", {each: each.value for each in CaseFilter})
        self._case_model = TableModel(_CASE_COLUMNS)
        self._cases = TableView("检查明细", self._case_model, appearance)
        self._open = button("打开检查", "openCase")
        self._empty = named(text(role="muted", wrap=True), "statisticsEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body, self._side = QWidget(), QFrame()
        self._lay_out()
        self._connect()
        appearance.changed.connect(self._on_look)
        self._on_look(appearance.look)

    def show_page(self, page: Page) -> None:
        """Show one of the pages, with what belongs to it in the head."""
        self._pages.show_choice(page)
        self._stack.setCurrentIndex(list(Page).index(page))
        for each in (self._years, self._radar, self._export):
            each.setVisible(page is Page.YEAR)

    def show_years(self, years: Sequence[int], current: int) -> None:
        """Show which years there are."""
        self._years.clear()
        for year in years:
            self._years.addItem(f"{year} 年", year)
        self._years.setCurrentIndex(years.index(current))

    def show_waiting(self, year: int) -> None:
        """Say that the year is being read."""
        self._show_empty(f"正在统计 {year} 年。")

    def show_state(self, state: StatisticsState) -> None:
        """Show a year, and the cases of the figure that was opened."""
        there = bool(state.figures and state.lines)
        self._show_empty("" if there else _nothing(state.year))
        self._figures.show_figures(state.figures)
        self._groupings.show_choice(state.shown.grouping)
        if state.lines is not self._shown_lines:
            self._shown_lines = state.lines
            self._lines.show_rows(state.lines)
        self._mark(state)
        self._case_title.setText(state.case_title)
        self._wanted.show_choice(state.shown.wanted)
        self._wanted.show_counts(state.counts)
        self._case_model.show_rows(state.cases)
        self._open.setEnabled(bool(state.cases))
        if state.cases:
            self._cases.selectRow(0)

    def take_focus(self) -> None:
        """Put the focus into the breakdown."""
        first = self._table if self._body.isVisible() else self._years
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self, words: str) -> None:
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self._body.setVisible(not words)
        self._side.setVisible(not words)
        self._export.setEnabled(not words)

    def _mark(self, state: StatisticsState) -> None:
        keys = [line.key for line in self._lines.rows]
        if state.shown.key in keys:
            self._table.blockSignals(True)  # noqa: FBT003 - Qt's own
            self._table.selectRow(keys.index(state.shown.key))
            self._table.blockSignals(False)  # noqa: FBT003 - Qt's own
        else:
            self._table.clearSelection()

    def _lay_out(self) -> None:
        left = column(self._figures, self._groupings, self._table, margin=2 * GRID)
        left.setStretch(2, 1)
        self._body.setLayout(left)
        side = column(
            self._case_title,
            self._wanted,
            self._cases,
            row(None, self._open),
            margin=2 * GRID,
        )
        side.setStretch(2, 1)
        self._side.setObjectName("sidePane")
        self._side.setProperty("pane", "wide")
        self._side.setLayout(side)
        body = row(gap=0)
        body.addWidget(self._body, 1)
        body.addWidget(self._empty, 1)
        body.addWidget(self._side)
        year = QWidget()
        year.setLayout(body)
        self._stack.addWidget(year)
        self._stack.addWidget(self._cards_page)
        self.setLayout(column(self._head, self._stack, gap=0))

    def _connect(self) -> None:
        self._pages.chosen.connect(self.page_chosen)
        self._years.activated.connect(self._on_year)
        self._groupings.chosen.connect(self.grouping_chosen)
        self._table.selected.connect(self.line_chosen)
        self._table.opened.connect(self._on_line_opened)
        self._figures.chosen.connect(self.figure_chosen)
        self._wanted.chosen.connect(self.wanted_chosen)
        self._cases.opened.connect(self.case_opened)
        self._open.clicked.connect(self._on_open)
        self._export.clicked.connect(self.export_wished)
        self._radar.clicked.connect(self.radar_wished)

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        # The largest text leaves no room for the severities; the sheet has them too.
        for number in range(_FIRST_SEVERITY, _FIRST_SEVERITY + len(_SEVERITIES)):
            self._table.setColumnHidden(number, look.scale is TextScale.LARGEST)

    @Slot()
    def _on_year(self) -> None:
        self.year_chosen.emit(self._years.currentData())

    @Slot()
    def _on_line_opened(self) -> None:
        self._cases.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_open(self) -> None:
        current = self._cases.current
        if current is not None:
            self.case_opened.emit(current)


def _findings(severity: Severity, line: FigureLine) -> int:
    return line.findings_of(severity)


def _nothing(year: int) -> str:
    return (
        f"{year} 年还没有封存的检查。\n"
        "做完一次检查，在“收尾”中封存，这里就按事项、乡镇街道和类型汇总。"
    )


def _count(title: str, count: Callable[[FigureLine], int], width: int = 60) -> Column[FigureLine]:
    return Column(title, lambda one: str(count(one)), order=count, number=True, width=width)


_LINE_COLUMNS = (
    Column[FigureLine]("范围", lambda one: one.label),
    _count("检查", lambda one: one.inspections),
    _count("不达标", lambda one: one.unmet, 72),
    _count("问题", lambda one: one.findings),
    *(_count(title, partial(_findings, severity)) for title, severity in _SEVERITIES),
    Column[FigureLine](
        "符合率",
        lambda one: one.share_in_words,
        order=lambda one: -1.0 if one.share is None else float(one.share),
        number=True,
        width=84,
    ),
)
_CASE_COLUMNS = (
    Column[CaseRow]("机构", lambda one: one.case.institution),
    Column[CaseRow](
        "日期", lambda one: one.day, order=lambda one: one.case.day.isoformat(), width=96
    ),
    Column[CaseRow](
        "不达标",
        lambda one: str(one.case.unmet),
        order=lambda one: one.case.unmet,
        number=True,
        width=72,
    ),
    Column[CaseRow](
        "问题",
        lambda one: str(len(one.case.findings)),
        order=lambda one: len(one.case.findings),
        number=True,
        width=60,
    ),
)
