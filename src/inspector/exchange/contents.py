"""What goes into a package: its members, read from where they lie, and checked on the way."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, Literal, Protocol

from inspector.exchange.container import Entry, local_header, trailer
from inspector.exchange.limits import CHUNK
from inspector.exchange.manifest import ROWS_NAME, Manifest, Member, blob_name
from inspector.exchange.receiver import Receiver
from inspector.exchange.rows import LogHead, RowCheck
from inspector.exchange.verdicts import ExportFault, ExportStopped

_JOINED: Final = 64 * 1024  # bytes of rows that are written at once


class Blob(Protocol):
    """What a member is read from: a file, or anything that opens like one to plain bytes."""

    @property
    def name(self) -> str:
        """For the sentence that says what failed."""

    def open(self, mode: Literal["rb"], /) -> BinaryIO:
        """Open it from the start; called once a time it is read."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where a package's members come from.

    Attributes:
        rows: gives the record lines without their line feeds; called once a time they are read.
        photo: gives the blob with this hash.
    """

    rows: Callable[[], Iterable[bytes]]
    photo: Callable[[str], Blob]


def measure_rows(lines: Iterable[bytes]) -> Member:
    """Return the member that these lines (without line feeds) make."""
    return _measured(ROWS_NAME, (line + b"\n" for line in lines))


def measure_blob(blob: Blob) -> Member:
    """Return the member that this file makes.

    Raises:
        ExportStopped: the file cannot be read.
    """
    return _measured("", _file_pieces(blob))


def _measured(name: str, pieces: Iterable[bytes]) -> Member:
    digest = hashlib.sha256()
    size = crc = 0
    for piece in pieces:
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    h = digest.hexdigest()
    return Member(name=name or blob_name(h), size=size, digest=h, crc=crc)


def _file_pieces(blob: Blob) -> Iterator[bytes]:
    try:
        with blob.open("rb") as file:
            while piece := file.read(CHUNK):
                yield piece
    except OSError as error:
        raise ExportStopped(
            ExportFault.SOURCE_CHANGED, f"{blob.name} 读取出错：{error.strerror}"
        ) from error


@dataclass(frozen=True, slots=True)
class Sent:
    """A package that is about to be written: its envelope, and all that comes after it."""

    envelope: bytes
    manifest: Manifest
    entries: list[Entry]
    contents: Contents
    receiver: Receiver

    def pieces(self, *, trusting: bool) -> Iterator[bytes]:
        """Yield the plain package.

        Args:
            trusting: check sizes alone, for every member is hashed and every row read when the
                package is verified on the medium.
        """
        yield local_header(self.entries[0])
        yield self.envelope
        for member, entry in zip(self.manifest.members, self.entries[1:], strict=True):
            yield local_header(entry)
            pieces = _source_of(member, self.contents)
            if member.is_rows and not trusting:
                pieces = _joined(self._checked_rows())
            yield from _of_size(member, pieces) if trusting else _unchanged(member, pieces)
        yield from trailer(self.entries)

    def _checked_rows(self) -> Iterator[bytes]:
        # The receiver's own check, so that a package which it would refuse never leaves.
        manifest = self.manifest
        check = RowCheck(manifest.log_from, None, manifest.blobs, self.receiver.held_photos)
        for line in self.contents.rows():
            check.take(line)
            yield line + b"\n"
        check.finish(LogHead(manifest.log_to, manifest.log_head))

    def changed_source(self) -> Member | None:
        """Return the first member that is not any more what the manifest says."""
        for member in self.manifest.members:
            name = ROWS_NAME if member.is_rows else ""
            if _measured(name, _source_of(member, self.contents)) != member:
                return member
        return None


def _source_of(member: Member, contents: Contents) -> Iterator[bytes]:
    if member.is_rows:
        return _joined(line + b"\n" for line in contents.rows())
    return _file_pieces(contents.photo(member.digest))


def _joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield many short pieces as few long ones."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _JOINED:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _of_size(member: Member, pieces: Iterator[bytes]) -> Iterator[bytes]:
    left = member.size
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            break
        yield piece
    if left:
        raise ExportStopped(ExportFault.SOURCE_CHANGED, member.name)


def _unchanged(member: Member, pieces: Iterator[bytes]) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for piece in _of_size(member, pieces):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != member.digest:
        raise ExportStopped(ExportFault.SOURCE_CHANGED, member.name)
