"""Reading what a medium holds, and not what the computer's memory still remembers of it."""

import errno
import io
import mmap
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inspector.exchange.durable import drop_page_cache
from inspector.exchange.limits import CHUNK

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PAST_THE_CACHE: Final[int] = getattr(os, "O_DIRECT", 0)  # Linux alone has it


def open_remembered(path: Path) -> io.BufferedReader:
    """Open a file for reading, as usual.

    Raises:
        OSError: it cannot be read.
    """
    return path.open("rb")


def open_on_medium(path: Path) -> io.BufferedReader:
    """Open a file that was forced onto its medium, so that its bytes come from there.

    Where the system or the file system has no way past the page cache, the cache is emptied of the
    file as far as the system can be told to.

    Raises:
        OSError: it cannot be read.
    """
    if _PAST_THE_CACHE:
        try:
            descriptor = os.open(path, os.O_RDONLY | _PAST_THE_CACHE)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
        else:
            return io.BufferedReader(_Direct(descriptor), CHUNK)
    file = path.open("rb")
    drop_page_cache(file.fileno())
    return file


class _Direct(io.RawIOBase):
    """A file that is read past the cache, into memory that is aligned as this needs."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._memory = mmap.mmap(-1, CHUNK)
        self._held = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, position: int, whence: int = os.SEEK_SET, /) -> int:
        """Go back to the beginning, the one place that is asked for."""
        self._held = memoryview(b"")
        self._ended = False
        return os.lseek(self._descriptor, position, whence)

    def readinto(self, into: "WriteableBuffer", /) -> int:
        if not self._held and not self._ended:
            size = os.readv(self._descriptor, [self._memory])
            # A read that fell short has met the end, and another would not be aligned.
            self._ended = size < CHUNK
            self._held = memoryview(self._memory)[:size]
        target = memoryview(into)
        size = min(len(target), len(self._held))
        target[:size] = self._held[:size]
        self._held = self._held[size:]
        return size

    def close(self) -> None:
        if not self.closed:
            self._held.release()
            self._memory.close()
            os.close(self._descriptor)
        super().close()
