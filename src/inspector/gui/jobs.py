"""The one job runner: long work, one job after the other, off the window's thread."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from inspector.progress import Cancelled, Progress

T = TypeVar("T")


class Executor(Protocol):
    """Runs plain callables somewhere."""

    def submit(self, work: Callable[[], None]) -> None:
        """Run the callable soon."""

    def wait(self) -> None:
        """Return when nothing runs any more."""


class PoolExecutor:
    """Runs callables on one thread of a pool of its own."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)

    def submit(self, work: Callable[[], None]) -> None:
        """Run the callable on the pool's thread."""
        self._pool.start(work)

    def wait(self) -> None:
        """Return when the pool's thread is idle."""
        self._pool.waitForDone()


@dataclass(frozen=True, slots=True)
class _Job:
    title: str
    run: Callable[[Progress], Callable[[], None]]
    """Does the work and returns what is left to do on the window's thread."""


class JobRunner(QObject):
    """Runs jobs one after the other; lives on the window's thread and owns all signals.

    The pool gets a plain callable: a runnable that owned its signals would destroy them on the
    pool's thread.
    """

    started = Signal(str)
    """A job began; its title."""
    progressed = Signal(str, float)
    """A job is at a step (a Chinese phrase) and fraction, 0 to 1."""
    finished = Signal(str)
    """A job ended, however; its title. Emitted before its result is handed over."""
    failed = Signal(object)
    """A job raised this exception."""
    cancelled = Signal(str)
    """The user stopped the job of this title; nothing was changed."""

    _stepped = Signal()
    _ended = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._waiting: deque[_Job] = deque()
        self._current: _Job | None = None
        self._stop = threading.Event()
        self._step_shown = threading.Event()
        self._step_shown.set()
        self._latest = ("", 0.0)
        self._stepped.connect(self._on_stepped)
        self._ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._current is not None or bool(self._waiting)

    def start(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Run `work` after the jobs before it, then `done` with its result on this thread."""

        def run(progress: Progress) -> Callable[[], None]:
            return partial(done, work(progress))

        self._waiting.append(_Job(title, run))
        if self._current is None:
            self._start_next()

    @Slot()
    def cancel(self) -> None:
        """Ask the running job to stop at its next step."""
        self._stop.set()

    def shut_down(self) -> None:
        """Drop the waiting jobs, stop the running one, and return when it has stopped."""
        self._waiting.clear()
        self._stop.set()
        self._executor.wait()

    def _start_next(self) -> None:
        if self._waiting:
            self._current = self._waiting.popleft()
            self._stop.clear()
            self.started.emit(self._current.title)
            self._executor.submit(partial(self._run, self._current))

    def _run(self, job: _Job) -> None:  # on the pool's thread
        outcome: Callable[[], None] | Exception
        try:
            outcome = job.run(self._report)
        except Exception as error:  # noqa: BLE001 - carried to the window's thread, which decides
            outcome = error
        self._ended.emit(outcome)

    def _report(self, step: str, fraction: float) -> None:  # on the pool's thread
        if self._stop.is_set():
            raise Cancelled
        self._latest = (step, fraction)
        if self._step_shown.is_set():  # else the window has not yet looked at the last step
            self._step_shown.clear()
            self._stepped.emit()

    @Slot()
    def _on_stepped(self) -> None:
        self._step_shown.set()
        if self._current is not None:
            self.progressed.emit(*self._latest)

    @Slot(object)
    def _on_ended(self, outcome: Callable[[], None] | Exception) -> None:
        title = self._current.title if self._current else ""
        self._current = None
        self.finished.emit(title)
        try:
            if isinstance(outcome, Cancelled):
                self.cancelled.emit(title)
            elif isinstance(outcome, Exception):
                self.failed.emit(outcome)
            else:
                outcome()
        finally:
            self._start_next()
