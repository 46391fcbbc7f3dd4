"""The page about the policy pack: version, what is undecided, sources with their standing."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.settings.policy_state import STATUS_TONES, PolicyState, SourceRow
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.marking import cleared, column, named, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView


class PolicyPage(QWidget):
    """Passive, and only to look at: packs come from the province."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setColumnStretch(1, 1)
        self._open = text(role="warning", wrap=True)
        card = Card()
        card.rows.addLayout(self._facts)
        card.rows.addWidget(self._open)
        self._filter = FilterLine("筛选依据", "筛选依据：名称、文号、状态、核验")
        self._model = TableModel(_COLUMNS)
        self._table = TableView("依据", self._model, appearance)
        self._details = named(text(role="muted", wrap=True), "sourceDetails")
        self._details.setMinimumHeight(6 * GRID)
        whole = column(card, self._filter, self._table, self._details, margin=3 * GRID)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._filter.textChanged.connect(self._on_sought)
        self._filter.moved_down.connect(self._table.setFocus)
        self._table.selected.connect(self._on_selected)
        self._sources: tuple[SourceRow, ...] = ()

    def show_state(self, state: PolicyState) -> None:
        """Show a pack."""
        cleared(self._facts)
        for line, (label, value) in enumerate(state.facts):
            self._facts.addWidget(text(label, "muted"), line, 0)
            self._facts.addWidget(text(value), line, 1)
        self._open.setText(f"省厅尚未规定：{'、'.join(state.open_questions)}。")
        self._open.setVisible(bool(state.open_questions))
        self._sources = state.sources
        self._on_sought(self._filter.text())

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        rows = [row for row in self._sources if row.holds(words)]
        self._model.show_rows(rows)
        if rows:
            self._table.selectRow(0)

    @Slot(object)
    def _on_selected(self, row: SourceRow | None) -> None:
        self._details.setText(row.details if row else "没有找到。请换几个字，或按 Esc 清空筛选。")


_COLUMNS = (
    Column[SourceRow]("名称", lambda one: one.source.title),
    Column[SourceRow]("文号", lambda one: one.source.number, width=200),
    Column[SourceRow]("效力", lambda one: one.source.level.value, width=120),
    Column[SourceRow](
        "状态",
        lambda one: one.source.status.value,
        tone=lambda one: STATUS_TONES[one.source.status],
        width=130,
    ),
    Column[SourceRow]("核验", lambda one: one.verified, tone=lambda one: one.tone, width=150),
)
