"""One program at a time on one workspace."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector.errors import UserError
from inspector.storage.failures import file_failures_told


class AlreadyOpenError(UserError):
    """Another program has the workspace open."""


@contextmanager
def only_instance(home: Path) -> Iterator[None]:
    """Hold the workspace; the system lets go of it even when the program is killed.

    Raises:
        AlreadyOpenError: another program holds it.
        StorageError: the folder cannot be written to.
    """
    file = home / "in-use.lock"
    with file_failures_told(file):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _lock(descriptor):
            raise AlreadyOpenError(
                f"“{home}”里的账册已经在另一个养老检查窗口中打开。请切换到那个窗口，或先关闭它。"
            )
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
