"""How long the window's thread is busy with one event while an inspection is walked through."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

LIMIT = 50  # ms
TOLD = 15


@dataclass(frozen=True, order=True)
class Busy:
    """One event: ms that the thread worked on it, ms by the clock, and what it was."""

    worked: float
    passed: float
    what: str


class Probe(QApplication):
    """Times every event that is not inside another one."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.known: list[Busy] = []
        self.doing: Callable[[], str] = str
        self._inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._inside:
            return super().notify(receiver, event)
        self._inside = True
        what = f"{event.type().name} to {receiver.metaObject().className()}, {self.doing()}"
        worked, passed = time.thread_time(), time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            worked, passed = time.thread_time() - worked, time.perf_counter() - passed
            self._inside = False
            self.known.append(Busy(worked * 1000, passed * 1000, what))


def measure(rounds: int) -> Iterator[str]:
    """Yield the lines of the report, of one walk."""
    del rounds
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("inspector.gui.app.QApplication", Probe)
        from end_to_end.journey import Journey
        from end_to_end.stage import open_stage
        from end_to_end.visit_by_keys import VisitByKeys
        from gui.one_application import application

        probe = application()
        assert isinstance(probe, Probe)
        with tempfile.TemporaryDirectory() as folder, open_stage(Path(folder), probe) as stage:
            probe.known.clear()
            probe.doing = lambda: stage.person.doing_now
            Journey(stage, VisitByKeys(stage)).travel()
    longest = sorted(probe.known, reverse=True)
    over = [one for one in longest if one.worked > LIMIT]
    yield f"{len(longest)} events, {len(over)} over {LIMIT} ms of work (limit 0); the longest:"
    for one in longest[:TOLD]:
        yield f"{one.worked:7.1f} ms, {one.passed:7.1f} ms by the clock: {one.what}"
