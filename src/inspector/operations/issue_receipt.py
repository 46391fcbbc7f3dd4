"""Receipts: what the province answers to a package, and what the county makes of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector import __version__
from inspector.errors import UserError
from inspector.exchange.manifest import RECEIPT, Ack, Manifest, seal_manifest
from inspector.exchange.reader import VerifiedPackage
from inspector.exchange.receiver import PROVINCE, Receiver
from inspector.exchange.rows import EMPTY_LOG, LogHead, append_row
from inspector.exchange.strict import instant_text
from inspector.exchange.writer import Contents, measure_rows, write_package
from inspector.operations.changes import Changed
from inspector.operations.export_package import SCHEMA, manifest_of
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.messages.package_received import MESSAGE, ReceivedCase, ReceivedPackage
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.packages import OutgoingPackage, PackageState

_DESK: Final = "province-desk"


class NoReceiptsError(UserError):
    """There is nothing to answer."""


@dataclass(frozen=True, slots=True)
class WrittenReceipt:
    """One receipt on the stick."""

    file: Path
    device: str
    seq: int
    answers: int


def issue_receipt(
    workspace: Workspace,
    stored: Stored,
    package: VerifiedPackage,
    cases: tuple[ReceivedCase, ...],
) -> None:
    """Prepare the receipt for a package inside the transaction that takes it in."""
    answered = package.manifest
    device = answered.sender
    last = stored.packages.last_outgoing(device)
    head = LogHead(last.log_to, last.log_head) if last else EMPTY_LOG
    received = ReceivedPackage(
        seq=answered.seq,
        sha256=answered.digest(),
        records=answered.row_count,
        files=answered.photo_count,
        cases=cases,
    )
    line, head = append_row(
        head,
        at=instant_text(workspace.clock()),
        who=_DESK,
        kind=MESSAGE.kind,
        subject=device,
        body=MESSAGE.encode(received),
    )
    manifest = Manifest(
        v=1,
        kind=RECEIPT,
        sender=PROVINCE,
        to=device,
        seq=last.seq + 1 if last else 1,
        prev=last.manifest_sha256 if last else None,
        epoch=1,
        trust=held_trust(stored).version,
        created=instant_text(workspace.clock()),
        app=f"inspector-{__version__}",
        schema=SCHEMA,
        log_from=head.i,
        log_to=head.i,
        log_head=head.h,
        ack=Ack(seq=answered.seq, h=answered.digest(), status="accepted"),
        members=(measure_rows([line]),),
    )
    stored.packages.prepare(
        OutgoingPackage(
            recipient=device,
            seq=manifest.seq,
            manifest=seal_manifest(manifest, issuer_of(workspace)),
            manifest_sha256=manifest.digest(),
            log_from=manifest.log_from,
            log_to=manifest.log_to,
            log_head=manifest.log_head,
            state=PackageState.PREPARED,
            prepared_at=workspace.clock(),
            rows=line,
        )
    )


def take_receipt(stored: Stored, receipt: Manifest) -> Changed:
    """Mark the package that the receipt answers, at the county.

    An answer to a package that was never sent, or that had other bytes, is passed over: the
    receipt stays among the packages taken in.
    """
    ack = receipt.ack
    for package in stored.packages.outgoing(PROVINCE):
        if package.seq == ack.seq and package.manifest_sha256 == ack.h:
            state = PackageState.ACCEPTED if ack.status == "accepted" else PackageState.REJECTED
            stored.packages.mark_answered(PROVINCE, package.seq, state, receipt.digest())
    return Changed.PACKAGES | Changed.INSPECTIONS


def write_receipts(
    workspace: Workspace, folder: Path, progress: Progress = unreported
) -> tuple[WrittenReceipt, ...]:
    """Write all receipts that are not on a stick yet, of every device.

    Raises:
        NoReceiptsError: there are none.
        ExportStopped: no space, or the stick fails.
    """
    issuer_of(workspace)
    with workspace.database.reading() as stored:
        trust = held_trust(stored)
        due = [one for one in stored.packages.outgoing() if one.recipient != PROVINCE]
    if not due:
        raise NoReceiptsError("还没有可以送出的回执，请先导入县级送来的数据包。")
    receiver = Receiver(trust=trust, now=workspace.clock())
    return tuple(_write(workspace, one, folder, receiver, progress) for one in due)


def _write(
    workspace: Workspace,
    package: OutgoingPackage,
    folder: Path,
    receiver: Receiver,
    progress: Progress,
) -> WrittenReceipt:
    target = folder / f"province-to-{package.recipient}-{package.seq:06d}.sxsync"
    contents = Contents(lambda: [package.rows], workspace.files.kept)
    written = write_package(package.manifest, contents, target, receiver, progress=progress)
    with workspace.database.transaction() as stored:
        stored.packages.mark_written(package.recipient, package.seq, workspace.clock())
    answers = manifest_of(package.manifest).ack.seq
    return WrittenReceipt(written.path, package.recipient, package.seq, answers)
