"""A FUSE file system that passes all on to a folder and writes down what lasts, and what not.

`python recording_fs.py FOLDER MOUNT LOG`; one JSON object a line, in the order of the calls.
Setting the attribute `user.mark` on anything writes down a mark.
"""

import base64
import json
import os
import sys
from pathlib import Path
from typing import Any

import mfusepy


class PassingFileSystem(mfusepy.Operations):
    """Does in a folder what is asked of it and does not have to last."""

    use_ns = True

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def _real(self, path: str) -> str:
        return self._folder + path

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        status = os.lstat(self._real(path)) if fh is None else os.fstat(fh)
        names = ("mode", "nlink", "uid", "gid", "size")
        told = {f"st_{name}": getattr(status, f"st_{name}") for name in names}
        return told | {
            f"st_{name}": getattr(status, f"st_{name}_ns") for name in ("mtime", "ctime")
        }

    def readdir(self, path: str, fh: int) -> list[str]:
        return [".", "..", *os.listdir(self._real(path))]  # noqa: PTH208 - names, not paths

    def statfs(self, path: str) -> dict[str, int]:
        found = os.statvfs(self._real(path))
        names = ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_frsize", "f_namemax")
        return {name: getattr(found, name) for name in names}

    def chmod(self, path: str, mode: int) -> int:
        os.chmod(self._real(path), mode)  # noqa: PTH101 - paths are texts here
        return 0

    def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
        os.utime(self._real(path), ns=times or (0, 0))
        return 0

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        return os.pread(fh, size, offset)


class RecordingFileSystem(PassingFileSystem):
    """Single-threaded: a call is in the log before its caller goes on."""

    def __init__(self, folder: str, log: int) -> None:
        super().__init__(folder)
        self._log = log
        self._files: dict[str, int] = {}  # number of the file that has this name
        self._open: dict[int, int] = {}  # number of the file behind this handle
        self._made = 0
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                self._files["/" + path.relative_to(folder).as_posix()] = self._next()

    def _next(self) -> int:
        self._made += 1
        return self._made

    def _put_down(self, what: str, **how: Any) -> None:
        os.write(self._log, json.dumps({"what": what, **how}).encode() + b"\n")

    def setxattr(self, path: str, name: str, value: bytes, options: int, position: int = 0) -> int:
        self._put_down("mark", text=value.decode())
        return 0

    def create(self, path: str, mode: int, fi: object = None) -> int:
        handle = os.open(self._real(path), os.O_RDWR | os.O_CREAT, mode)
        self._files[path] = self._open[handle] = self._next()
        self._put_down("create", path=path, file=self._open[handle])
        return handle

    def open(self, path: str, flags: int) -> int:
        handle = os.open(self._real(path), os.O_RDWR)
        self._open[handle] = self._files[path]
        if flags & os.O_TRUNC:
            self.truncate(path, 0)
        return handle

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        written = os.pwrite(fh, data, offset)
        told = base64.b64encode(data).decode()
        self._put_down("write", file=self._open[fh], offset=offset, data=told)
        return written

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        os.truncate(self._real(path), length)
        self._put_down("truncate", file=self._files[path], size=length)
        return 0

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        self._put_down("fsync", file=self._open[fh])
        return 0

    def fsyncdir(self, path: str, datasync: int, fh: int) -> int:
        self._put_down("fsync-folder", path=path)
        return 0

    def release(self, path: str, fh: int) -> int:
        del self._open[fh]
        os.close(fh)
        return 0

    def mkdir(self, path: str, mode: int) -> int:
        os.mkdir(self._real(path), mode)  # noqa: PTH102 - paths are texts here
        self._put_down("mkdir", path=path)
        return 0

    def rmdir(self, path: str) -> int:
        os.rmdir(self._real(path))  # noqa: PTH106 - paths are texts here
        self._put_down("remove", path=path)
        return 0

    def unlink(self, path: str) -> int:
        os.unlink(self._real(path))  # noqa: PTH108 - paths are texts here
        del self._files[path]
        self._put_down("remove", path=path)
        return 0

    def rename(self, old: str, new: str) -> int:
        os.rename(self._real(old), self._real(new))  # noqa: PTH104 - paths are texts here
        self._files[new] = self._files.pop(old)
        self._put_down("rename", path=old, to=new, file=self._files[new])
        return 0


if __name__ == "__main__":
    backing, mount, told = sys.argv[1:]
    descriptor = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    system = RecordingFileSystem(backing, descriptor)
    mfusepy.FUSE(system, mount, foreground=True, nothreads=True, hard_remove=True)
