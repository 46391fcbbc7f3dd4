"""When a window that nobody touches is to be locked."""

from collections.abc import Callable
from typing import Final

IDLE_SECONDS: Final = 600.0
"""Ten minutes: a talk with the home's manager, not a lunch."""


class IdleLock:
    """Tells how long nobody touched the window; the window calls `touch` and asks `is_due`."""

    def __init__(self, monotonic: Callable[[], float], seconds: float = IDLE_SECONDS) -> None:
        self._monotonic = monotonic
        self._seconds = seconds
        self._touched = monotonic()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._monotonic()

    @property
    def is_due(self) -> bool:
        """Whether the window is to be locked now."""
        return self._monotonic() - self._touched >= self._seconds
