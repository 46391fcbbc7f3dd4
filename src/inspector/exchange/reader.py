"""Taking a package in: verified to the last byte, in the order of rule 3, or refused."""

import hashlib
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from inspector.exchange.container import (
    ENVELOPE_NAME,
    FIRST_HEADER,
    SIGNATURE,
    Entry,
    claimed_size,
    entries_of,
    local_header,
    package_size,
    trailer,
)
from inspector.exchange.encryption import MAGIC, decrypt, header_is_bounded
from inspector.exchange.envelope import Envelope, decode_envelope, verify_envelope
from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.keys import PublicKey
from inspector.exchange.limits import CHUNK, MAX_AGE_HEADER, MAX_ENVELOPE, MAX_PACKAGE
from inspector.exchange.manifest import (
    MANIFEST_TYPE,
    ROWS_NAME,
    Manifest,
    Member,
    blob_name,
    decode_manifest,
)
from inspector.exchange.medium import open_remembered
from inspector.exchange.receiver import Judged, Receiver, SenderState, judge
from inspector.exchange.rows import LogHead, RowCheck, read_lines
from inspector.exchange.staging import PLAIN, Form, NoStaging, Staging, StagingFolder
from inspector.exchange.stream import Feed, Push, Source, expect, expect_end, pull, take
from inspector.exchange.trust import require_in_force
from inspector.exchange.verdicts import DiskFull, Notice, PackageName, Refused, Verdict
from inspector.progress import Progress, unreported


@dataclass(frozen=True, slots=True)
class VerifiedPackage:
    """A package whose every byte was checked.

    Attributes:
        manifest: what it says of itself.
        grant: of the device that sent it; None if the province's issuer signed.
        notices: what a person should know all the same.
        after: what to hold of the sender once the package is taken; None without a store.
        folder: where its members are staged; None if it was only looked at.
    """

    manifest: Manifest
    grant: Grant | None
    notices: tuple[Notice, ...]
    after: SenderState | None
    folder: Path | None

    @property
    def name(self) -> PackageName:
        """Which package it is."""
        return self.manifest.named()

    def rows_path(self) -> Path | None:
        """Return the staged record lines, None if the package has none or was only looked at."""
        if self.folder is None or not self.manifest.has_rows:
            return None
        return self.folder / ROWS_NAME

    def photo_paths(self) -> Iterator[tuple[str, Path]]:
        """Yield hash and staged file of every blob."""
        for member in self.manifest.members:
            if self.folder is not None and not member.is_rows:
                yield member.digest, self.folder / blob_name(member.digest)


def verify_package(
    path: Path,
    receiver: Receiver,
    staging: Path | None = None,
    progress: Progress = unreported,
    form: Form = PLAIN,
    opened: Callable[[Path], BinaryIO] = open_remembered,
) -> VerifiedPackage:
    """Verify a package, plain or encrypted, and stage its members.

    Args:
        path: the file on the stick; what it is shows in its bytes, not in its name.
        receiver: what is known here.
        staging: a folder that does not exist yet, on the disk of the store, to be made and left
            to the caller, who renames its files into the store; None to look at the package only.
        progress: told how far it is.
        form: of the staged files, that of the store.
        opened: opens the file for reading.

    Raises:
        Refused: the verdict; nothing is left on the disk.
        DiskFull: the staging folder could not be written; nothing is left.
    """
    place: Staging = NoStaging() if staging is None else StagingFolder(staging, form)
    try:
        with _source_of(path, opened) as file:
            judged = _read(file, receiver, place, progress)
    except BaseException:
        place.discard()
        raise
    if staging is None:
        place.discard()
    after = judged.before.after(judged.manifest) if judged.before else None
    return VerifiedPackage(judged.manifest, judged.grant, judged.notices, after, staging)


def admit(data: bytes, receiver: Receiver) -> Judged:
    """Check an envelope as far as that goes without the members: signature first, then policy.

    Raises:
        Refused: the verdict.
    """
    envelope = decode_envelope(data, MANIFEST_TYPE)
    key, grant = _signer_of(envelope, receiver)
    verify_envelope(envelope, [key], 1, receiver.algorithms)
    manifest = decode_manifest(envelope.payload)
    entries = [Entry(ENVELOPE_NAME, len(data), 0), *entries_of(manifest)]
    if package_size(entries) > MAX_PACKAGE:
        raise Refused(Verdict.TOO_BIG, about=manifest.named())
    return judge(manifest, grant, receiver)


