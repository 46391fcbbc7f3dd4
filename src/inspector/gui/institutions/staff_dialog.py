"""The certificates on the staff lists of institutions, and the way to read another list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.institutions.staff_state import StaffRow
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView

_SIZE = (1040, 560)
_LEFT_HEIGHT = 120


class StaffDialog(QDialog):
    """Passive: the rows come sorted, and a list is read elsewhere."""

    import_wished = Signal()

    def __init__(self, appearance: Appearance, window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "staffDialog")
        self.setWindowTitle("人员证书")
        self._said = named(text(wrap=True), "staffSaid")
        self._model = TableModel(_COLUMNS)
        self._table = TableView("人员证书", self._model, appearance)
        self._left = named(QPlainTextEdit(), "staffLeft", "没有登记的行")
        self._left.setReadOnly(True)
        self._left.setFixedHeight(_LEFT_HEIGHT)
        self._left.hide()
        read = button("导入人员名单", "importStaff", kind="primary")
        close = button("关闭", "staffClose")
        page = column(self._said, self._table, self._left, row(None, close, read), margin=2 * GRID)
        page.setStretch(1, 1)
        self.setLayout(page)
        self.resize(*_SIZE)
        read.clicked.connect(self.import_wished)
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def show_rows(self, rows: Sequence[StaffRow], said: str) -> None:
        """Show the certificates and what is to be said of them."""
        self._said.setText(said)
        self._model.show_rows(rows)

    def show_left(self, sentences: Sequence[str]) -> None:
        """Show why rows of a list were left; none hides the field."""
        self._left.setPlainText("\n".join(sentences))
        self._left.setVisible(bool(sentences))


_COLUMNS: Final = (
    Column[StaffRow]("机构", lambda one: one.institution),
    Column[StaffRow]("姓名", lambda one: one.holder, width=90),
    Column[StaffRow]("岗位", lambda one: one.post, width=110),
    Column[StaffRow]("证书", lambda one: one.kind, width=160),
    Column[StaffRow]("编号", lambda one: one.number, width=190),
    Column[StaffRow](
        "有效期至",
        lambda one: one.until,
        tone=lambda one: one.tone,
        order=lambda one: one.order,
        width=200,
    ),
)
