"""How the current document stands, and what can be done about it."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.domain.shanghai import SHANGHAI
from inspector.gui.documents.state import DocumentRow
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.date_field import DateField, read_date
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.marking import button, column, named, row, text


class StandingCard(Card):
    """Serving is written into a line that opens; voiding is asked for."""

    served = Signal(object, str)
    """When (UTC; None: what was written is no time) and how."""
    bind_wished = Signal()
    sign_wished = Signal()
    signed_wished = Signal()
    void_wished = Signal()
    replace_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = datetime.min.replace(tzinfo=SHANGHAI)
        self._words = named(text(wrap=True), "standing")
        self._signed = named(text(role="muted", wrap=True), "signedPages")
        self._serve = button("记送达", "serve")
        self._sign = button("屏上签字", "signOnScreen")
        self._bind = button("归档签字件", "bindSigned")
        self._look = button("看签字件", "showSigned")
        self._void = button("作废", "void", kind="danger")
        self._replace = button("作废并重做", "replace", kind="danger")
        self._day = DateField("送达日期")
        self._time = named(QLineEdit(), "serviceTime", "送达时间")
        self._time.setMaximumWidth(80)
        self._way = named(QLineEdit(), "serviceWay", "送达方式和签收人")
        self._way.setPlaceholderText("送达方式和签收人，如 直接送达，示例丙签收")
        self._keep = button("记为已送达", "serviceKeep", kind="primary")
        self._cancel = button("取消", "serviceCancel", kind="quiet")
        self._form = QWidget()
        self._form.setLayout(
            column(
                row(self._day, self._time, None),
                self._way,
                row(self._keep, self._cancel, None),
            )
        )
        self.rows.setSpacing(GRID)
        self.rows.addWidget(self._words)
        self.rows.addWidget(self._signed)
        actions = FlowLayout()
        for each in (self._serve, self._sign, self._bind, self._look, self._void, self._replace):
            actions.addWidget(each)
        self.rows.addLayout(actions)
        self.rows.addWidget(self._form)
        self._connect()
        self._form.hide()

    def show_row(
        self, shown: DocumentRow | None, now: datetime, signed: str, *, replaceable: bool
    ) -> None:
        """Show a document as it stands at a moment, or nothing.

        `signed` tells the pages that came back signed; empty: none.
        """
        self.setVisible(shown is not None)
        self._now = now.astimezone(SHANGHAI)
        self.close_form()
        if shown is not None:
            self._words.setText(shown.standing)
            self._signed.setText(signed)
            for each in (self._signed, self._look):
                each.setVisible(bool(signed))
            for each in (self._serve, self._sign, self._bind, self._void):
                each.setVisible(shown.may_be_served)
            self._replace.setVisible(shown.may_be_served and replaceable)

    @Slot()
    def close_form(self) -> None:
        """Put the line away; what was written in it is forgotten."""
        self._form.hide()
        self._way.clear()

    def _connect(self) -> None:
        self._serve.clicked.connect(self._on_serve)
        self._cancel.clicked.connect(self.close_form)
        self._keep.clicked.connect(self._on_keep)
        self._way.returnPressed.connect(self._on_keep)
        self._bind.clicked.connect(self.bind_wished)
        self._sign.clicked.connect(self.sign_wished)
        self._look.clicked.connect(self.signed_wished)
        self._void.clicked.connect(self.void_wished)
        self._replace.clicked.connect(self.replace_wished)

    @Slot()
    def _on_serve(self) -> None:
        self._day.show_date(self._now.date())
        self._time.setText(f"{self._now:%H:%M}")
        self._form.show()
        self._way.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_keep(self) -> None:
        day, hour = read_date(self._day.line.text()), _read_time(self._time.text())
        self.served.emit(_moment(day, hour), self._way.text())


def _read_time(words: str) -> time | None:
    plain = words.strip().replace("：", ":")
    try:
        return datetime.strptime(plain, "%H:%M").time()  # noqa: DTZ007 - a time of day only
    except ValueError:
        return None


def _moment(day: date | None, hour: time | None) -> datetime | None:
    if day is None or hour is None:
        return None
    return datetime.combine(day, hour, SHANGHAI)
