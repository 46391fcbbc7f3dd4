"""Writing a package so that it is whole on the stick before anybody is told so (rule 5)."""

import errno
import hashlib
import os
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from inspector.exchange.container import (
    ENVELOPE_NAME,
    Entry,
    entries_of,
    package_size,
)
from inspector.exchange.contents import Contents, Sent
from inspector.exchange.durable import create_new, drop_page_cache, fsync_folder, write_all
from inspector.exchange.encryption import encrypt, encrypted_size
from inspector.exchange.limits import MAX_PACKAGE, MIB
from inspector.exchange.medium import open_on_medium
from inspector.exchange.reader import admit, package_file, verify_package
from inspector.exchange.receiver import Receiver
from inspector.exchange.strict import instant
from inspector.exchange.verdicts import ExportFault, ExportStopped, Refused, Verdict
from inspector.progress import Progress, unreported

_SPARE: Final = MIB
_FORCED_AT_ONCE: Final = 32 * MIB
_WRITING: Final = 0.6  # of the way; reading back is the rest
_OF_THE_MEDIUM: Final = {
    Verdict.FRAMING,
    Verdict.HASH_MISMATCH,
    Verdict.TRUNCATED,
    Verdict.TRAILING_DATA,
}


@dataclass(frozen=True, slots=True)
class Written:
    """A package on the stick: its file and its size in bytes."""

    path: Path
    size: int


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
        Refused: the other side would refuse this manifest or these rows; nothing is left of it.
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
    sent = Sent(envelope, manifest, entries, contents, receiver)
    pieces = _reported(sent.pieces(trusting=recipient is None), size, progress)
    part = target.with_name(f".{target.name}.part")
    with _faults(part):
        _require_space(target.parent, final_size)
        part.unlink(missing_ok=True)
        if recipient is None:
            _write(part, lambda write: _write_each(pieces, write))
            _verify_again(part, sent, progress)
        else:
            digest = hashlib.sha256()
            _write(part, lambda write: encrypt(pieces, recipient, _both(digest.update, write)))
            _hash_again(part, digest.hexdigest(), progress)
        written = Written(target, part.stat().st_size)
        part.replace(target)
        fsync_folder(target.parent)
    progress("完成，可以拔出", 1.0)
    return written


def _reported(pieces: Iterator[bytes], size: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        progress("正在写入数据包", _WRITING * done / size)
        done += len(piece)
        yield piece


def _require_space(folder: Path, needed: int) -> None:
    usage = shutil.disk_usage(folder)
    if usage.total and usage.free < needed + _SPARE:  # some drivers tell nothing, not even a size
        raise ExportStopped(
            ExportFault.NO_SPACE, f"需要 {needed // MIB + 1} MiB，剩余 {usage.free // MIB} MiB"
        )


def _write(part: Path, fill: Callable[[Callable[[bytes], None]], None]) -> None:
    """Write the file and force it onto the medium, a part at a time: so progress tells the truth.

    The memory of what the medium has is given back at once, and serves for the next part.
    """
    descriptor = create_new(part)
    waiting = 0

    def write(data: bytes) -> None:
        nonlocal waiting
        write_all(descriptor, data)
        waiting += len(data)
        if waiting >= _FORCED_AT_ONCE:
            os.fsync(descriptor)
            drop_page_cache(descriptor)
            waiting = 0

    try:
        fill(write)
        os.fsync(descriptor)
        drop_page_cache(descriptor)
    finally:
        os.close(descriptor)


def _write_each(pieces: Iterator[bytes], write: Callable[[bytes], None]) -> None:
    for piece in pieces:
        write(piece)


def _both(look: Callable[[bytes], None], write: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def take(data: bytes) -> None:
        look(data)
        write(data)

    return take


def _verify_again(part: Path, sent: Sent, progress: Progress) -> None:
    def further(step: str, fraction: float) -> None:
        progress(step, _WRITING + (1 - _WRITING) * fraction)

    try:
        verify_package(part, sent.receiver, progress=further, opened=open_on_medium)
    except Refused as refused:
        if refused.about is not None and refused.verdict not in _OF_THE_MEDIUM:
            raise  # the medium holds what was sent, which the other side would refuse
        changed = sent.changed_source() if refused.verdict is Verdict.HASH_MISMATCH else None
        if changed is not None:
            raise ExportStopped(ExportFault.SOURCE_CHANGED, changed.name) from refused
        raise ExportStopped(ExportFault.READ_BACK, refused.verdict.code) from refused


def _hash_again(part: Path, digest: str, progress: Progress) -> None:
    progress("正在读回核对", _WRITING)
    with open_on_medium(part) as file:
        again = hashlib.file_digest(file, "sha256")
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


@dataclass(frozen=True, slots=True)
class Copied:
    """A package that was passed on as it is.

    Attributes:
        sha256: hex, of the file.
        sealed: whether it is encrypted, so that nobody on the way can read it.
    """

    path: Path
    sha256: str
    size: int
    sealed: bool


def copy_unopened(source: Path, folder: Path, progress: Progress = unreported) -> Copied:
    """Copy a package byte by byte and read the copy back from the medium; nothing is opened.

    Raises:
        Refused: it is no package, is too big, or cannot be read.
        ExportStopped: no space, medium, or read back; nothing is left of the copy.
    """
    target = folder / source.name
    part = target.with_name(f".{target.name}.part")
    with package_file(source) as (file, size, sealed), _faults(part):
        _require_space(folder, size)
        part.unlink(missing_ok=True)
        digest = hashlib.sha256()
        pieces = _reported(iter(lambda: file.read(MIB), b""), size, progress)
        _write(part, lambda write: _write_each(pieces, _both(digest.update, write)))
        _hash_again(part, digest.hexdigest(), progress)
        part.replace(target)
        fsync_folder(folder)
    progress("完成，可以拔出", 1.0)
    return Copied(target, digest.hexdigest(), size, sealed)
