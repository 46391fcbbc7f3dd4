"""Watch, and fail, what SQLite asks of the disk: its own file system layer, wrapped with ctypes."""

import _sqlite3
import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

WRITE, SYNC = 3, 5
"""Places of xWrite and xSync in sqlite3_io_methods, xClose being 1."""

_METHODS = 19
_OK = 0


class _Methods(ctypes.Structure):
    _fields_ = (("version", ctypes.c_int), ("calls", ctypes.c_void_p * (_METHODS - 1)))


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _FileSystem(ctypes.Structure):
    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
    )


_Open = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,  # the name, and behind its end what SQLite hides there
    ctypes.POINTER(_File),
    ctypes.c_int,
    ctypes.c_void_p,
)
_Write = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)

_library = ctypes.CDLL(_sqlite3.__file__)
_library.sqlite3_vfs_find.restype = ctypes.POINTER(_FileSystem)
_library.sqlite3_vfs_find.argtypes = (ctypes.c_char_p,)


@dataclass
class Calls:
    """What was asked, such as `sync workspace.sqlite3-wal`; `fail` answers with a code instead."""

    made: list[str] = field(default_factory=list)
    fail: Callable[[str], int] = lambda call: _OK

    def ask(self, call: str) -> int:
        self.made.append(call)
        return self.fail(call)

    @property
    def syncs(self) -> list[str]:
        return [call for call in self.made if call.startswith("sync ")]


_kept: list[object] = []  # SQLite keeps pointers to these for as long as a file is open


@contextmanager
def watched_sqlite() -> Iterator[Calls]:
    """Watch every file that SQLite opens in the block."""
    calls = Calls()
    system = _library.sqlite3_vfs_find(None).contents
    original = system.open
    really_open = _Open(original)

    def open_watched(place: int, name: int | None, file: object, flags: int, out: int) -> int:
        code: int = really_open(place, name, file, flags, out)
        if code == _OK:
            path = ctypes.string_at(name).decode() if name else "temporary"
            _watch(file, Path(path).name, calls)
        return code

    callback = _Open(open_watched)
    _kept.append(callback)
    system.open = ctypes.cast(callback, ctypes.c_void_p).value
    try:
        yield calls
    finally:
        system.open = original


def _watch(file: object, name: str, calls: Calls) -> None:
    opened = file.contents  # type: ignore[attr-defined] # a pointer made by ctypes
    methods = _Methods()
    ctypes.memmove(ctypes.byref(methods), opened.methods, ctypes.sizeof(_Methods))
    really_write = _Write(methods.calls[WRITE - 1])
    really_sync = _Sync(methods.calls[SYNC - 1])

    def write(place: int, data: int, size: int, offset: int) -> int:
        return calls.ask(f"write {name}") or really_write(place, data, size, offset)

    def sync(place: int, flags: int) -> int:
        return calls.ask(f"sync {name}") or really_sync(place, flags)

    callbacks = (_Write(write), _Sync(sync))
    methods.calls[WRITE - 1] = ctypes.cast(callbacks[0], ctypes.c_void_p).value
    methods.calls[SYNC - 1] = ctypes.cast(callbacks[1], ctypes.c_void_p).value
    _kept.extend((methods, callbacks))
    opened.methods = ctypes.pointer(methods)
