"""The order in which files are written, made durable and named."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch


@contextmanager
def recorded_files() -> Iterator[list[str]]:
    """List `open`, `write`, `fsync`, `replace` and `unlink` with the suffix or name of the file."""
    made: list[str] = []
    really_open, really_write, really_fsync = os.open, os.write, os.fsync
    really_replace, really_unlink = os.replace, os.unlink
    opened: dict[int, str] = {}

    def open_file(path: os.PathLike[str] | str, flags: int, mode: int = 0o777) -> int:
        descriptor = really_open(path, flags, mode)
        opened[descriptor] = _named(path)
        if flags & os.O_CREAT:
            made.append(f"open {opened[descriptor]}")
        return descriptor

    def write(descriptor: int, data: bytes) -> int:
        made.append(f"write {opened[descriptor]}")
        return really_write(descriptor, data)

    def fsync(descriptor: int) -> None:
        made.append(f"fsync {_named(Path(f'/proc/self/fd/{descriptor}').readlink())}")
        really_fsync(descriptor)

    def replace(source: os.PathLike[str] | str, target: os.PathLike[str] | str) -> None:
        made.append(f"replace {_named(source)} {_named(target)}")
        really_replace(source, target)

    def unlink(path: os.PathLike[str] | str) -> None:
        really_unlink(path)
        made.append(f"unlink {_named(path)}")

    with (
        patch("os.open", open_file),
        patch("os.write", write),
        patch("os.fsync", fsync),
        patch("os.replace", replace),
        patch("os.unlink", unlink),
    ):
        yield made


def _named(path: os.PathLike[str] | str) -> str:
    """Return the name, `begun` for a file that has not got its own yet."""
    name = Path(path).name
    return "begun" if name.endswith(".part") else name
