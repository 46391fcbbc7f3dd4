"""Room kept for the day on which the disk is full, and looks at what is free."""

import shutil
from pathlib import Path
from typing import Final

from inspector.storage.atomic_file import writing_atomically
from inspector.storage.failures import DiskFullError, StorageError, file_failures_told

RESERVED: Final = 32 * 1024 * 1024
"""Bytes; enough to commit what is open and to export a county's records."""

_SPARE: Final = 64 * 1024 * 1024
_PIECE: Final = 1024 * 1024
_MIB: Final = 1024 * 1024


class Reserve:
    """A file without meaning that is given up when nothing else can be written."""

    def __init__(self, file: Path, size: int = RESERVED) -> None:
        self._file = file
        self._size = size

    def keep(self) -> bool:
        """Make the file where it is not there and there is room; tell whether it is there."""
        try:
            if self._file.exists() and self._file.stat().st_size == self._size:
                return True
            require_space(self._file.parent, self._size)
            with writing_atomically(self._file) as writer:
                for start in range(0, self._size, _PIECE):
                    writer.write(bytes(min(_PIECE, self._size - start)))
        except (OSError, StorageError):
            return False
        return True

    def release(self, place: Path) -> None:
        """Give the room back, for the next attempt to write to `place`.

        Raises:
            DiskFullError: with a sentence that says so; nothing is raised without a reserve.
        """
        if not self._file.exists():
            return
        with file_failures_told(self._file):
            self._file.unlink()
        raise DiskFullError(
            f"磁盘已满，“{place}”没有写入。程序放出了预留的 {self._size // _MIB} 兆字节，"
            "请再做一次刚才这一步，然后导出数据并清理磁盘。"
        )


def require_space(folder: Path, needed: int) -> None:
    """Look, before work begins, whether there is room for it.

    Args:
        folder: there already, on the disk that is meant.
        needed: bytes; some more than that are asked for.

    Raises:
        DiskFullError: there is not.
        StorageError: the disk does not answer.
    """
    with file_failures_told(folder):
        free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise DiskFullError(
            f"“{folder}”所在的磁盘只剩 {free // _MIB} 兆字节，"
            f"这一步需要 {(needed + _SPARE) // _MIB + 1} 兆字节，没有开始。请清理磁盘后再做一次。"
        )
