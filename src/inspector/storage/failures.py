"""What failed on the disk, as a sentence that a person can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector.errors import UserError


class StorageError(UserError):
    """The disk or the data file does not do what it should."""


class DiskFullError(StorageError):
    """There is no room left."""


class ReadOnlyError(StorageError):
    """The medium or the folder must not be written to."""


class DamagedError(StorageError):
    """The data file is not what SQLite wrote."""


class BusyError(StorageError):
    """Another program holds the data file."""


class DiskFailedError(StorageError):
    """The medium does not answer as it should."""


_FULL = "磁盘空间不足，“{place}”没有写入，已有数据不受影响。请清理磁盘后再做一次。"
_READ_ONLY = "“{place}”不能写入（只读或没有权限），没有改动任何数据。请检查磁盘的写保护和权限。"
_DISK = "读写“{place}”时磁盘出错，最近一步没有保存。请检查磁盘或 U 盘后再做一次。"
_BUSY = "数据文件“{place}”正被另一个程序占用，最近一步没有保存。请关闭那个程序后再做一次。"
_DAMAGED = "数据文件“{place}”已损坏，没有再写入。请关闭程序，用最近的备份恢复。"
_MISSING = "找不到“{place}”所在的文件夹，没有写入。请检查 U 盘是否插好、文件夹是否还在。"
_TOO_LARGE = "“{place}”超过了磁盘允许的文件大小，没有写入。请换一个磁盘，或分成几份再做。"

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: (DiskFullError, _FULL),
    sqlite3.SQLITE_READONLY: (ReadOnlyError, _READ_ONLY),
    sqlite3.SQLITE_PERM: (ReadOnlyError, _READ_ONLY),
    sqlite3.SQLITE_CANTOPEN: (ReadOnlyError, _READ_ONLY),
    sqlite3.SQLITE_IOERR: (DiskFailedError, _DISK),
    sqlite3.SQLITE_BUSY: (BusyError, _BUSY),
    sqlite3.SQLITE_LOCKED: (BusyError, _BUSY),
    sqlite3.SQLITE_CORRUPT: (DamagedError, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (DamagedError, _DAMAGED),
}
_BY_ERRNO = {
    errno.ENOSPC: (DiskFullError, _FULL),
    errno.EDQUOT: (DiskFullError, _FULL),
    errno.EROFS: (ReadOnlyError, _READ_ONLY),
    errno.EACCES: (ReadOnlyError, _READ_ONLY),
    errno.EPERM: (ReadOnlyError, _READ_ONLY),
    errno.EFBIG: (DiskFailedError, _TOO_LARGE),
    errno.ENOENT: (DiskFailedError, _MISSING),
    errno.ENOTDIR: (DiskFailedError, _MISSING),
}
_PRIMARY_CODE = 0xFF
"""SQLite's extended codes keep the primary one in the low byte."""


@contextmanager
def database_failures_told(place: Path) -> Iterator[None]:
    """Turn failures of SQLite into sentences that name the data file.

    Raises:
        StorageError: one of its kinds; what a person cannot act on passes unchanged.
    """
    try:
        yield
    except Exception as error:
        # Every driver has classes of its own; all of them carry SQLite's code. SQLAlchemy puts
        # its own around them; it is not imported here, since the first paint needs this module.
        told = _of_sqlite(getattr(error, "orig", error), place)
        if told is None:
            raise
        raise told from error


@contextmanager
def file_failures_told(place: Path) -> Iterator[None]:
    """Turn failures of the disk into sentences that name the file or folder.

    Raises:
        StorageError: one of its kinds.
    """
    try:
        yield
    except OSError as error:
        kind, sentence = _BY_ERRNO.get(error.errno or 0, (DiskFailedError, _DISK))
        raise kind(sentence.format(place=place)) from error


def _of_sqlite(error: BaseException | None, place: Path) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY_CODE
    if code not in _BY_SQLITE_CODE:
        return None
    kind, sentence = _BY_SQLITE_CODE[code]
    return kind(sentence.format(place=place))
