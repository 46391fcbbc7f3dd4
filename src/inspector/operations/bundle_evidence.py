"""Make the evidence bundle of a sealed inspection for 行政复议 or 行政诉讼: folder and ZIP (X7)."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector import __version__
from inspector.domain.evidence_bag import BundleFacts
from inspector.domain.inspection import Inspection
from inspector.domain.shanghai import day_in_shanghai
from inspector.exchange.archive import write_archive
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.evidence.bag import write_bag
from inspector.operations.evidence.gathering import Gathered, NoBundleError, gather
from inspector.operations.messages import evidence_bundled
from inspector.operations.messages.evidence_bundled import BundledRow
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.atomic_file import make_folder, sync_folder
from inspector.storage.failures import file_failures_told

_SHORT: Final = 8
_MARGIN: Final = 50_000_000  # bytes left free on the medium
_COPIES: Final = 2  # folder and archive
_BAG_SHARE: Final = 0.6


@dataclass(frozen=True, slots=True)
class BundleOrder:
    """Why the bundle is made.

    Attributes:
        purpose: for example 行政复议, with the number of the case.
        made_by: certificate number of the officer who makes it.
    """

    inspection_id: str
    purpose: str
    made_by: str


@dataclass(frozen=True, slots=True)
class EvidenceBundle:
    """What was made, and what changed.

    Attributes:
        sha256: hex, of the archive.
    """

    number: str
    folder: Path
    archive: Path
    sha256: str
    changed: Changed


def bundle_evidence(
    workspace: Workspace, order: BundleOrder, target: Path, progress: Progress = unreported
) -> EvidenceBundle:
    """Write the bundle into a folder: both forms appear whole, with their line in the log, or not.

    It holds originals: it is evidence, never for the public (X15).

    Raises:
        NoBundleError: not sealed, no purpose, a file is lost or changed, no space, or the bundle
            is there already.
        RecordNotStandingError: the record was replaced, or waits for a choice.
        StorageError: the medium takes nothing or breaks.
    """
    if not order.purpose.strip():
        raise NoBundleError("请填写证据包的用途，例如“行政复议”，再制作。")
    with workspace.database.reading() as stored:
        gathered = gather(workspace, stored, order.inspection_id)
    facts = _facts(workspace, gathered, order)
    name = f"证据包-{facts.number}"
    folder, archive = target / name, target / f"{name}.zip"
    _require_room(target, gathered, folder, archive)
    begun = target / f".{name}.part"
    try:
        with file_failures_told(target):
            shutil.rmtree(begun, ignore_errors=True)  # of a power cut
            make_folder(begun / name)
            write_bag(workspace, begun / name, gathered, facts, _part(progress, 0, _BAG_SHARE))
            packing = _part(progress, _BAG_SHARE, 1)
            sha256 = write_archive(begun / name, begun / archive.name, packing)
            _finish(workspace, order, facts, begun, target, sha256)
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return EvidenceBundle(facts.number, folder, archive, sha256, Changed.PACKAGES)


def _finish(
    workspace: Workspace,
    order: BundleOrder,
    facts: BundleFacts,
    begun: Path,
    target: Path,
    sha256: str,
) -> None:
    row = BundledRow(
        facts.number, order.inspection_id, facts.purpose, facts.made_at, facts.made_by, sha256
    )
    with workspace.database.transaction() as stored:
        append_to_journal(
            workspace,
            stored,
            kind=evidence_bundled.MESSAGE.kind,
            subject=order.inspection_id,
            who=order.made_by,
            body=evidence_bundled.MESSAGE.encode(row),
        )
        for made in sorted(begun.iterdir()):
            made.rename(target / made.name)
        sync_folder(target)


def _facts(workspace: Workspace, gathered: Gathered, order: BundleOrder) -> BundleFacts:
    inspection, now = gathered.sealed.inspection, workspace.clock()
    day, count = day_in_shanghai(now), len(gathered.bundlings) + 1
    return BundleFacts(
        number=f"{day:%Y%m%d}-{order.inspection_id[:_SHORT]}-{count}",
        authority=gathered.authority,
        institution=inspection.institution.name,
        inspection_id=inspection.id,
        inspected_at=inspection.started_at,
        officers=tuple(f"{one.name}（{one.certificate_number}）" for one in inspection.officers),
        purpose=order.purpose.strip(),
        made_at=now,
        made_by=_person(inspection, order.made_by),
        program=f"养老检查 {__version__}",
    )


def _person(inspection: Inspection, certificate: str) -> str:
    names = {one.certificate_number: one.name for one in inspection.officers}
    return f"{names[certificate]}（{certificate}）" if certificate in names else certificate


def _require_room(target: Path, gathered: Gathered, folder: Path, archive: Path) -> None:
    if not target.is_dir():
        raise NoBundleError(f"文件夹“{target}”不存在，没有制作证据包，请另选一个文件夹。")
    if folder.exists() or archive.exists():
        raise NoBundleError(f"“{folder.name}”已在所选文件夹中，请另选一个文件夹，或先移走它。")
    sizes = [photo.size for photo in gathered.photos.values()]
    sizes += [one.size for one in gathered.documents]
    sizes += [len(record.record) + len(record.envelope) for record in gathered.records]
    needed = _COPIES * sum(sizes) + _MARGIN
    if shutil.disk_usage(target).free < needed:
        raise NoBundleError(
            f"所选磁盘的剩余空间不足，制作证据包约需 {needed // 1_000_000} MB，没有制作。"
            "请清理磁盘或另选一个磁盘。"
        )


def _part(progress: Progress, start: float, end: float) -> Progress:
    def report(step: str, fraction: float) -> None:
        progress(step, start + (end - start) * fraction)

    return report
