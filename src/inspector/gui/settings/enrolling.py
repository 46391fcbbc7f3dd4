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
        page.grant_wished.connect(self._on_grant)

    def show(self) -> None:
        """Show how this computer stands with the province."""
        self._page.show_state(enrolment_state(self._context.workspace))

    @Slot()
    def _on_request(self) -> None:
        self._context.dialogs.ask_for_place("登记申请存到 U 盘", "登记申请.sxrequest", self._ask)

    def _ask(self, file: Path) -> None:
        asked = self._context.perform(partial(ask_for_enrolment, self._context.workspace, file))
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
