"""What holds for every test: no screen, no real home, nothing left behind, the same cases."""

import atexit
import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from coverage import Coverage

import leftovers
from inspector.imaging.derivatives import Derivatives
from untraced import import_libraries, other_rooms_untraced

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

_HOME = tempfile.mkdtemp(prefix="inspector-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = _HOME

# `pytest --hypothesis-profile=explore` looks for new cases.
hypothesis.settings.register_profile(
    "same", derandomize=True, deadline=None, database=None, max_examples=50
)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("same")


_COLLECTED_EVERY = 25
_HERE = Path(__file__).parent
_MEASURED = {"domain", "exchange", "operations", "policy"}
"""Folders of the tests that cover every branch of the rooms that packaging/test names."""


if Coverage.current() is not None:
    import_libraries()


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
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a window."""
    threads_before = leftovers.living_threads()
    windows_before = leftovers.windows() if leftovers.application_exists() else set()
    shows_windows = "qapp" in request.fixturenames
    _collect(at_once=shows_windows)
    yield
    left = [str(thread) for thread in leftovers.living_threads() - threads_before]
    if leftovers.application_exists():
        left += leftovers.left_in_qt(windows_before, timers=shows_windows)
    if left:
        pytest.fail("left behind: " + "; ".join(left))


_tests_since = 0


def _collect(*, at_once: bool) -> None:
    """Collect garbage between tests, now and then, and never within one.

    What lives on is set aside, where no collection looks through it again. A test that shows
    windows begins with nothing else in sight: whatever timer is seen afterwards is its own.
    """
    global _tests_since  # noqa: PLW0603 - one process, one count
    _tests_since += 1
    gc.disable()
    if at_once or _tests_since >= _COLLECTED_EVERY:
        gc.collect()
        gc.freeze()
        _tests_since = 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage only by the tests of the rooms that are held to it; measuring costs."""
    measuring = Coverage.current()
    folder = item.path.relative_to(_HERE).parts[0]
    counts = folder in _MEASURED and not item.get_closest_marker("exhaustive")
    if measuring is None or counts:
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


@pytest.fixture(scope="session", autouse=True)
def shipped_policy_is_read_once() -> Iterator[None]:
    """Give every workspace the same pack and divisions: they never change, and reading costs."""
    from inspector.policy import divisions, shelf

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shelf, "load_pack_folder", cache(shelf.load_pack_folder))
        for name in ("load_divisions", "load_practice_divisions"):
            patched.setattr(divisions, name, cache(getattr(divisions, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def practice_photos_are_looked_at_once() -> Iterator[None]:
    """Decode the photos that come with the program once: they never change, and it costs."""
    from inspector.operations import attach_photo

    look = attach_photo.derivatives_of
    known = cache(look)
    folder = _HERE.parent / "resources" / "practice" / "photos"

    def derivatives_of(original: Path | bytes) -> Derivatives:
        comes_along = isinstance(original, Path) and original.parent == folder
        return known(original) if comes_along else look(original)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(attach_photo, "derivatives_of", derivatives_of)
        yield


@pytest.fixture(scope="session", autouse=True)
def only_measured_rooms_are_traced() -> Iterator[None]:
    if Coverage.current() is None:
        yield
        return
    with other_rooms_untraced():
        yield


def pytest_unconfigure() -> None:
    """Let go of what was set aside: a library would count it as leaked."""
    gc.unfreeze()
