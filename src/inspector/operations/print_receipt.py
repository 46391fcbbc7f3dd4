"""Print the receipt of a package at the province, with its slip as a QR code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from inspector.documents.kinds.receipt import KIND
from inspector.documents.package_receipt import PackageReceipt, ReceivedCase, ReceivedCount
from inspector.domain.shanghai import time_in_words
from inspector.errors import UserError
from inspector.exchange.keys import fingerprint_digits
from inspector.exchange.manifest import Manifest, decode_manifest
from inspector.exchange.receipt import ReceiptSlip, issue_slip
from inspector.exchange.rows import decode_row
from inspector.exchange.strict import instant_text
from inspector.operations.identity import issuer_of
from inspector.operations.messages import inspection_sealed
from inspector.operations.messages.wire import body_of
from inspector.operations.press import press_of
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.atomic_file import write_atomically
from inspector.storage.database import Stored
from inspector.storage.packages import IncomingPackage

_ACCEPTED: Final = "已接收"


class NoSuchPackageError(UserError):
    """No package with this number came from this device."""


def print_receipt(
    workspace: Workspace,
    sender: str,
    seq: int,
    file: Path,
    *,
    authority: str = "山西省民政厅",
    progress: Progress = unreported,
) -> None:
    """Write the receipt of a package that was taken in as a PDF file.

    Raises:
        NotEnrolledError: this is not the province's desk.
        NoSuchPackageError: the package never came.
        UserError: the file cannot be written.
    """
    issuer = issuer_of(workspace)
    with workspace.database.reading() as stored:
        package = _package(stored, sender, seq)
        cases = tuple(_cases(workspace, stored, package))
    content = PackageReceipt(
        authority=authority,
        sender=sender,
        sequence=seq,
        package_sha256=package.manifest_sha256,
        received=time_in_words(package.received_at),
        outcome=_ACCEPTED,
        reason=None,
        counts=_counts(decode_manifest(package.manifest)),
        cases=cases,
        missing_packages=(),
        signer=fingerprint_digits(issuer.public_key),
        policy_version=workspace.policy.version,
        code=issue_slip(_slip(package), issuer).decode("ascii"),
    )
    pdf = KIND.build(content, press_of(workspace), package.received_at, progress)
    write_atomically(file, pdf)


def _slip(package: IncomingPackage) -> ReceiptSlip:
    manifest = decode_manifest(package.manifest)
    return ReceiptSlip(
        v=1,
        to=package.sender,
        epoch=package.epoch,
        seq=package.seq,
        h=package.manifest_sha256,
        status="accepted",
        rows=manifest.row_count,
        photos=manifest.photo_count,
        missing=0,
        created=instant_text(package.received_at),
    )


def _package(stored: Stored, sender: str, seq: int) -> IncomingPackage:
    found = [one for one in stored.packages.incoming(sender) if one.seq == seq]
    if not found:
        raise NoSuchPackageError(f"没有收到过{sender}的第{seq}号数据包，请核对编号后重试。")
    return found[-1]


def _cases(
    workspace: Workspace, stored: Stored, package: IncomingPackage
) -> Iterator[ReceivedCase]:
    message = inspection_sealed.MESSAGE
    of_package = (package.sender, package.run, package.log_from, package.log_to)
    for line in stored.received.lines_of_run(*of_package):
        if line.kind == message.kind:
            row = message.decode(body_of(decode_row(line.line)))
            lost = len(workspace.files.missing(line.photos))
            name = row.sealed.inspection.institution.name
            missing = f"照片{lost}张" if lost else None
            yield ReceivedCase(name, row.sha256, _ACCEPTED, missing)


def _counts(manifest: Manifest) -> tuple[ReceivedCount, ...]:
    # A package is taken in whole or not at all.
    told = (("记录", manifest.row_count), ("照片和文书", manifest.photo_count))
    return tuple(ReceivedCount(kind, count, count) for kind, count in told)
