"""How long the window's thread is busy with one event, from opening through an inspection."""

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.made_up_register import register_with
from benchmarks.photos import make_photos
from desks import Clock, staffed_county, started
from gui.hand_drained import HandDrainedExecutor
from inspector.config.paths import resources_folder
from inspector.gui.entrance import Entrance
from inspector.gui.frame import Frame
from inspector.gui.navigation import Room
from inspector.gui.opening import Opening
from inspector.gui.warm_up import WarmUp
from inspector.gui.widgets.picture_inlet import PictureInlet
from inspector.operations.workspace import Role
from inspector.startup import open_workspace

INSTITUTIONS = 1_000
PHOTOS = 200
LIMIT = 50  # ms
TOLD = 8


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
    """Yield the lines of the report: of opening with 1,000 institutions, and of one walk."""
    del rounds
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("inspector.gui.app.QApplication", Probe)
        from end_to_end.journey import Journey
        from end_to_end.stage import open_stage
        from end_to_end.visit_by_keys import VisitByKeys
        from gui.one_application import application

        probe = application()
        assert isinstance(probe, Probe)
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            register_with(open_workspace(home, Role.COUNTY, practice=True), INSTITUTIONS)
            probe.doing = lambda: "opening"
            _open(home, probe)
        yield from _told(probe)
        with tempfile.TemporaryDirectory() as folder, open_stage(Path(folder), probe) as stage:
            WarmUp(stage.desk.frame).start()
            _settle(probe, stage.desk.frame)
            probe.known.clear()
            probe.doing = lambda: stage.person.doing_now
            Journey(stage, VisitByKeys(stage)).travel()
            walked = [*_told(probe)]
            stage.leave()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        yield from walked


def measure_photos(rounds: int) -> Iterator[str]:
    """Yield the lines of the report: the window goes round while 200 photos are taken in."""
    del rounds
    with pytest.MonkeyPatch.context() as patched, tempfile.TemporaryDirectory() as name:
        patched.setattr("inspector.gui.app.QApplication", Probe)
        from gui.one_application import application

        probe = application()
        assert isinstance(probe, Probe)
        folder = Path(name)
        (folder / "card").mkdir()
        make_photos(folder / "card", PHOTOS)
        files = sorted((folder / "card").iterdir())
        county = staffed_county(folder / "home", Clock())
        inspection = started(county, "T1")
        county.database.close()
        entrance = _entered(folder / "home", probe)
        desk = entrance.desk
        assert desk is not None
        desk.context.navigator.go(Room.INSPECTION, inspection, "T1-C09")
        probe.processEvents()
        probe.known.clear()
        (inlet,) = desk.window.findChildren(PictureInlet)
        inlet.files_came.emit(files)
        begun = time.perf_counter()
        while desk.context.runner.busy:
            probe.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        took = time.perf_counter() - begun
        with desk.context.workspace.database.reading() as stored:
            kept = len(stored.inspections.get(inspection).attachments)
        yield f"{kept} photos of 12 megapixels taken in within {took:.1f} s"
        yield from _told(probe)
        _left(entrance)


def _open(home: Path, probe: Probe) -> None:
    _left(_entered(home, probe))


def _entered(home: Path, probe: Probe) -> Entrance:
    opening = Opening(
        home=home,
        resources=resources_folder(),
        clock=lambda: datetime.now(UTC),
        practice=True,
        open=lambda progress: open_workspace(home, None, practice=True),
    )
    entrance = Entrance(opening, probe)
    entrance.show()
    _settle(probe, entrance.frame)
    return entrance


def _left(entrance: Entrance) -> None:
    entrance.frame.window.close()
    entrance.frame.window.deleteLater()
    entrance.let_go()


def _settle(probe: Probe, frame: Frame) -> None:
    """Let the loop go round until all is there that is made ahead; it is frozen then."""
    gc.disable()  # as the program does
    while not gc.get_freeze_count():
        if isinstance(frame.executor, HandDrainedExecutor):
            frame.executor.drain()
            probe.processEvents()
        else:
            probe.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _told(probe: Probe) -> Iterator[str]:
    longest = sorted(probe.known, reverse=True)
    over = [one for one in longest if one.worked > LIMIT]
    yield f"{len(longest)} events, {len(over)} over {LIMIT} ms of work (limit 0); the longest:"
    for one in longest[:TOLD]:
        yield f"{one.worked:7.1f} ms, {one.passed:7.1f} ms by the clock: {one.what}"
