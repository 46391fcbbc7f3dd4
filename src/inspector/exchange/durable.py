"""Writing so that a power cut leaves the old or the new, never half."""

import os
from pathlib import Path


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: a single write may take fewer than it was given."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def create_new(path: Path) -> int:
    """Open a file for writing that was not there, nor a link in its place."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def drop_page_cache(descriptor: int) -> None:
    """Make the next reading come from the medium, where the system can be told so."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def fsync_folder(folder: Path) -> None:
    """Make a rename last; Windows has no such call and needs none."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
