"""Where the photos of an inspection went, read from packages, receipts and the log."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from inspector.domain.custody import Bundling, Journey
from inspector.exchange.receiver import PROVINCE
from inspector.exchange.rows import decode_row
from inspector.operations.messages import evidence_bundled, inspection_sealed
from inspector.storage.database import Stored
from inspector.storage.journal import JournalLine
from inspector.storage.packages import OutgoingPackage, PackageState

if TYPE_CHECKING:
    from inspector.domain.canonical_json import JsonValue

_PROVINCE: Final = "省民政厅"


def journeys_of(stored: Stored, inspection_id: str, origin: str) -> tuple[Journey, ...]:
    """Return the packages that carried the inspection.

    Args:
        stored: within a snapshot.
        inspection_id: of the sealed inspection.
        origin: id of the device that sent it; empty where it was sealed.
    """
    if origin:
        return tuple(_received(stored, origin, inspection_id))
    return tuple(_sent(stored, inspection_id))


def bundlings_of(stored: Stored, inspection_id: str, origin: str) -> tuple[Bundling, ...]:
    """Return the evidence bundles that were made of the inspection, here and where it was sealed.

    Args: as `journeys_of`.
    """
    logs = [_own_log(stored), *([stored.received.lines(origin)] if origin else [])]
    rows = (row for log in logs for row in _bundled(log))
    found = (row.bundling for row in rows if row.inspection_id == inspection_id)
    return tuple(dict.fromkeys(found))  # a restored laptop sends its log again


def _own_log(stored: Stored) -> Iterator[JournalLine]:
    head, _ = stored.journal.head()
    return stored.journal.lines(1, head)


def _bundled(log: Iterator[JournalLine]) -> Iterator[evidence_bundled.BundledRow]:
    message = evidence_bundled.MESSAGE
    for line in log:
        if line.kind == message.kind:
            # A row's body was canonical JSON when it was read.
            yield message.decode(cast("dict[str, JsonValue]", decode_row(line.line).body))


def _sent(stored: Stored, inspection_id: str) -> Iterator[Journey]:
    answered = {one.manifest_sha256: one.received_at for one in stored.packages.incoming()}
    for package in stored.packages.outgoing(PROVINCE):
        lines = stored.journal.lines(package.log_from, package.log_to)
        if package.written_at is None or not _carries(lines, inspection_id):
            continue
        yield Journey(
            package=_name(package),
            manifest_sha256=package.manifest_sha256,
            recipient=_PROVINCE,
            sent_at=package.written_at,
            answered_at=answered.get(package.receipt_sha256),
            accepted=package.state is PackageState.ACCEPTED,
        )


def _received(stored: Stored, origin: str, inspection_id: str) -> Iterator[Journey]:
    for package in stored.packages.incoming(origin):
        of_package = (origin, package.run, package.log_from, package.log_to)
        if _carries(stored.received.lines_of_run(*of_package), inspection_id):
            yield Journey(
                package=f"{origin} 的第 {package.seq} 号数据包",
                manifest_sha256=package.manifest_sha256,
                recipient=_PROVINCE,
                sent_at=package.received_at,
                answered_at=package.received_at,
                accepted=True,
            )


def _carries(lines: Iterator[JournalLine], inspection_id: str) -> bool:
    sealed = inspection_sealed.MESSAGE.kind
    return any(line.kind == sealed and line.subject == inspection_id for line in lines)


def _name(package: OutgoingPackage) -> str:
    return f"第 {package.seq} 号数据包"
