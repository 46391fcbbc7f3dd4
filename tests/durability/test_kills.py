"""A program that is killed at any moment loses nothing that it had told its user.

`INSPECTOR_KILLS=300 pytest tests/durability/test_kills.py` kills more often than CI does.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from durability.conftest import Desks
from durability.scenes import at, imported
from inspector.exchange.verdicts import Verdict
from inspector.operations.import_package import import_package
from inspector.operations.workspace import WORKSPACE_FILE, Role

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

WANTED = int(os.environ.get("INSPECTOR_KILLS", "0"))
WHILE_ANSWERING, WHILE_IMPORTING = WANTED or 15, WANTED or 10
LONGEST_ANSWERING, LONGEST_IMPORT = 0.05, 0.15  # seconds until the kill


class Victims:
    """Makes programs that can be killed, quickly."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def kill_one(self, after: float, *deed: str) -> list[str]:
        """Start it, kill it so many seconds after it has begun; return what it told its user."""
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        asked.write(json.dumps(deed) + "\n")
        asked.flush()
        victim = int(next(answered).removeprefix("pid "))
        assert next(answered) == "begun\n"
        time.sleep(after)
        os.kill(victim, signal.SIGKILL)
        return [line.strip() for line in iter(answered.readline, "gone\n")]


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    command = [sys.executable, str(Path(__file__).with_name("victims.py"))]
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | paths
    ) as process:
        yield Victims(process)
        assert process.stdin is not None
        process.stdin.close()


def test_answers_outlive_every_kill(desks: Desks, victims: Victims, tmp_path: Path) -> None:
    shutil.copytree(desks.county, tmp_path / "home")
    dice = random.Random(3)
    told_in_all = highest = 0
    for _ in range(WHILE_ANSWERING):
        after = dice.uniform(0, LONGEST_ANSWERING)
        told = victims.kill_one(after, "answer", str(tmp_path / "home"), desks.draft)
        found = remarks(tmp_path, desks.draft)
        latest = dict(line.split(" ") for line in told)
        assert all(found[item] >= int(number) for item, number in latest.items())
        last = max((highest, *(int(number) for number in latest.values())))
        highest = max((last, *found.values()))
        assert highest <= last + 1, "more than the last key is untold"
        told_in_all += len(told)
    assert told_in_all > WHILE_ANSWERING


def test_an_import_that_is_killed_is_made_or_not(
    desks: Desks, victims: Victims, tmp_path: Path
) -> None:
    dice = random.Random(4)
    outcomes = set()
    for number in range(WHILE_IMPORTING):
        disk = tmp_path / str(number)
        shutil.copytree(desks.province, disk / "home")
        after = dice.uniform(0, LONGEST_IMPORT)
        told = victims.kill_one(after, "import", str(disk / "home"), str(desks.package))
        intact(disk)
        with at(disk, Role.PROVINCE) as workspace:
            with workspace.database.reading() as stored:
                found = imported(stored, workspace.files)
            assert found or not told
            again = import_package(workspace, desks.package).verdict
            assert again is (Verdict.DUPLICATE if found else Verdict.IMPORTED)
        assert not list((disk / "home" / "staging").iterdir())
        outcomes.add(found)
    assert False in outcomes


def remarks(disk: Path, inspection: str) -> dict[str, int]:
    """Return the number noted with each answer, from a data file that is intact."""
    intact(disk)
    with at(disk, Role.COUNTY) as workspace, workspace.database.reading() as stored:
        answers = stored.inspections.get(inspection).answers
        return {item: int(one.remark) for item, one in answers.items()}


def intact(disk: Path) -> None:
    with closing(sqlite3.connect(disk / "home" / WORKSPACE_FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
