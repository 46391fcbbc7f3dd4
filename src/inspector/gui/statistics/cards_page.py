"""The page of the indicators of a county or city: the suggestion, a table, the current one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.domain.checklist import Checklist
from inspector.domain.divisions import Division
from inspector.gui.appearance import Appearance
from inspector.gui.statistics.card_pane import CardPane
from inspector.gui.statistics.cards_state import CardRow, CardsState
from inspector.gui.theme import GRID, Look, TextScale
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView


class CardsPage(QWidget):
    """Passive: the cards come judged."""

    area_chosen = Signal(str)
    checklist_chosen = Signal(str)
    enter_wished = Signal(object)
    erase_wished = Signal(object)
    case_opened = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("cardsPage")
        self._state: CardsState | None = None
        self._areas = named(ComboBox(), "area", "市、县（市、区）")
        self._checklists = named(ComboBox(), "cardsChecklist", "指标体系")
        self._chip = Chip()
        self._counts = named(ElidedLabel(role="muted"), "cardsCounts")
        self._why = button("看理由", "whyWhole")
        self._model = TableModel(_COLUMNS)
        self._table = TableView("指标", self._model, appearance, stretched=1)
        self._pane = CardPane(appearance)
        self._body = QWidget()
        self._empty = named(text(role="muted", wrap=True), "cardsEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        appearance.changed.connect(self._on_look)
        self._on_look(appearance.look)

    def show_areas(self, areas: Sequence[Division], current: Division) -> None:
        """Show whose indicators there are; a county has only its own."""
        self._areas.clear()
        for one in areas:
            self._areas.addItem(one.name, one.code)
        self._areas.setCurrentIndex(areas.index(current))
        self._areas.setVisible(len(areas) > 1)

    def show_checklists(self, checklists: Sequence[Checklist], current: str) -> None:
        """Show by which checklists the area is judged."""
        self._checklists.clear()
        for one in checklists:
            self._checklists.addItem(one.title, one.code)
        self._checklists.setCurrentIndex([one.code for one in checklists].index(current))

    def show_sentence(self, words: str) -> None:
        """Show a sentence in place of the table: what is going on, or what to do first."""
        self._empty.setText(words)
        self._empty.show()
        self._body.hide()
        self._pane.hide()

    def show_state(self, state: CardsState) -> None:
        """Show an area; the row that was current stays so."""
        current = self._table.current
        self._state = state
        self._empty.hide()
        self._body.show()
        self._pane.show()
        self._chip.setVisible(bool(state.suggestion))
        self._chip.show_state(state.suggestion, state.tone)
        self._why.setVisible(bool(state.suggestion))
        self._counts.setText(state.counts)
        self._model.show_rows(state.rows)
        items = [one.card.item for one in self._model.rows]
        known = current is not None and current.card.item in items
        self._table.selectRow(items.index(current.card.item) if current and known else 0)

    def take_focus(self) -> None:
        """Put the focus into the table."""
        first = self._table if not self._body.isHidden() else self._checklists
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        choice = row(self._areas, self._checklists, None)
        whole = row(self._chip, self._counts, self._why, gap=2 * GRID)
        whole.setStretch(1, 1)
        table = column(whole, self._table)
        table.setStretch(1, 1)
        self._body.setLayout(table)
        left = column(choice, self._body, self._empty, margin=2 * GRID)
        left.setStretch(1, 1)
        left.setStretch(2, 1)
        both = row(gap=0)
        both.addLayout(left, 1)
        both.addWidget(self._pane)
        self.setLayout(both)

    def _connect(self) -> None:
        self._areas.activated.connect(self._on_area)
        self._checklists.activated.connect(self._on_checklist)
        self._why.clicked.connect(self._on_why)
        self._table.selected.connect(self._on_selected)
        self._table.clicked.connect(self._on_clicked)
        self._table.opened.connect(self._on_opened)
        self._pane.enter_wished.connect(self._on_enter)
        self._pane.erase_wished.connect(self._on_erase)
        self._pane.case_opened.connect(self.case_opened)

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        # Large text leaves no room for the figures; the pane beside the table tells them whole.
        self._table.setColumnHidden(_FIGURES, look.scale is not TextScale.NORMAL)

    @Slot()
    def _on_area(self) -> None:
        self.area_chosen.emit(self._areas.currentData())

    @Slot()
    def _on_checklist(self) -> None:
        self.checklist_chosen.emit(self._checklists.currentData())

    @Slot()
    def _on_why(self) -> None:
        if self._state is not None:
            self._pane.show_reasons(self._state.suggestion, self._state.tone, self._state.reasons)

    @Slot(object)
    def _on_selected(self, shown: CardRow | None) -> None:
        if shown is not None:
            self._pane.show_row(shown)

    @Slot()
    def _on_clicked(self) -> None:
        self._on_selected(self._table.current)

    @Slot(object)
    def _on_opened(self, shown: CardRow) -> None:
        self._pane.show_row(shown)
        if shown.may_be_entered:
            self.enter_wished.emit(shown)
        else:
            self._pane.take_focus()

    @Slot()
    def _on_enter(self) -> None:
        if self._table.current is not None:
            self.enter_wished.emit(self._table.current)

    @Slot()
    def _on_erase(self) -> None:
        if self._table.current is not None:
            self.erase_wished.emit(self._table.current)


_FIGURES: Final = 2
_COLUMNS = (
    Column[CardRow]("编码", lambda one: one.card.item, width=84),
    Column[CardRow]("指标", lambda one: one.card.title),
    Column[CardRow]("数值和要求", lambda one: one.figure, width=230),
    Column[CardRow](
        "结论", lambda one: one.card.outcome.value, tone=lambda one: one.tone, width=134
    ),
)
