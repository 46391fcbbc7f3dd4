"""The widgets of the exchange screen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inspector.gui.exchange.state import ExchangeScreenState, PackageLine
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, cleared, column, named, row, text

_HOW_TO_ENROL: Final = (
    "先写一份登记申请，用 U 盘交给省厅；省厅在电话中核对指纹后发回授权文件，在这里导入。"
)


class ExchangeScreen(QWidget):
    """Two big steps, what went, what came; enrolment as long as it is needed."""

    export_wished = Signal()
    import_wished = Signal()
    request_wished = Signal()
    new_wished = Signal()
    grant_wished = Signal()
    clean_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exchange")
        self._export = button("导出到 U 盘", "exportPackage", kind="step")
        self._import = button("从 U 盘导入", "importPackage", kind="step")
        self._request = button("写登记申请", "enrolRequest")
        self._as_new = button("作为新电脑登记", "enrolAsNew")
        self._grant = button("导入省厅授权", "enrolGrant")
        self._clean = button("清理 U 盘", "cleanUp", kind="quiet")
        self._enrolment = Card()
        self._summary = Chip()
        self._enrol_words = named(text("", wrap=True), "enrolWords")
        self._cases = QVBoxLayout()
        self._outgoing = QVBoxLayout()
        self._incoming = QVBoxLayout()
        self._lay_out()
        self._clean.clicked.connect(self.clean_wished)
        self._export.clicked.connect(self.export_wished)
        self._import.clicked.connect(self.import_wished)
        self._request.clicked.connect(self.request_wished)
        self._as_new.clicked.connect(self.new_wished)
        self._grant.clicked.connect(self.grant_wished)

    def show_state(self, state: ExchangeScreenState) -> None:
        """Show how the exchange stands."""
        self._summary.show_state(state.summary, state.tone)
        self._enrolment.setVisible(not state.may_export)
        self._enrol_words.setText(state.doubt or _HOW_TO_ENROL)
        self._as_new.setVisible(bool(state.doubt))
        self._export.setEnabled(state.may_export)
        self._clean.setVisible(state.may_clean_up)
        _fill(self._cases, state.cases, "还没有封存过检查。")
        _fill(self._outgoing, state.outgoing, "还没有导出过。")
        _fill(self._incoming, state.incoming, "还没有导入过。")

    def take_focus(self) -> None:
        """Put the focus onto the next step."""
        first = self._export if self._export.isEnabled() else self._request
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._enrolment.rows.addWidget(text("本机登记"))
        self._enrolment.rows.addWidget(self._enrol_words)
        self._enrolment.rows.addLayout(row(self._request, self._grant, self._as_new, None))
        steps = row(self._export, self._import, gap=2 * GRID)
        lists = row(gap=3 * GRID)
        parts = (("检查", self._cases), ("送出的包", self._outgoing), ("导入的包", self._incoming))
        for title, lines in parts:
            lines.setSpacing(GRID)
            part = column(text(title, "heading"))
            part.addLayout(lines)
            part.addStretch(1)
            lists.addLayout(part, 1)
        page = QWidget()
        whole = column(
            row(self._summary, None, self._clean), steps, self._enrolment, lists, margin=3 * GRID
        )
        whole.setSpacing(2 * GRID)
        page.setLayout(whole)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        self.setLayout(column(Head("交换"), area, gap=0))


def _fill(layout: QVBoxLayout, lines: Sequence[PackageLine], empty: str) -> None:
    cleared(layout)
    for line in lines:
        layout.addWidget(LineCard(line.title, line.more, Chip(line.state, line.tone), None))
    if not lines:
        layout.addWidget(text(empty, "muted"))
