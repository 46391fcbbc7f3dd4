"""Writing a package so that it is whole on the stick before anybody is told so (rule 5)."""

import errno
import hashlib
import os
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, Final, Literal, Protocol

from inspector.exchange.container import (
    ENVELOPE_NAME,
    Entry,
    entries_of,
    local_header,
    package_size,
    trailer,
)
from inspector.exchange.durable import create_new, drop_page_cache, fsync_folder, write_all
from inspector.exchange.encryption import encrypt, encrypted_size
from inspector.exchange.limits import CHUNK, MAX_PACKAGE, MIB
from inspector.exchange.manifest import ROWS_NAME, Manifest, Member, blob_name
from inspector.exchange.reader import admit, verify_package
from inspector.exchange.receiver import Receiver
from inspector.exchange.rows import LogHead, RowCheck
from inspector.exchange.strict import instant
from inspector.exchange.verdicts import ExportFault, ExportStopped, Refused, Verdict
from inspector.progress import Progress, unreported

_SPARE: Final = MIB
_WRITING: Final = 0.6  # of the way; reading back is the rest


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


@dataclass(frozen=True, slots=True)
class Written:
    """A package on the stick: its file and its size in bytes."""

    path: Path
    size: int


def measure_rows(lines: Iterable[bytes]) -> Member:
    """Return the member that these lines (without line feeds) make."""
    return _measured(ROWS_NAME, (line + b"\n" for line in lines))


def measure_blob(blob: Blob) -> Member:
    """Return the member that this file makes.

    Raises:
        ExportStopped: the file cannot be read.
    """
    return _measured("", _file_pieces(blob))


def write_package(
    envelope: bytes,
    contents: Contents,
    target: Path,
    receiver: Receiver,
    recipient: str | None = None,
    progress: Progress = unreported,
) -> Written:
    """Write a package and read it back from the medium; what was there before is replaced.

    The plain form of the same envelope is the same bytes each time.

    Args:
        envelope: the signed manifest, which was stored as "prepared" before.
        contents: where the members come from.
        target: the file to make, *.sxsync or *.sxsync.age.
        receiver: what is known here: the trust file, the grant of the signing key, and the blobs
            that the other side is known to hold; no senders.
        recipient: age recipient ("age1…") to encrypt to; None for the plain form.
        progress: told how far it is.

    Raises:
        Refused: the other side would refuse this manifest or these rows; nothing was written.
        ExportStopped: source changed, no space, read back, or medium; nothing is left of it.
    """
    # An expired trust file stops nobody from sending: the receiver judges by its own.
    expires = instant(receiver.trust.record.expires)
    receiver = replace(receiver, now=min(receiver.now, expires - timedelta(seconds=1)))
    manifest = admit(envelope, receiver).manifest
    entries = [Entry(ENVELOPE_NAME, len(envelope), zlib.crc32(envelope)), *entries_of(manifest)]
    size = package_size(entries)
    final_size = size if recipient is None else encrypted_size(size)
    if final_size > MAX_PACKAGE:
        raise Refused(Verdict.TOO_BIG)
    pieces = _reported(
        _plain(envelope, manifest, entries, contents, receiver.held_photos), size, progress
    )
    part = target.with_name(f".{target.name}.part")
    with _faults(part):
        _require_space(target.parent, final_size)
        part.unlink(missing_ok=True)
        digest = _write(part, pieces, recipient)
        _read_back(part, digest, receiver if recipient is None else None, progress)
        written = Written(target, part.stat().st_size)
        part.replace(target)
        fsync_folder(target.parent)
    progress("完成，可以拔出", 1.0)
    return written


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


def _plain(
    envelope: bytes,
    manifest: Manifest,
    entries: list[Entry],
    contents: Contents,
    held: frozenset[str],
) -> Iterator[bytes]:
    yield local_header(entries[0])
    yield envelope
    for member, entry in zip(manifest.members, entries[1:], strict=True):
        yield local_header(entry)
        if member.is_rows:
            yield from _unchanged(member, _row_pieces(manifest, contents, held))
        else:
            yield from _unchanged(member, _file_pieces(contents.photo(member.digest)))
    yield from trailer(entries)


def _row_pieces(manifest: Manifest, contents: Contents, held: frozenset[str]) -> Iterator[bytes]:
    # The receiver's own check, so that a package which it would refuse never leaves.
    check = RowCheck(manifest.log_from, None, manifest.blobs, held)
    for line in contents.rows():
        check.take(line)
        yield line + b"\n"
    check.finish(LogHead(manifest.log_to, manifest.log_head))


def _unchanged(member: Member, pieces: Iterator[bytes]) -> Iterator[bytes]:
    digest = hashlib.sha256()
    left = member.size
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            break
        digest.update(piece)
        yield piece
    if left or digest.hexdigest() != member.digest:
        raise ExportStopped(ExportFault.SOURCE_CHANGED, member.name)


def _reported(pieces: Iterator[bytes], size: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        progress("正在写入数据包", _WRITING * done / size)
        done += len(piece)
        yield piece


def _require_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise ExportStopped(
            ExportFault.NO_SPACE, f"需要 {needed // MIB + 1} MiB，剩余 {free // MIB} MiB"
        )


def _write(part: Path, pieces: Iterator[bytes], recipient: str | None) -> str:
    """Write the file, force it onto the medium, and return the SHA-256 of what was encrypted."""
    digest = hashlib.sha256()
    descriptor = create_new(part)

    def write(data: bytes) -> None:
        digest.update(data)
        write_all(descriptor, data)

    try:
        if recipient is None:
            for piece in pieces:
                write_all(descriptor, piece)
        else:
            encrypt(pieces, recipient, write)
        os.fsync(descriptor)
        drop_page_cache(descriptor)
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def _read_back(part: Path, digest: str, receiver: Receiver | None, progress: Progress) -> None:
    if receiver is not None:

        def further(step: str, fraction: float) -> None:
            progress(step, _WRITING + (1 - _WRITING) * fraction)

        try:
            verify_package(part, receiver, progress=further)
        except Refused as refused:
            raise ExportStopped(ExportFault.READ_BACK, refused.verdict.code) from refused
        return
    progress("正在读回核对", _WRITING)
    again = hashlib.sha256()
    with part.open("rb") as file:
        while piece := file.read(CHUNK):
            again.update(piece)
    if again.hexdigest() != digest:
        raise ExportStopped(ExportFault.READ_BACK)


@contextmanager
def _faults(part: Path) -> Iterator[None]:
    """Leave nothing behind, and say in words what the system said in numbers."""
    try:
        yield
    except OSError as error:
        part.unlink(missing_ok=True)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        fault = ExportFault.NO_SPACE if full else ExportFault.MEDIUM
        raise ExportStopped(fault, str(error.strerror)) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
