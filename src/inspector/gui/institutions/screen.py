"""The widgets of the institutions screen: filter and table, and the page of the current row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.domain.institution import Institution
from inspector.gui.appearance import Appearance
from inspector.gui.institutions.page import HomePage
from inspector.gui.institutions.state import STATE_TONES, InstitutionPage, count_in_words
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, column, row, text
from inspector.gui.widgets.photo_strip import PhotoThumb
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView

_UNKNOWN = -1


class InstitutionsScreen(QWidget):
    """Passive: the rows come filtered."""

    sought = Signal(str)
    selected = Signal(object)
    import_wished = Signal()
    staff_wished = Signal()
    inspection_wished = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("institutions")
        self._shown: InstitutionPage | None = None
        self._import = button("导入名册", "importRegister")
        self._staff = button("人员证书", "staffCertificates")
        self._head = Head("机构", self._staff, self._import)
        self._filter = FilterLine(
            "筛选机构", f"筛选：名称、地址、信用代码、拼音首字母（{Shortcut.FILTER.key}）"
        )
        self._model = TableModel(_COLUMNS)
        self._table = TableView("机构列表", self._model, appearance)
        self._empty = text(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page = HomePage()
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

    def show_page(self, page: InstitutionPage | None, thumbs: Sequence[PhotoThumb] = ()) -> None:
        """Show the page about an institution, or none."""
        self._shown = page
        self.page.setVisible(page is not None)
        if page is not None:
            self.page.show_page(page, thumbs)

    def seek(self, words: str) -> None:
        """Put words into the filter."""
        self._filter.setText(words)

    def take_focus(self) -> None:
        """Put the focus into the filter."""
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        left = column(self._filter, self._table, self._empty, margin=3 * GRID)
        left.setStretch(1, 1)
        body = row(gap=0)
        body.addLayout(left, 1)
        body.addWidget(self.page)
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
        self._staff.clicked.connect(self.staff_wished)
        self.page.start_wished.connect(self._on_start)
        key = QShortcut(QKeySequence(Shortcut.FILTER.sequence), self)
        key.activated.connect(self.take_focus)

    @Slot()
    def _on_moved_down(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_start(self) -> None:
        if self._shown is not None:
            self.inspection_wished.emit(self._shown.id)


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
