"""The page about enrolment: ask, compare digits by telephone, take the grant in."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.domain.shanghai import date_in_words
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.operations.enrol_device import Asked
from inspector.operations.enrolment_state import EnrolmentState

_GRANTED: Final = ("已登记", Tone.GOOD)
_AGAIN: Final = ("须重新登记", Tone.DANGER)


class EnrolmentPage(QWidget):
    """Two steps with a telephone call between them."""

    request_wished = Signal()
    new_wished = Signal()
    grant_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chip = Chip()
        self._words = named(text(wrap=True), "enrolmentWords")
        self._asked = named(text(wrap=True), "enrolmentAsked")
        self._request = button("写登记申请", "enrolRequest", kind="primary")
        self._as_new = button("作为新电脑登记", "enrolAsNew")
        self._grant = button("导入省厅授权", "enrolGrant", kind="primary")
        standing, first, second = Card(), Card(), Card()
        for card in (standing, first, second):
            card.setMaximumWidth(90 * GRID)
        standing.rows.addLayout(row(self._chip, None))
        standing.rows.addWidget(self._words)
        first.rows.addWidget(text("第一步：写登记申请", "heading"))
        first.rows.addWidget(
            text(
                "把申请存到 U 盘交给省厅，在电话中把指纹念给省厅核对。"
                "已登记的电脑也这样更换密钥、换发授权。",
                "muted",
                wrap=True,
            )
        )
        first.rows.addLayout(row(self._request, self._as_new, None))
        first.rows.addWidget(self._asked)
        second.rows.addWidget(text("第二步：导入省厅授权", "heading"))
        second.rows.addWidget(
            text(
                "省厅发回授权文件（扩展名 .sxgrant）。导入时在电话中请省厅念出指纹，逐字填写。",
                "muted",
                wrap=True,
            )
        )
        second.rows.addLayout(row(self._grant, None))
        self.setLayout(column(standing, first, second, None, gap=2 * GRID, margin=3 * GRID))
        self._asked.hide()
        self._as_new.clicked.connect(self.new_wished)
        self._request.clicked.connect(self.request_wished)
        self._grant.clicked.connect(self.grant_wished)

    def show_state(self, state: EnrolmentState) -> None:
        """Show how this computer stands with the province."""
        self._as_new.setVisible(state.until is not None)
        if state.until is None:
            name = f"本机名称：{state.device}，等待省厅授权。" if state.device else ""
            self._chip.show_state("还没有登记", Tone.WARNING)
            self._words.setText(f"{name}登记后才能把检查送到省厅；检查和文书现在就能做。")
        else:
            doubt = f"{state.doubt.sentence}\n" if state.doubt else ""
            self._chip.show_state(*(_AGAIN if doubt else _GRANTED))
            self._words.setText(
                f"{doubt}本机名称：{state.device}\n授权到 {date_in_words(state.until)}\n"
                f"省厅信任文件的指纹：{state.fingerprint}"
            )

    def show_asked(self, asked: Asked) -> None:
        """Show the request that was just written, with the digits to read out."""
        self._asked.setText(f"申请已写到 {asked.file}\n指纹：{asked.fingerprint}")
        self._asked.show()
