"""Filtering and first painting of long lists of institutions."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.made_up_register import register_with, swell
from gui.hand_drained import HandDrainedExecutor
from gui.one_application import application
from inspector.gui.desk import Desk
from inspector.gui.institutions.presenter import SHOWN
from inspector.gui.navigation import Room
from inspector.operations.find_institutions import find_institutions
from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace
from inspector.startup import open_workspace

HUGE, LARGE, SMALL = 1_000_000, 100_000, 20

FILTER_LIMIT, LIST_LIMIT = 3.0, 1.5
TYPED = ("松", "松鹤", "松鹤9", "敬老院", "石门镇", "示例路77", "康")


def measure_filter(rounds: int) -> Iterator[str]:
    """Yield the lines of the report: each typed text is one keystroke."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, texts = _register(Path(folder), LARGE)
        worst = 0.0
        for typed in TYPED:
            mine = _quickest(rounds, lambda: find_institutions(workspace, typed, SHOWN))  # noqa: B023 - called at once
            scan = _quickest(rounds, lambda: [one for one in texts if typed in one])  # noqa: B023 - called at once
            worst = max(worst, mine / scan)
            found = len(find_institutions(workspace, typed, SHOWN))
            yield f"{typed:8}{mine * 1000:7.1f} ms  scan {scan * 1000:6.1f} ms  {found} shown"
        yield f"worst ratio {worst:.2f}   (limit {FILTER_LIMIT})"
        workspace.database.close()


def measure_list(rounds: int) -> Iterator[str]:
    """Yield the lines of the report: from the key to the painted room."""
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        small, _ = _register(Path(few), SMALL)
        register_with(open_workspace(Path(many) / "home", Role.COUNTY, practice=True), SMALL)
        swell(Path(many) / "home" / WORKSPACE_FILE, HUGE)
        huge = open_workspace(Path(many) / "home", Role.COUNTY)
        taken: dict[int, list[float]] = {SMALL: [], HUGE: []}
        for number in range(rounds + 1):
            for count, workspace in ((SMALL, small), (HUGE, huge)):
                seconds = _painted(workspace)
                if number:  # the first round warms up
                    taken[count].append(seconds)
        small.database.close()
        huge.database.close()
    for count, each in taken.items():
        yield f"{count:7} institutions  {min(each) * 1000:6.1f} ms"
    yield f"ratio {min(taken[HUGE]) / min(taken[SMALL]):.2f}   (limit {LIST_LIMIT})"


def _painted(workspace: Workspace) -> float:
    desk = Desk(workspace, application(), HandDrainedExecutor())
    desk.open()
    QApplication.processEvents()
    begun = time.perf_counter()
    desk.context.navigator.go(Room.INSTITUTIONS)
    QApplication.sendPostedEvents()  # lays out and paints; what is left for later comes later
    taken = time.perf_counter() - begun
    desk.window.close()
    desk.window.deleteLater()
    QApplication.processEvents()
    return taken


def _register(folder: Path, count: int) -> tuple[Workspace, list[str]]:
    home = folder / "home"
    texts = register_with(open_workspace(home, Role.COUNTY, practice=True), count)
    return open_workspace(home, Role.COUNTY), texts


def _quickest(rounds: int, deed: Callable[[], object]) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - begun)
    return min(taken)
