"""One indicator: its figure in words, what decides it, its source, and the cases behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.statistics.cards_state import CardRow
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.marking import button, cleared, column, named, row, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView
from inspector.operations.area_cards import CardCase


class CardPane(QFrame):
    """Passive; also shows the reasons of the suggestion for the whole."""

    enter_wished = Signal()
    erase_wished = Signal()
    case_opened = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "sidePane")
        self.setProperty("pane", "wide")
        self._words = QVBoxLayout()
        self._words.setSpacing(GRID)
        self._enter = button("填报", "enterFigure", kind="primary")
        self._erase = button("撤回填报", "eraseFigure")
        self._actions = QWidget()
        self._title = text("背后的单位", "heading")
        self._model = TableModel(_COLUMNS)
        self._table = TableView("背后的单位", self._model, appearance)
        self._told = named(text(role="muted", wrap=True), "caseTold")
        self._told.setMinimumHeight(6 * GRID)
        self._open = button("打开机构", "openHome")
        self._cases = QWidget()
        self._lay_out()
        self._enter.clicked.connect(self.enter_wished)
        self._erase.clicked.connect(self.erase_wished)
        self._table.selected.connect(self._on_selected)
        self._table.opened.connect(self.case_opened)
        self._open.clicked.connect(self._on_open)

    def show_row(self, shown: CardRow) -> None:
        """Show an indicator."""
        card = shown.card
        cleared(self._words)
        self._words.addWidget(text(f"{card.item} {card.title}", "heading", wrap=True))
        self._words.addWidget(Chip(card.outcome.value, shown.tone))
        self._words.addWidget(text(card.in_words, wrap=True))
        if shown.source:
            self._words.addWidget(text(shown.source, "muted", wrap=True))
        for assumption in card.assumptions:
            self._words.addWidget(text(f"口径：{assumption}", "muted", wrap=True))
        self._words.addStretch(1)
        self._actions.setVisible(shown.may_be_entered)
        self._enter.setText("改填" if shown.is_entered else "填报")
        self._enter.setAccessibleName(f"{self._enter.text()}：{card.item}")
        self._erase.setVisible(shown.is_entered)
        self._cases.setVisible(bool(shown.cases))
        self._title.setText(f"背后的单位（{len(shown.cases)}）")
        self._model.show_rows(shown.cases)
        if shown.cases:
            self._table.selectRow(0)

    def show_reasons(self, suggestion: str, tone: Tone, reasons: Sequence[str]) -> None:
        """Show why something is suggested."""
        cleared(self._words)
        self._words.addWidget(text("对整体的建议", "heading"))
        self._words.addWidget(Chip(suggestion, tone))
        self._words.addWidget(text("这只是建议，由人签字决定。", "muted", wrap=True))
        for reason in reasons:
            self._words.addWidget(text(reason, wrap=True))
        self._words.addStretch(1)
        self._actions.hide()
        self._cases.hide()

    def take_focus(self) -> None:
        """Put the focus into the cases."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self._words)
        self._words.setContentsMargins(0, 0, 0, 0)
        area = named(QScrollArea(), "paneScroll", "这项指标")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._actions.setLayout(row(self._enter, self._erase, None))
        cases = column(self._title, self._table, self._told, row(None, self._open))
        cases.setStretch(1, 1)
        self._cases.setLayout(cases)
        whole = column(area, self._actions, self._cases, margin=2 * GRID)
        whole.setStretch(0, 1)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    @Slot(object)
    def _on_selected(self, case: CardCase | None) -> None:
        self._told.setText(case.told if case is not None else "")
        self._open.setEnabled(case is not None and case.is_home)

    @Slot()
    def _on_open(self) -> None:
        case = self._table.current
        if case is not None:
            self.case_opened.emit(case)


def _state(case: CardCase) -> str:
    return "未上报" if case.missing else "有数据"


def _tone(case: CardCase) -> Tone:
    return Tone.WARNING if case.missing else Tone.GOOD


_COLUMNS = (
    Column[CardCase]("单位", lambda one: one.name),
    Column[CardCase]("数据", _state, tone=_tone, width=120),
)
