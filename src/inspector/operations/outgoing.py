"""What every package that leaves a desk has in common: its place in the stream, and its seal."""

from datetime import datetime
from typing import Final

from inspector import __version__
from inspector.domain.inspection import InspectionState
from inspector.exchange.envelope import decode_envelope
from inspector.exchange.keys import Signer
from inspector.exchange.manifest import MANIFEST_TYPE, Manifest, decode_manifest, seal_manifest
from inspector.exchange.receiver import PROVINCE
from inspector.storage.database import Stored
from inspector.storage.packages import OutgoingPackage, PackageState

SCHEMA: Final = 1
SEALED: Final = "inspection-sealed"
_STREAM: Final = "stream"
_FIRST: Final = "stream.first"
APP: Final = f"inspector-{__version__}"


def next_in_stream(last: OutgoingPackage | None) -> tuple[int, str | None]:
    """Return number and predecessor of the package that follows this one."""
    return (last.seq + 1, last.manifest_sha256) if last else (1, None)


def own_stream(stored: Stored) -> int:
    """Return which of this computer's streams to the province goes on: 1 for the first."""
    return int(stored.settings.get(_STREAM) or 1)


def first_line(stored: Stored) -> int:
    """Return the number of the line of the log with which the stream began."""
    return int(stored.settings.get(_FIRST) or 1)


def begin_stream(stored: Stored, first: int) -> None:
    """Let numbers begin again at 1, and the log at this line: what a new key brings with it.

    Whatever was under way from that line on counts as not sent.
    """
    stored.settings.put(_STREAM, str(own_stream(stored) + 1))
    stored.settings.put(_FIRST, str(first))
    for package in stored.packages.outgoing(PROVINCE):
        mark_cases(stored, package, InspectionState.EXPORTED, InspectionState.SEALED, first)


def file_stem(sender: str, epoch: int, seq: int) -> str:
    """Return how the file of a package is called on a stick, without its ending."""
    return f"{sender}-e{epoch}-{seq:06d}" if epoch > 1 else f"{sender}-{seq:06d}"


def mark_cases(
    stored: Stored,
    package: OutgoingPackage,
    old: InspectionState,
    new: InspectionState,
    since: int = 1,
) -> None:
    """Move those inspections on that a package of this laptop carries, from line `since` on."""
    for line in stored.journal.lines(max(since, package.log_from), package.log_to):
        if line.kind == SEALED and stored.inspections.state(line.subject) is old:
            stored.inspections.set_state(line.subject, new)


def sealed_package(
    manifest: Manifest, signer: Signer, at: datetime, rows: bytes = b"", stream: int = 1
) -> OutgoingPackage:
    """Sign a manifest; the result is stored as prepared before a byte is written.

    Args:
        manifest: of the package.
        signer: of this desk.
        at: UTC.
        rows: the record lines, where they are in no journal.
        stream: that it belongs to.
    """
    return OutgoingPackage(
        recipient=manifest.to,
        seq=manifest.seq,
        manifest=seal_manifest(manifest, signer),
        manifest_sha256=manifest.digest(),
        log_from=manifest.log_from,
        log_to=manifest.log_to,
        log_head=manifest.log_head,
        state=PackageState.PREPARED,
        prepared_at=at,
        rows=rows,
        stream=stream,
    )


def manifest_of(envelope: bytes) -> Manifest:
    """Return the manifest inside an envelope that this workspace holds."""
    return decode_manifest(decode_envelope(envelope, MANIFEST_TYPE).payload)
