"""Gets the rooms ready while nobody waits for them, so that the first key into one is quick."""

import gc
from collections import deque
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from inspector.gui.frame import Frame
from inspector.gui.navigation import Room
from inspector.gui.rooms import maker_of

_BUILT: Final = (Room.STARTING, Room.INSPECTION, Room.CLOSING)
"""Made ahead, in this order: the way of every inspection."""
_IMPORTED: Final = (
    Room.TASKS,
    Room.INSTITUTIONS,
    Room.COUNTING,
    Room.RECTIFICATION,
    Room.DOCUMENTS,
    Room.EXCHANGE,
    Room.STATISTICS,
    Room.SETTINGS,
    Room.REGISTER_IMPORT,
)


class WarmUp(QObject):
    """One room after the other is imported on the pool's thread, and some are made on the window's.

    Jobs go in between: the pool has one thread and takes one room at a time.
    """

    _imported = Signal(Room)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._waiting = deque((*_BUILT, *_IMPORTED))
        self._imported.connect(self._on_imported, Qt.ConnectionType.QueuedConnection)
        self._has_frozen = False
        frame.window.closed.connect(self._stop)

    def start(self) -> None:
        """Begin after what is to be painted now."""
        QTimer.singleShot(0, self, self._next)

    @Slot()
    def _next(self) -> None:
        if self._waiting:
            self._frame.executor.submit(partial(self._import, self._waiting.popleft()))
        elif self._frame.window.isVisible():
            self._has_frozen = True
            gc.freeze()  # what is there now stays: no collection at a key looks through it again
            gc.enable()

    @Slot()
    def _stop(self) -> None:
        self._waiting.clear()
        if self._has_frozen:
            gc.unfreeze()  # libraries let go in order at the end

    def _import(self, room: Room) -> None:  # on the pool's thread
        maker_of(room)
        self._imported.emit(room)

    @Slot(Room)
    def _on_imported(self, room: Room) -> None:
        if room in _BUILT and self._frame.window.isVisible():
            self._frame.window.prepare(room)
        QTimer.singleShot(0, self, self._next)
