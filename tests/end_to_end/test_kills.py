"""The window, killed at any moment while somebody types, opens again with all that was shown.

`INSPECTOR_KILLS=300 pytest tests/end_to_end/test_kills.py` kills more often than CI does.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desks import Clock, answer_all, staffed_county, started
from end_to_end.person import Person
from gui.hand_drained import HandDrainedExecutor
from inspector.gui.desk import Desk
from inspector.operations.workspace import WORKSPACE_FILE
from inspector.startup import open_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

KILLS = int(os.environ.get("INSPECTOR_KILLS", "8"))
LONGEST = 0.9  # seconds until the kill
CASE = "云岭县示例敬老院"


class Windows:
    """Opens windows that can be killed."""

    def __init__(self, process: subprocess.Popen[str], home: Path, draft: str) -> None:
        self._process = process
        self.home = home
        self.draft = draft

    def kill_one(self, after: float, number: int) -> list[str]:
        """Open one, kill it so many seconds after it showed a first entry; what it showed."""
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        asked.write(json.dumps([str(self.home), self.draft, number]) + "\n")
        asked.flush()
        victim = int(next(answered).removeprefix("pid "))
        assert next(answered) == "begun\n"
        first = next(answered).strip()  # a busy machine may take long to get there
        time.sleep(after)
        os.kill(victim, signal.SIGKILL)
        return [first, *(line.strip() for line in iter(answered.readline, "gone\n"))]

    def remarks(self) -> dict[str, int]:
        """Return the number in the remark of each item, from a data file that is intact."""
        with closing(sqlite3.connect(self.home / WORKSPACE_FILE)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
        workspace = open_workspace(self.home, None)
        with workspace.database.reading() as stored:
            answers = stored.inspections.get(self.draft).answers.values()
        workspace.database.close()
        return {one.item: int(one.remark) for one in answers if one.remark.isdecimal()}


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    home = tmp_path_factory.mktemp("killed") / "county"
    county = staffed_county(home, Clock())
    draft = started(county, "T1")
    answer_all(county, draft)
    county.database.close()
    command = [sys.executable, str(Path(__file__).with_name("window_victims.py"))]
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=surroundings,
    ) as process:
        yield Windows(process, home, draft)
        assert process.stdin is not None
        process.stdin.close()


def test_everything_but_the_last_entry_outlives_every_kill(windows: Windows) -> None:
    dice = random.Random(5)
    number, shown_in_all = 1, 0
    for _ in range(KILLS):
        shown = windows.kill_one(dice.uniform(0, LONGEST), number)
        found = windows.remarks()
        latest = {item: int(told) for item, told in (line.split(" ") for line in shown)}
        assert all(found[item] >= told for item, told in latest.items())
        last = max(latest.values(), default=number - 1)
        assert max(found.values(), default=0) <= last + 1, "more than the last entry is untold"
        number, shown_in_all = last + 2, shown_in_all + len(shown)
    assert shown_in_all, "nobody came to type anything"


def test_the_next_window_says_what_it_recovered(windows: Windows, qapp: QApplication) -> None:
    windows.kill_one(LONGEST, 10_000)
    workspace = open_workspace(windows.home, None)
    with workspace.database.reading() as stored:
        answers = stored.inspections.get(windows.draft).answers.values()
    saved_at = max(one.at for one in answers if one.at is not None)
    executor = HandDrainedExecutor()
    desk = Desk(workspace, qapp, executor)
    desk.open()
    words = Person(desk.window, executor.drain).reads()
    assert f"上次没有正常退出。“{CASE}”的检查已恢复到 " in words
    assert f"{saved_at.astimezone():%M:%S} 保存的内容：已答 {len(answers)} 项" in words
    desk.window.close()
    desk.window.deleteLater()
    workspace.database.close()
