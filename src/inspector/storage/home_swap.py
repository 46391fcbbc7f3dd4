"""Puts one home in the place of another, and finishes it where the power failed in between.

    x.restoring  is being written, and counts for nothing
    x.restored   is whole, and takes the place of x as soon as there is no x
    x            the home

The data file alone waits in the home.
"""

import shutil
from pathlib import Path

from inspector.storage.atomic_file import sync_folder
from inspector.storage.failures import file_failures_told


def fresh_home(home: Path) -> Path:
    """Return where a home is made that is to take the place of this one."""
    return home.with_name(f"{home.name}.restoring")


def fresh_data_file(home: Path) -> Path:
    """Return where a data file is made that is to take the place of the one in this home."""
    return home / "restoring.sqlite3"


def swap_home(fresh: Path, home: Path, kept: Path) -> None:
    """Put a home that the medium holds in the place of another, which is kept under a name.

    Args:
        fresh: beside the home.
        home: perhaps not there.
        kept: beside the home, and nothing is there.

    Raises:
        StorageError: not allowed, medium broken, a file is in use; the home is as it was.
    """
    ready = _ready_home(home)
    shutil.rmtree(ready, ignore_errors=True)
    with file_failures_told(home):
        fresh.rename(ready)
        sync_folder(home.parent)
        is_kept = False
        try:
            if home.exists():
                home.rename(kept)
                is_kept = True
            ready.rename(home)
        except OSError:
            if is_kept:
                kept.rename(home)
            shutil.rmtree(ready, ignore_errors=True)
            raise
        sync_folder(home.parent)


def finish_swap(home: Path) -> None:
    """Finish what a power cut has left half done: for a moment there is no home.

    Raises:
        StorageError: not allowed, medium broken.
    """
    ready = _ready_home(home)
    if home.exists() or not ready.exists():
        return
    with file_failures_told(home):
        ready.rename(home)
        sync_folder(home.parent)


def clear_unfinished(home: Path) -> None:
    """Take away what was unpacked beside a home and never put in its place."""
    for left in (fresh_home(home), _ready_home(home)):
        shutil.rmtree(left, ignore_errors=True)
    fresh_data_file(home).unlink(missing_ok=True)


def _ready_home(home: Path) -> Path:
    return home.with_name(f"{home.name}.restored")
