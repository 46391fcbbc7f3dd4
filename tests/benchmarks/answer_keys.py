"""How long the window is busy with a key or with another section; run by hand.

    cd tests && ../.venv/bin/python -m benchmarks.answer_keys

Two figures for each: until the call returns, and the longest time in which the event loop did
not come round, measured by a timer that fires whenever it does. Limit: 50 ms for both.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from gui.sample_desk import RESOURCES, make_desk
from gui.sample_work import answered_inspection
from inspector.gui.app import create_application
from inspector.gui.appearance import Appearance
from inspector.gui.inspection.position import parts_of
from inspector.gui.inspection.presenter import InspectionPresenter
from inspector.gui.navigation import Place, Room
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import Look
from inspector.gui.widgets.answer_buttons import Choice
from inspector.operations.judged_inspection import judged_inspection

LIMIT_MS = 50.0
SETTLED_MS = 300


class Heartbeat:
    """Knows the longest gap between two rounds of the event loop."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)

    def settle(self) -> None:
        """Let the loop go round until everything has come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLED_MS, loop.quit)
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start()
        loop.exec()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def measured(beat: Heartbeat, work: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds of the call, and of the longest round after it."""
    start = time.perf_counter()
    work()
    taken = (time.perf_counter() - start) * 1000
    beat.settle()
    return taken, beat.longest


def told(what: str, pairs: list[tuple[float, float]]) -> bool:
    """Print median and worst of both figures; return whether they stay under the limit."""
    calls, rounds = zip(*pairs, strict=True)
    sys.stdout.write(
        f"{what:34} call {statistics.median(calls):6.1f} / {max(calls):6.1f}"
        f"   round {statistics.median(rounds):6.1f} / {max(rounds):6.1f} ms (median / worst)\n"
    )
    return max(*calls, *rounds) < LIMIT_MS


def main() -> int:
    """Walk through an inspection and compare with the limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = create_application(["inspector"], RESOURCES)
    appearance = Appearance(application, Look())
    desk = make_desk(Path(tempfile.mkdtemp(prefix="answer-keys-")), appearance)
    key = answered_inspection(desk.workspace)
    presenter = InspectionPresenter(desk.context)
    screen = presenter.screen
    screen.resize(1294, 700)
    screen.show()
    beat = Heartbeat()
    opened = measured(beat, lambda: presenter.enter(Place(Room.INSPECTION, key)))
    judged = judged_inspection(desk.workspace, key)
    parts = parts_of(judged)
    inside = [told("open the inspection", [opened])]
    for label in ("open a section the first time", "open a section again"):
        turns = [
            measured(beat, lambda number=number: screen.section_chosen.emit(number))
            for number in (*range(1, len(parts)), 0)
        ]
        inside.append(told(label, turns))
    longest = max(parts, key=lambda part: len(part.items))
    codes = [one.code for one in longest.items if one.is_single_conform]
    presenter.enter(Place(Room.INSPECTION, key, codes[0]))
    beat.settle()
    keys = [
        measured(beat, lambda code=code: screen.chosen.emit(code, Choice.CONFORMS))
        for code in codes
    ]
    inside.append(told(f"answer key ({longest.section.title})", keys))
    presenter.enter(Place(Room.INSPECTION, key, codes[0]))
    beat.settle()
    walks = [measured(beat, lambda: screen.commanded.emit(Shortcut.NEXT_ITEM)) for _ in codes[1:]]
    inside.append(told("next item", walks))
    screen.hide()
    desk.workspace.database.close()
    return 0 if all(inside) else 1


if __name__ == "__main__":
    sys.exit(main())
