"""Take a package in: verified, decoded, applied in one transaction, answered by a receipt."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.exchange.manifest import COUNTY_EXPORT, RECEIPT, Manifest
from inspector.exchange.reader import VerifiedPackage, verify_package
from inspector.exchange.receiver import PROVINCE
from inspector.exchange.rows import Row, decode_row, hash_of_line, read_lines
from inspector.exchange.strict import encode_record, instant
from inspector.exchange.verdicts import Notice, Refused, Verdict
from inspector.operations.changes import Changed
from inspector.operations.doubt_sender import doubt_sender
from inspector.operations.identity import granted_in, held_trust, receiver_of
from inspector.operations.issue_policy import shelve_policies
from inspector.operations.issue_receipt import issue_receipt, take_receipt
from inspector.operations.messages.inspection_sealed import SealedRow
from inspector.operations.messages.message import Sender, Writer
from inspector.operations.messages.package_received import ReceivedCase
from inspector.operations.messages.registry import known_messages
from inspector.operations.messages.wire import UnreadableRecordError, body_of
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.journal import JournalLine
from inspector.storage.packages import IncomingPackage, QuarantinedPackage


@dataclass(frozen=True, slots=True)
class ImportedPackage:
    """What was taken in.

    Attributes:
        verdict: IMPORTED, or DUPLICATE where nothing was changed.
        notices: sentences for a person.
        sentences: what the records said, for the screen.
    """

    verdict: Verdict
    sender: str
    seq: int
    kind: str
    records: int
    files: int
    notices: tuple[Notice, ...]
    changed: Changed


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    line: bytes


def import_package(
    workspace: Workspace, file: Path, progress: Progress = unreported
) -> ImportedPackage:
    """Import a package; one that was imported before changes nothing.

    Verified bytes are staged on the store's own disk; all records are applied in one transaction,
    and before it ends the files are renamed into the store. A crash leaves "not imported" or
    "imported".

    Raises:
        Refused: the verdict, which is remembered with the name of the file.
        UnreadableRecordError: a record is of a kind or form that this version does not know.
        PackError: the package was taken in, but a policy pack in it needs a newer program.
    """
    with workspace.database.reading() as stored:
        receiver = receiver_of(workspace, stored)
    staging = _cleared(workspace.home / "staging") / workspace.new_id()
    try:
        package = verify_package(file, receiver, staging, progress, workspace.files.form)
        with _discarded(staging):
            changed = _taken_in(workspace, package, progress)
    except Refused as refused:
        if refused.verdict is Verdict.DUPLICATE and refused.about is not None:
            about = refused.about
            return ImportedPackage(
                refused.verdict, about.sender, about.seq, about.kind, 0, 0, (), Changed.NOTHING
            )
        _keep_aside(workspace, file, refused)
        raise
    shelve_policies(workspace)
    return _imported(package, changed)


def _taken_in(workspace: Workspace, package: VerifiedPackage, progress: Progress) -> Changed:
    lines = tuple(_lines(workspace, package))
    records = [_decoded(one.row, package.manifest) for one in lines]
    progress("正在写入记录", 0.9)
    changed = Changed.PACKAGES
    with workspace.database.transaction() as stored:
        sender = _sender(workspace, stored, package)
        for one, record in zip(lines, records, strict=True):
            changed |= _apply(stored, sender, one, record)
        stored.packages.accept(_incoming(package.manifest, workspace.clock()))
        if package.manifest.kind == COUNTY_EXPORT:
            issue_receipt(workspace, stored, package, _cases(records))
        elif package.manifest.kind == RECEIPT:
            changed |= take_receipt(stored, package.manifest)
        for digest, path in package.photo_paths():  # what is not applied leaves no file either
            workspace.files.put_staged(path, digest)
    return changed


def _imported(package: VerifiedPackage, changed: Changed) -> ImportedPackage:
    manifest = package.manifest
    return ImportedPackage(
        verdict=Verdict.IMPORTED,
        sender=manifest.sender,
        seq=manifest.seq,
        kind=manifest.kind,
        records=manifest.row_count,
        files=manifest.photo_count,
        notices=package.notices,
        changed=changed,
    )


def _cleared(folder: Path) -> Path:
    """Make the folder; what an import that was cut off has left there is of no use to anybody."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        shutil.rmtree(left, ignore_errors=True)
    return folder


def _lines(workspace: Workspace, package: VerifiedPackage) -> Iterator[_Line]:
    path = package.rows_path()
    if path is not None:
        with workspace.files.form.reading(path.open("rb")) as file:
            for line in read_lines(file):
                yield _Line(decode_row(line), line)


def _decoded(row: Row, manifest: Manifest) -> object:
    message = known_messages().get(row.kind)
    if message is None:
        raise UnreadableRecordError(row.kind, "本版本不认识这一种记录")
    writer = Writer.PROVINCE if manifest.sender == PROVINCE else Writer.COUNTY
    if writer not in message.writers:
        whose = "省厅" if writer is Writer.COUNTY else "县级"
        raise Refused(
            Verdict.UNTRUSTED_KEY,
            f"第 {row.i} 条“{message.title}”只能由{whose}写",
            about=manifest.named(),
        )
    return message.decode(body_of(row))


def _apply(stored: Stored, sender: Sender, one: _Line, record: object) -> Changed:
    row = one.row
    stored.received.append(
        sender.device,
        JournalLine(
            i=row.i,
            at=instant(row.at),
            kind=row.kind,
            subject=row.subject,
            who=row.who,
            line=one.line,
            sha256=hash_of_line(one.line),
            photos=row.photos,
        ),
    )
    return known_messages()[row.kind].apply(stored, sender, record)


def _cases(records: Iterable[object]) -> tuple[ReceivedCase, ...]:
    sealed = (one for one in records if isinstance(one, SealedRow))
    return tuple(ReceivedCase(one.sealed.inspection.id, one.sha256) for one in sealed)


def _sender(workspace: Workspace, stored: Stored, package: VerifiedPackage) -> Sender:
    grant, trust = package.grant, held_trust(stored)
    granted = () if grant is None else granted_in(stored, trust, grant.county)
    keys = tuple(one.key for one in granted)
    return Sender(package.manifest.sender, keys, workspace.clock())


def _incoming(manifest: Manifest, at: datetime) -> IncomingPackage:
    return IncomingPackage(
        sender=manifest.sender,
        epoch=manifest.epoch,
        seq=manifest.seq,
        manifest=encode_record(manifest),
        manifest_sha256=manifest.digest(),
        log_from=manifest.log_from,
        log_to=manifest.log_to,
        received_at=at,
    )


def _keep_aside(workspace: Workspace, file: Path, refused: Refused) -> None:
    about = refused.about
    with workspace.database.transaction() as stored:
        if about is not None and refused.verdict is Verdict.FORK:
            doubt_sender(workspace, stored, about)
        stored.packages.quarantine(
            QuarantinedPackage(
                sender=about.sender if about else "",
                seq=about.seq if about else 0,
                manifest_sha256=about.h if about else "",
                code=refused.verdict.code,
                file_name=file.name,
                received_at=workspace.clock(),
            )
        )


@contextmanager
def _discarded(staging: Path) -> Iterator[None]:
    try:
        yield
    finally:
        shutil.rmtree(staging, ignore_errors=True)
