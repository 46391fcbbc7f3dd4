"""Says at the foot of the window what is saved and what is still to be sent."""

import shutil
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from inspector.domain.shanghai import SHANGHAI
from inspector.gui.context import Context
from inspector.gui.exchange.state import answer_in_words, on_the_way_in_words
from inspector.gui.main_window import MainWindow
from inspector.operations.changes import Changed
from inspector.operations.exchange_state import exchange_state

if TYPE_CHECKING:
    from datetime import datetime

_GIGABYTE = 1_000_000_000


class Foot(QObject):
    """Every change that arrives here was durable before."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        context.news.changed.connect(self._on_changed)
        window.show_saved("数据完好，每一步自动保存")
        self._show_outlook()

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        now: datetime = self._context.workspace.clock()
        self._window.show_saved(f"已保存 {now.astimezone(SHANGHAI):%H:%M:%S}")
        if changed & (Changed.PACKAGES | Changed.INSPECTIONS):
            self._show_outlook()

    def _show_outlook(self) -> None:
        workspace = self._context.workspace
        state = self._context.perform(partial(exchange_state, workspace))
        if state is None:  # the data file is damaged here, which is told
            return
        free = shutil.disk_usage(workspace.home).free // _GIGABYTE
        parts = (
            on_the_way_in_words(state),
            answer_in_words(state.last_answer, workspace.today),
            f"磁盘余 {free} GB",
        )
        self._window.show_outlook(" · ".join(parts))
