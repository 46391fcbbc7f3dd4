"""What every package that leaves a desk has in common: its place in the stream, and its seal."""

from datetime import datetime
from typing import Final

from inspector import __version__
from inspector.exchange.envelope import decode_envelope
from inspector.exchange.keys import Signer
from inspector.exchange.manifest import MANIFEST_TYPE, Manifest, decode_manifest, seal_manifest
from inspector.storage.packages import OutgoingPackage, PackageState

SCHEMA: Final = 1
APP: Final = f"inspector-{__version__}"


def next_in_stream(last: OutgoingPackage | None) -> tuple[int, str | None]:
    """Return number and predecessor of the package that follows this one."""
    return (last.seq + 1, last.manifest_sha256) if last else (1, None)


def sealed_package(
    manifest: Manifest, signer: Signer, at: datetime, rows: bytes = b""
) -> OutgoingPackage:
    """Sign a manifest; the result is stored as prepared before a byte is written.

    Args:
        manifest: of the package.
        signer: of this desk.
        at: UTC.
        rows: the record lines, where they are in no journal.
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
    )


def manifest_of(envelope: bytes) -> Manifest:
    """Return the manifest inside an envelope that this workspace holds."""
    return decode_manifest(decode_envelope(envelope, MANIFEST_TYPE).payload)
