"""What holds for every test: no screen, no real home, nothing left behind, the same cases."""

import atexit
import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator

import hypothesis
import pytest

import leftovers

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

_HOME = tempfile.mkdtemp(prefix="inspector-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = _HOME

# `pytest --hypothesis-profile=explore` looks for new cases.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("same")


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected = False

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def kept_log() -> Iterator[_Kept]:
    """Fail a test that logs from WARNING up and does not ask for `warnings_logged`."""
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    yield kept
    logging.getLogger().removeHandler(kept)
    if kept.records and not kept.expected:
        messages = [f"{each.name}: {each.getMessage()}" for each in kept.records]
        pytest.fail("unexpected in the log: " + "; ".join(messages))


@pytest.fixture
def warnings_logged(kept_log: _Kept) -> list[logging.LogRecord]:
    """The records that the test has caused so far, which it is to look at."""
    kept_log.expected = True
    return kept_log.records


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a window."""
    threads_before = leftovers.living_threads()
    windows_before = leftovers.windows() if leftovers.application_exists() else set()
    _set_aside_what_is_there()
    yield
    left = [str(thread) for thread in leftovers.living_threads() - threads_before]
    if leftovers.application_exists():
        left += leftovers.left_in_qt(windows_before)
    if left:
        pytest.fail("left behind: " + "; ".join(left))


def _set_aside_what_is_there() -> None:
    """Free the cycles of the last test; what lives on is neither listed nor looked through again.

    Without this each collection walks through all that thousands of tests have left.
    """
    _, middle, old = gc.get_count()
    if middle or old:
        gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Let go of what was set aside: a library would count it as leaked."""
    gc.unfreeze()
