"""Starts the version that corrects a sealed inspection, or opens the one that was started."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from inspector.gui.inspection.session import Session
from inspector.gui.navigation import Place, Room
from inspector.operations.correct_inspection import start_correction


class Correcting(QObject):
    """Asks for the reason first: it is printed."""

    opened = Signal(Place)
    """Where the new version stands."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    @Slot()
    def begin(self) -> None:
        """Open the version that replaces the open inspection; where there is none, ask why."""
        session = self._session
        if session.correction:
            self.opened.emit(Place(Room.INSPECTION, session.correction))
            return
        session.context.dialogs.ask_for_text(
            "为什么更正？理由会印在笔录上；已封存的原记录保留不变。", "另立更正版本", self._start
        )

    def _start(self, reason: str) -> None:
        session, context = self._session, self._session.context
        start = partial(start_correction, context.workspace, session.inspection_id, reason)
        started = context.perform(start)
        if started is not None:
            context.news.publish(started.changed)
            self.opened.emit(Place(Room.INSPECTION, started.inspection_id, session.where.item))
            context.say("已另立更正版本，内容与原记录相同。改完后请重新宣读核对、签字和封存。")
