"""The one way to write a file: temp, fsync, replace, fsync the folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

from inspector.storage.failures import file_failures_told

_BEGUN_SUFFIX: Final = ".part"
_PIECE: Final = 1024 * 1024


class DurableWriter:
    """Bytes on their way into a file that does not have its name yet."""

    def __init__(self, descriptor: int, path: Path) -> None:
        self.size = 0
        self._descriptor = descriptor
        self._path = path

    def write(self, data: bytes | memoryview) -> int:
        """Write all of the bytes, however short each write of the system is.

        Raises:
            StorageError: no space, medium broken.
        """
        rest = memoryview(data)
        with file_failures_told(self._path):
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        self.size += len(data)
        return len(data)

    def sync(self) -> None:
        """Wait until the medium holds what was written.

        Raises:
            StorageError: no space, medium broken.
        """
        with file_failures_told(self._path):
            os.fsync(self._descriptor)


def write_atomically(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a whole file that is there complete or not at all, whenever the power fails.

    Args:
        path: the file; its folder must exist.
        data: what it shall hold.
        mode: permissions, cut down by the umask.

    Raises:
        StorageError: no space, not allowed, folder missing, medium broken; the earlier file, if
            there was one, is as it was.
    """
    with writing_atomically(path, mode) as writer:
        writer.write(data)


@contextmanager
def writing_atomically(path: Path, mode: int = 0o666) -> Iterator[DurableWriter]:
    """Write a file piece by piece; it gets its name when the block is left without an exception.

    Raises:
        StorageError: as `write_atomically`.
    """
    begun = begun_file_of(path)
    try:
        with beginning(begun, path, mode) as writer:
            yield writer
        put_in_place(begun, path)
    finally:
        begun.unlink(missing_ok=True)


def copy_file(source: Path, path: Path) -> None:
    """Copy a file that is there complete or not at all.

    Raises:
        StorageError: as `write_atomically`.
    """
    with (
        file_failures_told(source),
        source.open("rb") as opened,
        writing_atomically(path) as writer,
    ):
        while piece := opened.read(_PIECE):
            writer.write(piece)


@contextmanager
def beginning(begun: Path, path: Path, mode: int = 0o666) -> Iterator[DurableWriter]:
    """Write the new file `begun`, which the medium holds when the block is left.

    Args:
        begun: the file; nobody else writes there.
        path: what failures are told about.
        mode: permissions, cut down by the umask.

    Raises:
        StorageError: no space, not allowed, folder missing, medium broken.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with file_failures_told(path):
        descriptor = os.open(begun, flags, mode)
    try:
        writer = DurableWriter(descriptor, path)
        yield writer
        writer.sync()
    finally:
        os.close(descriptor)


def put_in_place(begun: Path, path: Path) -> None:
    """Give a file that the medium holds its final name, in place of any earlier file.

    Raises:
        StorageError: not allowed, medium broken.
    """
    with file_failures_told(path):
        begun.replace(path)
        sync_folder(path.parent)
        if begun.parent != path.parent:
            sync_folder(begun.parent)


def begun_file_of(path: Path) -> Path:
    """Return a name beside the file that nobody else uses."""
    return path.with_name(f".{path.name}.{uuid4().hex}{_BEGUN_SUFFIX}")


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, each of them durable.

    Raises:
        StorageError: no space, not allowed, medium broken.
    """
    with file_failures_told(folder):
        new = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for made in reversed(new):
            sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the medium holds the names in the folder."""
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals names by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
