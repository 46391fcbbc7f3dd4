"""Connects the unlock screen with the door; every look at a passphrase runs as a job."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.errors import UserError
from inspector.gui.jobs import JobRunner
from inspector.gui.unlock.door import Asked
from inspector.gui.unlock.screen import UnlockScreen
from inspector.gui.unlock.state import (
    Entered,
    Page,
    missing_in_request,
    missing_in_set_up,
    rule_of,
    state_of,
)
from inspector.gui.widgets.dialogs import Dialogs
from inspector.operations.recover_phrase import AskedRecovery
from inspector.operations.unlock_question import SetUp
from inspector.progress import Progress

if TYPE_CHECKING:
    from inspector.operations.workspace import Workspace


class UnlockPresenter(QObject):
    """Asks until the right person has answered."""

    opened = Signal(object)
    """The workspace is open, or unlocked again."""
    crashed = Signal(object)
    """An exception that nobody expected."""

    def __init__(self, asked: Asked, runner: JobRunner, dialogs: Dialogs) -> None:
        super().__init__()
        self._door = asked.door
        self._runner = runner
        self._dialogs = dialogs
        self._inside: Workspace | None = None
        self.screen = UnlockScreen()
        self.screen.unlock_asked.connect(self._on_unlock)
        self.screen.set_up_asked.connect(self._on_set_up)
        self.screen.recovery_asked.connect(self._on_recovery)
        self.screen.answer_given.connect(self._on_answer)
        self.screen.page_asked.connect(self._on_page)
        runner.failed.connect(self._on_failed)
        self._state = state_of(asked.question, asked.counties)
        self._show()

    def lock(self, workspace: "Workspace") -> None:
        """Ask again for a workspace that is open behind the screen."""
        self._inside = workspace
        message = "一段时间没有操作，已上锁。请重新输入口令。"
        self._state = state_of(self._door.question(), self._state.counties, message)
        self._show()

    def give_way(self, title: str, work: Callable[[Progress], str]) -> None:
        """Have work done while no workspace is open; what it returns is said when it asks again."""
        self._inside = None
        shown = state_of(self._door.question(), self._state.counties, f"{title}，请稍候…")
        self._state = replace(shown, busy=True, is_good=True)
        self._show()
        self._runner.start(title, work, self._on_given_back)

    @Slot(str, str)
    def _on_unlock(self, inspector: str, phrase: str) -> None:
        self._do("正在打开", partial(self._unlocked, inspector, phrase))

    @Slot(Entered)
    def _on_set_up(self, entered: Entered) -> None:
        if missing := missing_in_set_up(entered):
            self._say(missing)
            return
        day = entered.valid_until
        if day is not None:
            given = SetUp(entered.county_code, entered.officer, entered.certificate, day)
            self._do("正在建立账册", partial(self._door.set_up, given, entered.phrase))

    @Slot(Entered)
    def _on_recovery(self, entered: Entered) -> None:
        if missing := missing_in_request(entered):
            self._say(missing)
            return
        self._dialogs.ask_for_place(
            "申请文件保存到", "找回口令申请.sxrecovery", partial(self._ask, entered)
        )

    @Slot(Entered)
    def _on_answer(self, entered: Entered) -> None:
        self._dialogs.ask_for_file(
            "选择省厅的答复", "答复 (*)", partial(self._take, entered.phrase)
        )

    @Slot(Page)
    def _on_page(self, page: Page) -> None:
        self._state = replace(self._state, page=page, message="")
        self._show()

    def _unlocked(self, inspector: str, phrase: str) -> "Workspace":
        inside = self._inside
        if inside is not None and inside.vault is not None:
            if inside.officer.endswith(inspector):
                inside.vault.prove(phrase)
                return inside
            inside.database.close()  # another inspector sits down: their own workspace, anew
            self._inside = None
        return self._door.open(inspector, phrase)

    def _ask(self, entered: Entered, file: Path) -> None:
        def work(progress: Progress) -> AskedRecovery:
            del progress
            return self._door.ask(entered.certificate, entered.phrase, file)

        self._runner.start("正在生成申请", work, self._on_asked)

    def _take(self, phrase: str, file: Path) -> None:
        self._do("正在导入答复", partial(self._door.take, file, phrase))

    def _do(self, title: str, open_: "partial[Workspace]") -> None:
        def work(progress: Progress) -> "Workspace":
            del progress
            return open_()

        self._state = replace(self._state, busy=True, message="")
        self._show()
        self._runner.start(title, work, self._on_opened)

    def _on_asked(self, asked: AskedRecovery) -> None:
        self._say(
            f"申请已保存到“{asked.file}”，请送省厅。省厅来电话时请读出核对码：{asked.fingerprint}"
        )

    def _on_given_back(self, message: str) -> None:
        shown = state_of(self._door.question(), self._state.counties, message)
        self._state = replace(shown, is_good=True)
        self._show()

    def _on_opened(self, workspace: "Workspace") -> None:
        self._inside = workspace
        self._state = replace(self._state, busy=False, message="")
        self.opened.emit(workspace)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        question = self._door.question()
        page = self._state.page
        if page is Page.SET_UP and not question.is_new:
            page = Page.OPEN  # the vault was made before it failed
        self._state = replace(
            self._state, page=page, endings=question.endings, rule=rule_of(question), busy=False
        )
        if isinstance(error, UserError):
            self._say(error.message)
        else:
            self._show()
            self.crashed.emit(error)

    def _say(self, message: str) -> None:
        self._state = replace(self._state, message=message, is_good=False)
        self._show()

    def _show(self) -> None:
        self.screen.show_state(self._state)
