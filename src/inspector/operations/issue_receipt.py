"""Receipts: what the province answers to a package, and what the county makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.domain.inspection import InspectionState
from inspector.errors import UserError
from inspector.exchange.contents import Contents
from inspector.exchange.manifest import Ack, Manifest, decode_manifest
from inspector.exchange.reader import VerifiedPackage
from inspector.exchange.receiver import PROVINCE, Receiver
from inspector.exchange.trust import Trust
from inspector.exchange.writer import write_package
from inspector.operations.changes import Changed
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.messages.package_received import MESSAGE, ReceivedCase, ReceivedPackage
from inspector.operations.outgoing import file_stem, manifest_of, mark_cases
from inspector.operations.owe_grants import owe_grants
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.trust_file import devices_in_use, owe_trust
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.packages import OutgoingPackage, PackageState


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
    received = ReceivedPackage(
        seq=answered.seq,
        sha256=answered.digest(),
        records=answered.row_count,
        files=answered.photo_count,
        cases=cases,
    )
    record = Sent(MESSAGE.kind, answered.sender, MESSAGE.encode(received))
    ack = Ack(seq=answered.seq, h=answered.digest(), status="accepted")
    send_to_device(workspace, stored, answered.sender, [record], ack)


def take_receipt(stored: Stored, receipt: Manifest) -> Changed:
    """Mark the package that the receipt answers, at the county.

    An answer to a package that was never sent, or that had other bytes, is passed over: the
    receipt stays among the packages taken in.
    """
    ack = receipt.ack
    for package in stored.packages.outgoing(PROVINCE):
        if package.seq == ack.seq and package.manifest_sha256 == ack.h:
            accepted = ack.status == "accepted"
            state = PackageState.ACCEPTED if accepted else PackageState.REJECTED
            stored.packages.mark_answered(package.manifest_sha256, state, receipt.digest())
            if not accepted:  # it goes again
                mark_cases(stored, package, InspectionState.EXPORTED, InspectionState.SEALED)
    return Changed.PACKAGES | Changed.INSPECTIONS


def write_receipts(
    workspace: Workspace, folder: Path, progress: Progress = unreported
) -> tuple[WrittenReceipt, ...]:
    """Write what every laptop does not hold yet: receipts, returns, packs, trust, grants.

    What a laptop holds it says with its own packages; what it did not get goes again, with the
    same number and bytes.

    Raises:
        NoReceiptsError: there are none.
        ExportStopped: no space, or the stick fails.
    """
    issuer_of(workspace)
    with workspace.database.transaction() as stored:
        owe_trust(workspace, stored)
        owe_grants(workspace, stored)
        trust = held_trust(stored)
        due = tuple(_due(stored, trust))
    if not due:
        raise NoReceiptsError("没有可以送出的回执和下发内容：还没有导入过县级的包，或者都已收到。")
    receiver = Receiver(trust=trust, now=workspace.clock())
    return tuple(_write(workspace, one, folder, receiver, progress) for one in due)


def _due(stored: Stored, trust: Trust) -> Iterator[OutgoingPackage]:
    for device in devices_in_use(stored, trust):
        held = _acknowledged(stored, device)
        yield from (one for one in stored.packages.outgoing(device) if one.seq > held)


def _acknowledged(stored: Stored, device: str) -> int:
    """Return the number of the last package that the laptop says it took in."""
    if not stored.packages.digests(device):
        return 0
    return decode_manifest(stored.packages.last_incoming(device).manifest).ack.seq


def _write(
    workspace: Workspace,
    package: OutgoingPackage,
    folder: Path,
    receiver: Receiver,
    progress: Progress,
) -> WrittenReceipt:
    stem = file_stem(f"{PROVINCE}-to-{package.recipient}", 1, package.seq)
    target = folder / f"{stem}.sxsync"
    contents = Contents(lambda: package.rows.split(b"\n"), workspace.files.kept)
    written = write_package(package.manifest, contents, target, receiver, progress=progress)
    with workspace.database.transaction() as stored:
        stored.packages.mark_written(package.manifest_sha256, workspace.clock())
    answers = manifest_of(package.manifest).ack.seq
    return WrittenReceipt(written.path, package.recipient, package.seq, answers)
