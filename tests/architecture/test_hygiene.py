"""The suite's own guard: a test that leaves something behind fails, a tidy one passes."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

SUITE = """
import logging
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

held = []
gate = threading.Event()


def test_untidy_log():
    logging.getLogger("room").warning("unexpected")


def test_untidy_thread():
    threading.Thread(target=gate.wait).start()


def test_untidy_timer(qtbot):
    held.append(QTimer())
    held[-1].start(1000)


def test_untidy_single_shot(qtbot):
    QTimer.singleShot(60_000, list)


def test_untidy_window(qtbot):
    held.append(QWidget())


def test_tidy_log(warnings_logged):
    logging.getLogger("room").warning("expected")
    assert [each.getMessage() for each in warnings_logged] == ["expected"]


def test_tidy_thread():
    gate.set()
    thread = threading.Thread(target=list)
    thread.start()
    thread.join()


def test_tidy_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(1000)
    window.show()
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("suite")
    for name in ("conftest.py", "leftovers.py", "untraced.py"):
        shutil.copy(TESTS / name, folder)
    (folder / "test_suite.py").write_text(SUITE, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\npythonpath = .\n", "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rE"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("untidy_log", "unexpected in the log: room: unexpected"),
        ("untidy_thread", "left behind: <Thread"),
        ("untidy_timer", "left behind: QTimer '', every 1000 ms"),
        ("untidy_single_shot", "left behind: QTimer"),
        ("untidy_window", "left behind: QWidget"),
    ],
)
def test_an_untidy_test_fails(outcome: str, test: str, told: str) -> None:
    _, heading, rest = outcome.partition(f"ERROR at teardown of test_{test} ")
    assert heading, outcome
    assert f"Failed: {told}" in re.split(r"\n_+ ERROR ", rest)[0]


def test_tidy_tests_pass(outcome: str) -> None:
    assert "ERROR at teardown of test_tidy" not in outcome
    assert "8 passed, 5 errors" in outcome
