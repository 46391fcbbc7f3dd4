"""Connects the card about restoring with the operations; the gate does the last step."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.outside_work import OutsideWork
from inspector.gui.settings.restore_card import RestoreCard
from inspector.gui.settings.restore_state import (
    found_in_words,
    lines_of,
    question_of,
    restored_in_words,
)
from inspector.operations.holdings import holdings
from inspector.operations.laptop_safety import prepare
from inspector.operations.list_backups import FoundBackup, backups_on, list_backups
from inspector.operations.prepare_restore import Prepared, discard
from inspector.operations.restore_backup import put_in_place
from inspector.storage.failures import StorageError


class Restoring(QObject):
    """A backup is opened and read while the window stands; what fails, fails here."""

    def __init__(self, context: Context, card: RestoreCard) -> None:
        super().__init__()
        self._context = context
        self._card = card
        self._found: tuple[FoundBackup, ...] = ()
        self._chosen: tuple[FoundBackup, Prepared] | None = None
        card.list_wished.connect(self._on_list)
        card.other_wished.connect(self._on_other)
        card.look_wished.connect(self._on_look)
        card.restore_wished.connect(self._on_restore)
        card.leave_wished.connect(self._on_leave)

    def show(self) -> None:
        """Show whether there can be backups at all."""
        self._card.show_possible(possible=self._context.workspace.vault is not None)

    @Slot()
    def _on_list(self) -> None:
        found = self._context.perform(partial(list_backups, self._context.workspace))
        if found is not None:
            self._show_found(found)
        if not self._found:
            self._context.say("本机磁盘和上次用的 U 盘里没有备份，请选择别的 U 盘或文件夹。")

    @Slot()
    def _on_other(self) -> None:
        self._context.dialogs.ask_for_folder("选择存有备份的 U 盘或移动硬盘", self._look_on)

    def _look_on(self, medium: Path) -> None:
        work = partial(backups_on, self._context.workspace, medium)
        self._context.runner.start("查找备份", lambda _: work(), self._show_found)

    def _show_found(self, found: tuple[FoundBackup, ...]) -> None:
        self._on_leave()
        self._found = found
        self._card.show_lines(lines_of(found))

    @Slot(int)
    def _on_look(self, number: int) -> None:
        officer = self._context.workspace.officer
        self._context.dialogs.ask_for_phrases(
            "备份用做备份时的口令打开。先只打开来看，不动现在的数据。",
            ((officer, f"证号 {officer}"),),
            "打开备份",
            partial(self._look, self._found[number]),
        )

    def _look(self, found: FoundBackup, phrases: Mapping[str, str]) -> None:
        self._on_leave()
        work = partial(prepare, self._context.workspace, found.source, phrases)
        self._context.runner.start("打开备份", work, partial(self._on_prepared, found))

    def _on_prepared(self, found: FoundBackup, prepared: Prepared) -> None:
        self._chosen = found, prepared
        try:
            now = holdings(self._context.workspace)
        except StorageError:  # a damaged data file is what backups are for
            now = None
        self._card.show_found(found_in_words(prepared, found, now))

    @Slot()
    def _on_leave(self) -> None:
        chosen, self._chosen = self._chosen, None
        if chosen is not None:
            discard(chosen[1])
        self._card.show_found("")

    @Slot()
    def _on_restore(self) -> None:
        if self._chosen is not None:
            found, prepared = self._chosen
            question = question_of(prepared, found)
            self._context.dialogs.confirm(question, "恢复", partial(self._restore, prepared, found))

    def _restore(self, prepared: Prepared, found: FoundBackup) -> None:
        now = self._context.workspace.clock()
        self._context.outside.wished.emit(
            OutsideWork(
                "正在恢复备份",
                lambda _: restored_in_words(put_in_place(prepared, now), found),
            )
        )
