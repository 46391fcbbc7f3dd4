"""Connects the page about enrolment with the operations."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.settings.enrolment_page import EnrolmentPage
from inspector.operations.changes import Changed
from inspector.operations.enrol_device import accept_enrolment, ask_for_enrolment
from inspector.operations.enrolment_state import enrolment_state


class Enrolling(QObject):
    """Asks for files and digits, and shows how it stands."""

    def __init__(self, context: Context, page: EnrolmentPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        page.request_wished.connect(self._on_request)
        page.new_wished.connect(self._on_new)
        page.grant_wished.connect(self._on_grant)

    def show(self) -> None:
        """Show how this computer stands with the province."""
        self._page.show_state(enrolment_state(self._context.workspace))

    @Slot()
    def _on_request(self) -> None:
        self._context.dialogs.ask_for_place("登记申请存到 U 盘", "登记申请.sxrequest", self._ask)

    @Slot()
    def _on_new(self) -> None:
        self._context.dialogs.confirm(
            "作为新电脑登记后，本机换用新的名称，已封存的检查会重新送出。"
            "只在省厅吊销了本机的授权，或者本机是复制出来的另一台时这样做。",
            "作为新电脑登记",
            self._ask_as_new,
        )

    def _ask_as_new(self) -> None:
        self._context.dialogs.ask_for_place(
            "新电脑的登记申请存到 U 盘", "登记申请.sxrequest", partial(self._ask, as_new=True)
        )

    def _ask(self, file: Path, *, as_new: bool = False) -> None:
        ask = partial(ask_for_enrolment, self._context.workspace, file, as_new=as_new)
        asked = self._context.perform(ask)
        if asked is not None:
            self._page.show_asked(asked)
            self._context.news.publish(Changed.SETTINGS)
            self._context.say(f"登记申请已写到 {asked.file}。请在电话中把指纹念给省厅核对。")

    @Slot()
    def _on_grant(self) -> None:
        self._context.dialogs.ask_for_file("选择省厅授权文件", "授权文件 (*.sxgrant)", self._check)

    def _check(self, file: Path) -> None:
        self._context.dialogs.ask_for_text(
            "请在电话中请省厅念出指纹，逐字填在这里。", "核对并导入", partial(self._accept, file)
        )

    def _accept(self, file: Path, fingerprint: str) -> None:
        accept = partial(accept_enrolment, self._context.workspace, file, fingerprint)
        changed = self._context.perform(accept)
        if changed is not None:
            self._context.news.publish(changed)
            self._context.say("本机已经登记，可以导出了。")
