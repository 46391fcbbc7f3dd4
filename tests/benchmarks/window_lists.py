"""Filtering and first painting of long lists of institutions."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.made_up_register import register_with
from gui.hand_drained import HandDrainedExecutor
from gui.one_application import application
from inspector.gui.desk import Desk
from inspector.gui.institutions.presenter import SHOWN
from inspector.gui.navigation import Room
from inspector.operations.find_institutions import find_institutions
from inspector.operations.workspace import Role, Workspace
from inspector.startup import open_workspace

LARGE, SMALL = 100_000, 20

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
    taken = {}
    for count in (SMALL, LARGE):
        with tempfile.TemporaryDirectory() as folder:
            workspace, _ = _register(Path(folder), count)
            taken[count] = min(_painted(workspace) for _ in range(rounds))
            workspace.database.close()
            yield f"{count:7} institutions  {taken[count] * 1000:6.1f} ms"
    yield f"ratio {taken[LARGE] / taken[SMALL]:.2f}   (limit {LIST_LIMIT})"


def _painted(workspace: Workspace) -> float:
    desk = Desk(workspace, application(), HandDrainedExecutor())
    desk.open()
    QApplication.processEvents()
    begun = time.perf_counter()
    desk.context.navigator.go(Room.INSTITUTIONS)
    QApplication.processEvents()
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
