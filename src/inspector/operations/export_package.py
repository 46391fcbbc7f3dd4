"""Export what the province does not have yet, as numbered packages on a stick."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final

from inspector.domain.inspection import InspectionState
from inspector.errors import UserError
from inspector.exchange.contents import Contents, measure_blob, measure_rows
from inspector.exchange.limits import MAX_MEMBERS, MAX_PACKAGE, MAX_ROWS, MIB
from inspector.exchange.manifest import (
    COUNTY_EXPORT,
    NO_ACK,
    Ack,
    Manifest,
    Member,
    blob_name,
)
from inspector.exchange.receiver import PROVINCE, Receiver
from inspector.exchange.strict import instant_text
from inspector.exchange.writer import write_package
from inspector.operations.back_up import back_up_after_export
from inspector.operations.changes import Changed
from inspector.operations.identity import Enrolled, enrolled_device, named_since
from inspector.operations.outgoing import (
    APP,
    SCHEMA,
    file_stem,
    first_line,
    manifest_of,
    mark_cases,
    next_in_stream,
    own_stream,
    sealed_package,
)
from inspector.operations.restored import require_not_restored
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.journal import JournalLine
from inspector.storage.packages import OutgoingPackage, PackageState

_ROOM: Final = 16 * MIB  # for envelope and framing


class NothingToExportError(UserError):
    """The province has everything."""


@dataclass(frozen=True, slots=True)
class ExportedPackage:
    """One package on the stick.

    Attributes:
        again: it was written before and has no receipt yet.
    """

    file: Path
    seq: int
    records: int
    files: int
    size: int
    again: bool


@dataclass(frozen=True, slots=True)
class Exported:
    """The packages that were written, and what changed."""

    packages: tuple[ExportedPackage, ...]
    changed: Changed


def export_package(
    workspace: Workspace,
    folder: Path,
    *,
    plain: bool = False,
    progress: Progress = unreported,
) -> Exported:
    """Write new records, and again every package that no receipt has answered.

    A package keeps its number and its bytes however often it is written (the plain form).

    Args:
        workspace: of a county.
        folder: on the stick.
        plain: not encrypted, for looking at; the default is encrypted to the province.
        progress: told how far it is.

    Raises:
        NothingToExportError: nothing is new and everything was answered.
        NotEnrolledError: the laptop has no grant.
        RestoredError: the laptop must be enrolled again first, and why.
        ExportStopped: no space, a photo changed on disk, the stick fails; nothing is left of it.
    """
    with workspace.database.transaction() as stored:
        enrolled = enrolled_device(stored)
        require_not_restored(stored)
        _prepare(workspace, stored, enrolled)
        due = [
            one
            for one in stored.packages.outgoing(PROVINCE, own_stream(stored))
            if one.state is not PackageState.ACCEPTED
        ]
    if not due:
        raise NothingToExportError(
            "没有需要送省厅的新记录：封存的检查都已送达并收到回执。有新封存的检查后再导出。"
        )
    written = tuple(
        _write(workspace, enrolled, package, folder, plain=plain, progress=progress)
        for package in due
    )
    back_up_after_export(workspace, progress)
    return Exported(written, Changed.PACKAGES | Changed.INSPECTIONS)


def _prepare(workspace: Workspace, stored: Stored, enrolled: Enrolled) -> None:
    """Give numbers and manifests to all new lines, before a byte is written."""
    last = stored.packages.last_outgoing(PROVINCE, own_stream(stored))
    head, _ = stored.journal.head()
    first = last.log_to + 1 if last else first_line(stored)
    blob = cache(partial(_blob, workspace, stored))
    for lines in _portions(stored.journal.lines(first, head), blob):
        last = _prepared(workspace, stored, enrolled, lines, last, blob)
        stored.packages.prepare(last)


def _blob(workspace: Workspace, stored: Stored, digest: str) -> Member:
    """Return the member that a file makes; a photo was measured when it was taken in.

    Whether it has changed since is found when it is written.

    Raises:
        ExportStopped: the file cannot be read.
    """
    try:
        photo = stored.photos.get(digest)
    except KeyError:
        return measure_blob(workspace.files.kept(digest))
    return Member(name=blob_name(digest), size=photo.size, digest=digest, crc=photo.crc32)


def _portions(
    lines: Iterable[JournalLine], blob: Callable[[str], Member]
) -> Iterator[list[JournalLine]]:
    """Cut the lines so that each package stays within its limits."""
    portion: list[JournalLine] = []
    files: set[str] = set()
    rows = blobs = 0
    for line in lines:
        new = set(line.photos) - files
        size = sum(blob(one).size for one in new)
        full = (
            rows + len(line.line) + 1 > MAX_ROWS
            or blobs + size > MAX_PACKAGE - MAX_ROWS - _ROOM
            or len(files) + len(new) >= MAX_MEMBERS
        )
        if portion and full:
            yield portion
            portion, files, rows, blobs = [], set(), 0, 0
            new = set(line.photos)
            size = sum(blob(one).size for one in new)
        portion.append(line)
        files |= new
        rows += len(line.line) + 1
        blobs += size
    if portion:
        yield portion


def _prepared(
    workspace: Workspace,
    stored: Stored,
    enrolled: Enrolled,
    lines: list[JournalLine],
    last: OutgoingPackage | None,
    blob: Callable[[str], Member],
) -> OutgoingPackage:
    if workspace.signer is None:  # an enrolled device has its key; without it nothing can be signed
        raise NothingToExportError("本机的签名密钥丢失，不能导出，请从备份恢复或重新办理登记。")
    files = sorted({one for line in lines for one in line.photos})
    seq, prev = next_in_stream(last)
    manifest = Manifest(
        v=1,
        kind=COUNTY_EXPORT,
        sender=enrolled.device,
        to=PROVINCE,
        seq=seq,
        prev=prev,
        epoch=enrolled.grant.epoch,
        trust=enrolled.trust.version,
        created=instant_text(workspace.clock()),
        app=APP,
        schema=SCHEMA,
        log_from=lines[0].i,
        log_to=lines[-1].i,
        log_head=lines[-1].sha256,
        ack=_acknowledged(stored),
        members=(
            measure_rows(line.line for line in lines),
            *(blob(one) for one in files),
        ),
    )
    stream = own_stream(stored)
    return sealed_package(manifest, workspace.signer, workspace.clock(), stream=stream)


def _acknowledged(stored: Stored) -> Ack:
    if len(stored.packages.digests(PROVINCE)) <= named_since(stored):
        return NO_ACK
    last = stored.packages.last_incoming(PROVINCE)
    return Ack(seq=last.seq, h=last.manifest_sha256, status="accepted")


def _write(
    workspace: Workspace,
    enrolled: Enrolled,
    package: OutgoingPackage,
    folder: Path,
    *,
    plain: bool,
    progress: Progress,
) -> ExportedPackage:
    manifest = manifest_of(package.manifest)
    suffix = "sxsync" if plain else "sxsync.age"
    stem = file_stem(enrolled.device, manifest.epoch, package.seq)
    target = folder / f"{stem}.{suffix}"
    own_grant = {enrolled.grant.key.keyid: enrolled.grant_file}
    receiver = Receiver(trust=enrolled.trust, now=workspace.clock(), grants=own_grant)

    written = write_package(
        package.manifest,
        Contents(_Lines(workspace, package).read, workspace.files.kept),
        target,
        receiver,
        recipient=None if plain else enrolled.recipient,
        progress=progress,
    )
    with workspace.database.transaction() as stored:
        stored.packages.mark_written(package.manifest_sha256, workspace.clock())
        mark_cases(stored, package, InspectionState.SEALED, InspectionState.EXPORTED)
    return ExportedPackage(
        file=written.path,
        seq=package.seq,
        records=manifest.row_count,
        files=manifest.photo_count,
        size=written.size,
        again=package.written_at is not None,
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """The record lines of a package, read from the journal each time they are asked for."""

    workspace: Workspace
    package: OutgoingPackage

    def read(self) -> Iterator[bytes]:
        with self.workspace.database.reading() as stored:
            for line in stored.journal.lines(self.package.log_from, self.package.log_to):
                yield line.line
