"""The first window against a bare PySide6 window, each in a process of its own."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_up_register import register_with
from inspector.operations.workspace import Role
from inspector.startup import open_workspace

TIME_LIMIT, MEMORY_LIMIT = 1.8, 1.4
INSTITUTIONS = 1_000

REPORT = """
import os, sys, time

def run_until_painted(*nothing):
    from PySide6.QtCore import QEvent, QEventLoop, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        painted = False
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                wanted = os.environ["UNTIL"]
                self.painted = self.painted or not wanted or watched.objectName() == wanted
            return False

    application, watch = QApplication.instance(), Watch()
    application.installEventFilter(watch)
    while not watch.painted:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    taken = time.monotonic() - float(os.environ["BEGUN"])
    status = open("/proc/self/status").read()
    memory = int(status.partition("VmRSS:")[2].split()[0])
    print(taken, memory, *sorted(PEERS & set(sys.modules)), flush=True)
    os._exit(0)

PEERS = {
    "sqlalchemy", "alembic", "cryptography", "pyrage", "msgspec", "keyring", "sqlcipher3", "cbor2",
    "reportlab", "PIL", "pi_heif", "openpyxl", "pypdfium2", "docx", "pikepdf", "zxingcpp",
}
"""
BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application, window = QApplication([]), QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1366, 768)
window.show()
run_until_painted()
"""
PROGRAM = """
class Hook:  # Qt is imported when the program imports it, and not before
    def find_spec(self, name, path=None, target=None):
        if name in {"inspector.gui.entrance", "inspector.gui.gate"}:
            from PySide6.QtWidgets import QApplication
            QApplication.exec = run_until_painted

sys.meta_path.insert(0, Hook())
from inspector.__main__ import main
main([*sys.argv[2:], "--home", sys.argv[1]])
"""


def measure(rounds: int) -> Iterator[str]:
    """Yield the lines of the report; what comes after the first window has no limit."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        register_with(open_workspace(home, Role.COUNTY, practice=True), INSTITUTIONS)
        contenders = {
            "bare window": ("", BARE, str(home)),
            "first window": ("", PROGRAM, str(home), "--practice"),
            "locked window": ("", PROGRAM, f"{folder}/none"),
            "then 今日": ("home", PROGRAM, str(home), "--practice"),
            "then 第一次使用": ("unlock", PROGRAM, f"{folder}/none"),
        }
        found: dict[str, list[Result]] = {name: [] for name in contenders}
        for number in range(rounds + 1):
            for name, results in found.items():
                until, *started = contenders[name]
                result = run_once(*started, until=until)
                if number:  # the first round warms up
                    results.append(result)
    bare = min(found["bare window"])
    for name, results in found.items():
        best = min(results)
        time_ratio, memory_ratio = best.seconds / bare.seconds, best.kilobytes / bare.kilobytes
        limits = (
            ("", "") if contenders[name][0] else (f" (limit {TIME_LIMIT})", f" ({MEMORY_LIMIT})")
        )
        yield (
            f"{name:14} {best.seconds * 1000:6.0f} ms  {best.kilobytes / 1024:6.1f} MB"
            f"  time {time_ratio:5.2f}x{limits[0]}  memory {memory_ratio:5.2f}x{limits[1]}"
            f"  loaded: {', '.join(best.loaded) or 'none'}"
        )


@dataclass(frozen=True, order=True)
class Result:
    """How long the first paint took, and what the process held then."""

    seconds: float
    kilobytes: int
    loaded: list[str]


def run_once(what: str, *arguments: str, until: str = "") -> Result:
    """Start it in a process of its own until it is painted, or the widget with this name is."""
    begun = {"BEGUN": str(time.monotonic()), "UNTIL": until, "QT_LOGGING_RULES": "*=false"}
    done = subprocess.run(
        [sys.executable, "-c", REPORT + what, *arguments],
        env=os.environ | begun,
        capture_output=True,
        text=True,
        check=True,
    )
    taken, memory, *loaded = done.stdout.split()
    return Result(float(taken), int(memory), loaded)
