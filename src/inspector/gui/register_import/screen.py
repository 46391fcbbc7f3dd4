"""The widgets of the preview: verdicts to choose from, rows, reasons, and one big step."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QPushButton, QWidget

from inspector.domain.roster.preview import JudgedRow, Verdict
from inspector.gui.appearance import Appearance
from inspector.gui.register_import.state import PreviewRow, PreviewState, details_of
from inspector.gui.theme import GRID
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView

_SHOWN: Final = (None, *Verdict)


class RegisterImportScreen(QWidget):
    """Passive: nothing is taken before the big button is pressed."""

    verdict_chosen = Signal(object)
    confirmed = Signal(object)
    """The person confirms a doubtful row, or takes that back."""
    take_wished = Signal()
    left = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("registerImport")
        self._current: JudgedRow | None = None
        self._take = button("导入", "takeRegister", kind="primary")
        self._leave = button("不导入", "leaveRegister")
        self._head = Head("导入名册", self._leave, self._take)
        self._verdicts = QButtonGroup(self)
        self._model = TableModel(_COLUMNS)
        self._table = TableView("名册逐行核对", self._model, appearance, stretched=4)
        self._details = named(QPlainTextEdit(), "rowDetails", "这一行的理由和变化")
        self._details.setReadOnly(True)
        self._details.setFixedHeight(132)
        self._confirm = button("确认导入这一行", "confirmRow")
        self._unread = named(QPlainTextEdit(), "unread", "文件中没有读取的内容")
        self._unread.setReadOnly(True)
        self._unread.setFixedHeight(104)
        self._unread_label = text(role="warning")
        self._lay_out()
        self._connect()

    def show_file(self, name: str) -> None:
        """Show the name of the file that is being looked at."""
        self._head.show_title("导入名册", name)

    def show_state(self, state: PreviewState) -> None:
        """Show the rows with their verdicts; the current row stays the current one."""
        current = self._current
        for number, verdict in enumerate(_SHOWN):
            label = verdict.value if verdict else "全部"
            count = state.counts[verdict] if verdict else sum(state.counts.values())
            self._verdicts.button(number).setText(f"{label} {count}")
        self._model.show_rows(state.rows)
        rows = [each.row for each in state.rows]
        if rows:
            self._table.selectRow(rows.index(current) if current in rows else 0)
        self._take.setText(f"导入 {state.will_take} 家")
        self._take.setEnabled(state.will_take > 0)
        self._unread.setPlainText("\n".join(state.unread))
        self._unread.setVisible(bool(state.unread))
        self._unread_label.setText(f"文件中有 {len(state.unread)} 处没有读取")
        self._unread_label.setVisible(bool(state.unread))

    def choose_verdict(self, verdict: Verdict | None) -> None:
        """Mark which rows are shown."""
        self._verdicts.button(_SHOWN.index(verdict)).setChecked(True)

    def take_focus(self) -> None:
        """Put the focus into the rows."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        bar = row()
        for number, verdict in enumerate(_SHOWN):
            name = f"shown_{verdict.name.lower() if verdict else 'all'}"
            choice = named(QPushButton(), name)
            choice.setCheckable(True)
            choice.setProperty("kind", "choice")
            self._verdicts.addButton(choice, number)
            bar.addWidget(choice)
        bar.addStretch(1)
        bar.addWidget(self._confirm)
        page = column(
            bar, self._table, self._details, self._unread_label, self._unread, margin=3 * GRID
        )
        page.setStretch(1, 1)
        self.setLayout(column(self._head, page, gap=0))

    def _connect(self) -> None:
        self._verdicts.idClicked.connect(self._on_verdict)
        self._table.selected.connect(self._on_selected)
        self._table.opened.connect(self._on_confirm)
        self._confirm.clicked.connect(self._on_confirm)
        self._take.clicked.connect(self.take_wished)
        self._leave.clicked.connect(self.left)

    @Slot(int)
    def _on_verdict(self, number: int) -> None:
        self.verdict_chosen.emit(_SHOWN[number])

    @Slot(object)
    def _on_selected(self, shown: PreviewRow | None) -> None:
        if shown is None:  # the rows are being changed
            self._confirm.setEnabled(False)
            return
        self._current = shown.row
        self._details.setPlainText(details_of(shown.row))
        self._confirm.setEnabled(shown.row.verdict is Verdict.DOUBTFUL)
        self._confirm.setText("撤销确认" if shown.confirmed else "确认导入这一行")

    @Slot()
    def _on_confirm(self) -> None:
        if self._current is not None and self._current.verdict is Verdict.DOUBTFUL:
            self.confirmed.emit(self._current)


_COLUMNS: Final = (
    Column[PreviewRow]("行", lambda one: str(one.row.row), order=lambda one: one.row.row, width=56),
    Column[PreviewRow]("机构", lambda one: one.row.name, width=240),
    Column[PreviewRow]("结论", lambda one: one.verdict, tone=lambda one: one.tone, width=110),
    Column[PreviewRow]("变化", lambda one: one.change, width=80),
    Column[PreviewRow]("理由", lambda one: one.first_reason),
)