class _ReadableFile:
    """A file on a stick that may be pulled out at any time."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int, /) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise Refused(Verdict.TRUNCATED, f"读取出错：{error.strerror}") from error

    def rewind(self) -> None:
        self._file.seek(0)


@contextmanager
def _source_of(path: Path, opened: Callable[[Path], BinaryIO]) -> Iterator[_ReadableFile]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(Verdict.NOT_A_CONTAINER, path.name)
        if status.st_size > MAX_PACKAGE:
            raise Refused(Verdict.TOO_BIG, path.name)
        file = opened(path)
    except OSError as error:
        raise Refused(Verdict.NOT_A_CONTAINER, f"{path.name} 打不开：{error.strerror}") from error
    with file:
        yield _ReadableFile(file)


@contextmanager
def package_file(path: Path) -> Iterator[tuple[Source, int, bool]]:
    """Open what looks like a package from outside: its bytes, their number, whether encrypted.

    Raises:
        Refused: not a container, too big, or decrypt (its header has no end).
    """
    with _source_of(path, open_remembered) as file:
        beginning = file.read(MAX_AGE_HEADER)
        file.rewind()
        sealed = beginning.startswith(MAGIC)
        if sealed and not header_is_bounded(beginning):
            raise Refused(Verdict.DECRYPT, "加密文件头过长")
        if not sealed and not beginning.startswith(SIGNATURE):
            raise Refused(Verdict.NOT_A_CONTAINER, path.name)
        yield file, path.stat().st_size, sealed


def _read(
    source: _ReadableFile, receiver: Receiver, staging: Staging, progress: Progress
) -> Judged:
    beginning = source.read(MAX_AGE_HEADER)
    source.rewind()
    with closing(_package(receiver, staging, progress)) as feed:
        if not beginning.startswith(MAGIC):
            return pull(feed, source)
        if receiver.identity is None:
            raise Refused(Verdict.DECRYPT, "本机没有解密密钥")
        if not header_is_bounded(beginning):
            raise Refused(Verdict.DECRYPT, "加密文件头过长")
        return decrypt(source, receiver.identity, Push(feed))


def _package(receiver: Receiver, staging: Staging, progress: Progress) -> Feed[Judged]:
    data = yield from _envelope()
    judged = admit(data, receiver)
    try:
        yield from _contents(data, judged, receiver, staging, progress)
    except Refused as refused:
        refused.about = judged.manifest.named()
        raise
    except OSError as error:
        raise DiskFull(str(error.strerror)) from error
    return judged


def _envelope() -> Feed[bytes]:
    header = yield FIRST_HEADER
    if not header.startswith(SIGNATURE):
        raise Refused(Verdict.NOT_A_CONTAINER)
    if len(header) < FIRST_HEADER:
        raise Refused(Verdict.TRUNCATED)
    size = claimed_size(header)
    if size > MAX_ENVELOPE:
        raise Refused(Verdict.TOO_BIG, "签名信封超过 8 MiB")
    data = yield from take(size)
    if local_header(Entry(ENVELOPE_NAME, size, zlib.crc32(data))) != header:
        raise Refused(Verdict.FRAMING)
    return data


def _signer_of(envelope: Envelope, receiver: Receiver) -> tuple[PublicKey, Grant | None]:
    if not envelope.keyids:
        raise Refused(Verdict.BELOW_THRESHOLD, "数据包没有签名")
    if len(envelope.keyids) > 1:
        raise Refused(Verdict.UNTRUSTED_KEY, "数据包只能有一个签名")
    keyid = envelope.keyids[0]
    require_in_force(receiver.trust, receiver.now)
    if keyid == receiver.trust.issuer.keyid:
        return receiver.trust.issuer, None
    if keyid not in receiver.grants:
        raise Refused(Verdict.UNKNOWN_SENDER, f"密钥 {keyid[:16]}")
    grant = open_grant(receiver.grants[keyid], receiver.trust, receiver.algorithms)
    if grant.key.keyid != keyid:
        raise Refused(Verdict.UNTRUSTED_KEY, "登记的授权属于另一把密钥")
    return grant.key, grant


def _contents(
    envelope: bytes, judged: Judged, receiver: Receiver, staging: Staging, progress: Progress
) -> Feed[None]:
    manifest = judged.manifest
    staging.begin(manifest)
    total = sum(member.size for member in manifest.members) + 1
    done = 0
    for member in manifest.members:
        progress("正在核验数据包", done / total)
        yield from expect(local_header(Entry(member.name, member.size, member.crc)))
        yield from _member(member, staging)
        done += member.size
    first = Entry(ENVELOPE_NAME, len(envelope), zlib.crc32(envelope))
    for record in trailer([first, *entries_of(manifest)]):
        yield from expect(record)
    yield from expect_end()
    progress("正在核对记录", done / total)
    _check_rows(judged, receiver.held_photos, staging)
    staging.settle()
    progress("核验完毕", 1.0)


def _member(member: Member, staging: Staging) -> Feed[None]:
    digest = hashlib.sha256()
    crc = 0
    left = member.size
    with staging.member(member) as write:
        while left:
            data = yield from take(min(left, CHUNK))
            left -= len(data)
            digest.update(data)
            crc = zlib.crc32(data, crc)
            write(data)
        if digest.hexdigest() != member.digest or crc != member.crc:
            raise Refused(Verdict.HASH_MISMATCH, member.name)


def _check_rows(judged: Judged, held_photos: frozenset[str], staging: Staging) -> None:
    manifest = judged.manifest
    prev = judged.log.h if judged.log else None
    first = manifest.log_from if manifest.has_rows else 1
    check = RowCheck(first, prev, manifest.blobs, held_photos)
    if manifest.has_rows:
        with staging.rows() as file:
            for line in read_lines(file):
                check.take(line)
    check.finish(LogHead(manifest.log_to, manifest.log_head))
