"""Moves a draft to the newest policy pack, after its inspector has read what changes."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.gui.inspection.pack_dialog import PackDialog
from inspector.gui.inspection.session import Session
from inspector.gui.navigation import Place, Room
from inspector.operations.move_draft import DraftMove, draft_move, move_draft


class PackMoving(QObject):
    """Shows the difference first; nothing moves by itself."""

    moved = Signal(Place)
    """Where the inspection goes on."""

    def __init__(self, session: Session, screen: QWidget) -> None:
        super().__init__()
        self._session = session
        self._screen = screen

    @Slot()
    def begin(self) -> None:
        """Show what the newest pack changes; where there is none, what stands under 旧题."""
        session = self._session
        move = session.context.perform(
            partial(draft_move, session.context.workspace, session.inspection_id)
        )
        if move is not None:
            self._show_move(move)
        elif session.old_answers:
            self._show_old_answers()

    def _show_move(self, move: DraftMove) -> None:
        said = (
            f"本次检查按政策包 {move.old_version} 开始，现在有 {move.new_version}。"
            "改用后已有的回答都保留；没有对应条目的，放在“旧题”里。"
        )
        title = f"政策包 {move.old_version} → {move.new_version}"
        lines = move.lines or ("本次检查用到的条目没有变化。",)
        dialog = PackDialog(title, said, lines, "改用新版本", self._screen.window())
        dialog.accepted.connect(self._on_accepted)
        dialog.open()

    def _show_old_answers(self) -> None:
        lines = [
            f"{one.item} {one.question}：{one.in_words}（{one.reason}）"
            for one in self._session.old_answers
        ]
        said = "这些回答在新的政策包里没有对应的条目，原样留着，不参与判定。"
        PackDialog("旧题", said, lines, "", self._screen.window()).open()

    @Slot()
    def _on_accepted(self) -> None:
        session, context = self._session, self._session.context
        done = context.perform(partial(move_draft, context.workspace, session.inspection_id))
        if done is not None:
            session.recorder.forget()
            context.news.publish(done.changed)
            self.moved.emit(Place(Room.INSPECTION, session.inspection_id))
            context.say(f"已改用政策包 {done.move.new_version}，请看看标出的条目。")
