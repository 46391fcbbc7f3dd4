"""The last resort for exceptions that nobody caught."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class ExceptionRelay(QObject):
    """Takes exceptions that nobody caught, on whatever thread, to the window's thread."""

    caught = Signal(object)
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previous: (
            Callable[[type[BaseException], BaseException, TracebackType | None], object] | None
        ) = None
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook for exceptions that nobody caught."""
        self._previous = sys.excepthook
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Give the hook back to whom it was taken from."""
        if self._previous is not None:
            sys.excepthook = self._previous
            self._previous = None

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._raised.emit(error)

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        self.caught.emit(error)
