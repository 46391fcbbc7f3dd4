"""How bytes lie in a file of the store: as they are, or as the vault seals them."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from typing import BinaryIO, Protocol

Write = Callable[[bytes], object]


class FileForm(Protocol):
    """Turns plain bytes into what the disk holds, and back, piece by piece."""

    def name_of(self, sha256: str) -> str:
        """Return the name on the disk of the file with this content: 64 hex digits."""

    def writing(self, write: Write) -> AbstractContextManager[Write]:
        """Take plain bytes; leaving the block without an exception writes the end of the form."""

    def reading(self, file: BinaryIO) -> BinaryIO:
        """Return the plain bytes as a stream that can seek and closes the file with itself.

        What was changed on the disk, or is cut off, is told as OSError (EIO) when it is read.
        """

    def plain_size(self, size: int) -> int:
        """Return how many plain bytes a file of so many bytes holds."""


class PlainForm:
    """Bytes as they are: for practice, whose data is invented."""

    def name_of(self, sha256: str) -> str:
        """Return the hash itself."""
        return sha256

    def writing(self, write: Write) -> AbstractContextManager[Write]:
        """Let all through."""
        return nullcontext(write)

    def reading(self, file: BinaryIO) -> BinaryIO:
        """Return the file itself."""
        return file

    def plain_size(self, size: int) -> int:
        """Return the same size."""
        return size


def whole_written(form: FileForm, data: bytes) -> bytes:
    """Return what the disk holds for these plain bytes."""
    written = BytesIO()
    with form.writing(written.write) as write:
        write(data)
    return written.getvalue()


def whole_read(form: FileForm, data: bytes) -> bytes:
    """Return the plain bytes of what the disk holds.

    Raises:
        OSError: they were changed on the disk.
    """
    with form.reading(BytesIO(data)) as opened:
        return opened.read()
