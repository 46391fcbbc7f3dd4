"""Where members of a package wait until the whole of it is found good."""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from inspector.exchange.durable import create_new, drop_page_cache, fsync_folder, write_all
from inspector.exchange.limits import MIB
from inspector.exchange.manifest import ROWS_NAME, Manifest, Member
from inspector.exchange.verdicts import DiskFull

_SPARE: Final = 16 * MIB

Write = Callable[[bytes], object]


class Staging(Protocol):
    """Takes members one after the other and gives the rows back to be looked at."""

    def begin(self, manifest: Manifest) -> None:
        """Make room, now that signature and policy have let the package through."""

    def member(self, member: Member) -> AbstractContextManager[Write]:
        """Take one member's bytes; when the block is left they are on the disk."""

    def rows(self) -> AbstractContextManager[BinaryIO]:
        """Give the record lines back."""

    def settle(self) -> None:
        """Make the names of the files last."""

    def discard(self) -> None:
        """Leave nothing behind."""


class Form(Protocol):
    """How staged bytes lie on the disk, so that they can be renamed into the store."""

    def writing(self, write: Write) -> AbstractContextManager[Write]:
        """Take plain bytes; leaving the block writes the end of the form."""

    def reading(self, file: BinaryIO) -> BinaryIO:
        """Return the plain bytes, and close the file with them."""


class Plain:
    """Bytes as they are."""

    def writing(self, write: Write) -> AbstractContextManager[Write]:
        """Let all through."""
        return nullcontext(write)

    def reading(self, file: BinaryIO) -> BinaryIO:
        """Return the file itself."""
        return file


PLAIN: Final = Plain()


class StagingFolder:
    """A new folder with the members under their names in the package."""

    def __init__(self, folder: Path, form: Form = PLAIN) -> None:
        self._folder = folder
        self._form = form
        self._made = False

    def begin(self, manifest: Manifest) -> None:
        """Make the folder.

        Raises:
            DiskFull: there is less room than the members need.
            FileExistsError: the folder is there already; it is left alone.
        """
        needed = sum(member.size for member in manifest.members) + _SPARE
        free = shutil.disk_usage(self._folder.parent).free
        if free < needed:
            raise DiskFull(f"需要 {needed // MIB} MiB，剩余 {free // MIB} MiB")
        self._folder.mkdir()
        self._made = True
        (self._folder / "blob").mkdir()

    @contextmanager
    def member(self, member: Member) -> Iterator[Write]:
        """Write a file and fsync it."""
        descriptor = create_new(self._folder / member.name)
        try:
            with self._form.writing(lambda data: write_all(descriptor, data)) as write:
                yield write
            os.fsync(descriptor)
            drop_page_cache(descriptor)  # its memory serves for the next member
        finally:
            os.close(descriptor)

    def rows(self) -> AbstractContextManager[BinaryIO]:
        """Open the record lines."""
        return self._form.reading((self._folder / ROWS_NAME).open("rb"))

    def settle(self) -> None:
        """Fsync the folders."""
        fsync_folder(self._folder / "blob")
        fsync_folder(self._folder)
        fsync_folder(self._folder.parent)

    def discard(self) -> None:
        """Remove the folder, if it was made here."""
        if self._made:
            shutil.rmtree(self._folder)


class NoStaging:
    """For looking at a package: its blobs are hashed and let go, its rows held for the while."""

    def __init__(self) -> None:
        # Names of people are in the rows: they never touch a disk. They are 64 MiB at most.
        self._rows = io.BytesIO()

    def begin(self, manifest: Manifest) -> None:
        """Need no room."""

    def member(self, member: Member) -> AbstractContextManager[Write]:
        """Keep the rows alone."""
        return nullcontext(self._rows.write if member.is_rows else _let_go)

    def rows(self) -> AbstractContextManager[BinaryIO]:
        """Give the record lines back."""
        self._rows.seek(0)
        return nullcontext(self._rows)

    def settle(self) -> None:
        """Nothing lasts."""

    def discard(self) -> None:
        """Give the memory back."""
        self._rows.close()


def _let_go(data: bytes) -> None:
    del data
