"""The unlock screen: one page at a time."""

from typing import assert_never

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.gui.theme import GRID
from inspector.gui.unlock.forms import LostForm, NewForm, OpenForm, SetUpForm
from inspector.gui.unlock.state import Entered, Page, UnlockState
from inspector.gui.widgets.marking import button, column, marked, named, row, text

_TITLES = {
    Page.OPEN: "请输入口令，打开养老检查",
    Page.SET_UP: "第一次使用：建立本机的加密账册",
    Page.LOST: "找回口令",
}


class UnlockScreen(QWidget):
    """Signals out, `show_state` in."""

    unlock_asked = Signal(str, str)
    set_up_asked = Signal(Entered)
    recovery_asked = Signal(Entered)
    answer_given = Signal(Entered)
    page_asked = Signal(Page)

    def __init__(self) -> None:
        super().__init__()
        named(self, "unlock")
        self._title = text(role="title")
        self._message = named(text(role="danger", wrap=True), "unlockMessage")
        self._open, self._set_up, self._lost = OpenForm(), SetUpForm(), LostForm()
        self._pages = named(QStackedWidget(), "unlockPages")
        for form in (self._open, self._set_up, self._lost):
            self._pages.addWidget(form)
        self._to_lost = button("忘记口令", "toLost", kind="quiet")
        self._back = button("返回", "toOpen", kind="quiet")
        links = row(self._to_lost, self._back, None)
        content = column(
            None, self._title, self._message, self._pages, links, None, margin=4 * GRID
        )
        self.setLayout(content)
        self._connect()

    def show_state(self, state: UnlockState) -> None:
        """Show a page and what is to be said."""
        self._title.setText(_TITLES[state.page])
        self._message.setText(state.message)
        marked(self._message, "role", "good" if state.is_good else "danger")
        self._message.setVisible(bool(state.message))
        form = self._form_of(state.page)
        form.show_state(state)
        self._pages.setCurrentWidget(form)
        self._pages.setEnabled(not state.busy)
        self._to_lost.setVisible(state.page is Page.OPEN)
        self._back.setVisible(state.page is Page.LOST)

    def _form_of(self, page: Page) -> OpenForm | NewForm:
        match page:
            case Page.OPEN:
                return self._open
            case Page.SET_UP:
                return self._set_up
            case Page.LOST:
                return self._lost
            case _:
                assert_never(page)

    def _connect(self) -> None:
        self._open.entered.connect(self.unlock_asked)
        self._set_up.entered.connect(self.set_up_asked)
        self._lost.asked.connect(self.recovery_asked)
        self._lost.answered.connect(self.answer_given)
        self._to_lost.clicked.connect(self._on_lost)
        self._back.clicked.connect(self._on_back)

    @Slot()
    def _on_lost(self) -> None:
        self.page_asked.emit(Page.LOST)

    @Slot()
    def _on_back(self) -> None:
        self.page_asked.emit(Page.OPEN)
