"""Connects the preview of a register with the operations."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.domain.roster.preview import JudgedRow, RosterPreview, Verdict
from inspector.gui.context import Context
from inspector.gui.navigation import Place, Room
from inspector.gui.register_import.screen import RegisterImportScreen
from inspector.gui.register_import.state import state_of
from inspector.operations.import_register import TakenRegister, preview_register, take_register
from inspector.progress import Progress


class RegisterImportPresenter(QObject):
    """The key of its place is the path of the file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview = RosterPreview((), (), ())
        self._confirmed: list[JudgedRow] = []
        self._shown: Verdict | None = None
        self.screen = RegisterImportScreen(context.appearance)
        self.screen.verdict_chosen.connect(self._on_verdict)
        self.screen.confirmed.connect(self._on_confirmed)
        self.screen.take_wished.connect(self._on_take)
        self.screen.left.connect(self._leave)

    def enter(self, place: Place) -> None:
        """Read the file off the window's thread and show what it says."""
        file = Path(place.key)
        self._start_with(RosterPreview((), (), ()))
        self.screen.show_file(file.name)
        self._context.runner.start(
            f"读取{file.name}",
            partial(preview_register, self._context.workspace, file),
            self._start_with,
        )

    def _start_with(self, preview: RosterPreview) -> None:
        self._preview = preview
        self._confirmed = []
        self._shown = Verdict.DOUBTFUL if preview.with_verdict(Verdict.DOUBTFUL) else None
        self._show()
        self.screen.take_focus()

    def _show(self) -> None:
        self.screen.choose_verdict(self._shown)
        self.screen.show_state(state_of(self._preview, self._confirmed, self._shown))

    @Slot(object)
    def _on_verdict(self, verdict: Verdict | None) -> None:
        self._shown = verdict
        self._show()

    @Slot(object)
    def _on_confirmed(self, row: JudgedRow) -> None:
        if row in self._confirmed:
            self._confirmed.remove(row)
        else:
            self._confirmed.append(row)
        self._show()

    @Slot()
    def _on_take(self) -> None:
        preview, confirmed = self._preview, tuple(self._confirmed)

        def work(progress: Progress) -> TakenRegister:
            progress("正在写入名录", 0.0)
            return take_register(self._context.workspace, preview, confirmed)

        self._context.runner.start("导入名册", work, self._on_taken)

    def _on_taken(self, taken: TakenRegister) -> None:
        self._context.news.publish(taken.changed)
        self._context.say(
            f"名册已导入：新增 {taken.new} 家，更新 {taken.corrected} 家，"
            f"没有变化 {taken.unchanged} 家，没有导入 {taken.left} 行。"
        )
        self._leave()

    @Slot()
    def _leave(self) -> None:
        self._context.navigator.go(Room.INSTITUTIONS)
