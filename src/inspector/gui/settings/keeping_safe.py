"""Connects the page about safety with the operations."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.settings.safety_page import SafetyPage
from inspector.gui.settings.safety_state import (
    check_in_words,
    rehearsal_in_words,
    safety_state_of,
)
from inspector.operations.back_up import BackedUp, back_up
from inspector.operations.changes import Changed
from inspector.operations.check_workspace import Checked, check_workspace
from inspector.operations.laptop_safety import (
    admit_inspector,
    change_phrase,
    dismiss_inspector,
    laptop_safety,
    rehearse,
)
from inspector.operations.list_officers import list_officers
from inspector.operations.restore_backup import Restored

_OLD, _NEW, _AGAIN = "old", "new", "again"
_NEW_PHRASE: Final = ((_NEW, "新口令"), (_AGAIN, "再输入一次"))


class KeepingSafe(QObject):
    """Asks for phrases and media; locks are made and opened off the window's thread."""

    def __init__(self, context: Context, page: SafetyPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        page.admit_wished.connect(self._on_admit)
        page.dismiss_wished.connect(self._on_dismiss)
        page.change_wished.connect(self._on_change)
        page.backup_wished.connect(self._on_backup)
        page.rehearsal_wished.connect(self._on_rehearsal)
        page.check_wished.connect(self._on_check)

    def show(self) -> None:
        """Show how the laptop is kept."""
        workspace = self._context.workspace
        safety = laptop_safety(workspace)
        self._page.show_state(safety_state_of(safety, list_officers(workspace), workspace.today))

    @Slot(str)
    def _on_admit(self, inspector: str) -> None:
        self._context.dialogs.ask_for_phrases(
            "请新检查员本人设置口令，不要告诉别人。",
            _NEW_PHRASE,
            "添加",
            partial(self._admit, inspector),
        )

    def _admit(self, inspector: str, given: Mapping[str, str]) -> None:
        new, again = given.get(_NEW, ""), given.get(_AGAIN, "")
        work = partial(admit_inspector, self._context.workspace, inspector, new, again)
        self._context.runner.start(
            "添加检查员",
            lambda _: work(),
            partial(self._done, f"证号{inspector}的检查员可以打开本机了。"),
        )
        self._page.empty_line()

    @Slot(str)
    def _on_dismiss(self, inspector: str) -> None:
        self._context.dialogs.confirm(
            f"不再让证号{inspector}的检查员打开本机？已经封存的检查不受影响。",
            "移除",
            partial(self._dismiss, inspector),
        )

    def _dismiss(self, inspector: str) -> None:
        work = partial(dismiss_inspector, self._context.workspace, inspector)
        changed = self._context.perform(work)
        if changed is not None:
            self._done(f"证号{inspector}的检查员不能再打开本机。", changed)

    @Slot()
    def _on_change(self) -> None:
        self._context.dialogs.ask_for_phrases(
            "请先输入现在的口令，再输入两次新口令。",
            ((_OLD, "现在的口令"), *_NEW_PHRASE),
            "更换",
            self._change,
        )

    def _change(self, given: Mapping[str, str]) -> None:
        phrases = (given.get(_OLD, ""), given.get(_NEW, ""), given.get(_AGAIN, ""))
        work = partial(change_phrase, self._context.workspace, *phrases)
        done = partial(self._done, "口令已更换，下次用新口令打开。")
        self._context.runner.start("更换口令", lambda _: work(), done)

    @Slot()
    def _on_backup(self) -> None:
        self._context.dialogs.ask_for_folder("选择备份用的 U 盘或移动硬盘", self._back_up)

    def _back_up(self, medium: Path) -> None:
        work = partial(back_up, self._context.workspace, medium)
        self._context.runner.start("备份", work, self._on_backed_up)

    def _on_backed_up(self, made: BackedUp) -> None:
        self._done(f"已备份到 {made.folder}，与账册一样加密，可以拔出。", made.changed)

    @Slot()
    def _on_rehearsal(self) -> None:
        self._context.dialogs.ask_for_folder("选择存有备份的 U 盘或移动硬盘", self._ask_phrase)

    def _ask_phrase(self, source: Path) -> None:
        officer = self._context.workspace.officer
        self._context.dialogs.ask_for_phrases(
            "备份用做备份时的口令打开。演练只恢复到旁边核对，核对完就删除，不动现在的数据。",
            ((officer, f"证号 {officer}"),),
            "开始演练",
            partial(self._rehearse, source),
        )

    def _rehearse(self, source: Path, phrases: Mapping[str, str]) -> None:
        work = partial(rehearse, self._context.workspace, source, phrases)
        self._context.runner.start("演练恢复", work, self._on_rehearsed)

    def _on_rehearsed(self, restored: Restored) -> None:
        self._context.say(rehearsal_in_words(restored))

    @Slot()
    def _on_check(self) -> None:
        work = partial(check_workspace, self._context.workspace)
        self._context.runner.start("检查数据", work, self._on_checked)

    def _on_checked(self, found: Checked) -> None:
        self._context.say(check_in_words(found))

    def _done(self, sentence: str, changed: Changed) -> None:
        self._context.news.publish(changed)
        self._context.say(sentence)
        self.show()
