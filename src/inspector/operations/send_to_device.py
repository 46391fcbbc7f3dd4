"""What the province sends to a device: a numbered, chained stream of packages for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.contents import measure_blob, measure_rows
from inspector.exchange.manifest import (
    NO_ACK,
    PROVINCE_ISSUE,
    RECEIPT,
    Ack,
    Manifest,
    Member,
)
from inspector.exchange.receiver import PROVINCE
from inspector.exchange.rows import EMPTY_LOG, LogHead, append_row
from inspector.exchange.strict import instant_text
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.outgoing import APP, SCHEMA, next_in_stream, sealed_package
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

_DESK = "province-desk"


@dataclass(frozen=True, slots=True)
class Sent:
    """One record for the device.

    Attributes:
        files: hashes of the originals that it needs.
    """

    kind: str
    subject: str
    body: dict[str, JsonValue]
    files: tuple[str, ...] = ()


def send_to_device(
    workspace: Workspace,
    stored: Stored,
    device: str,
    records: Sequence[Sent],
    ack: Ack = NO_ACK,
) -> None:
    """Prepare the next package for a device inside the caller's transaction.

    With an acknowledgement it is a receipt, else an issue; both share one stream and one log.

    Raises:
        NotEnrolledError: this is not the province's desk.
    """
    issuer = issuer_of(workspace)
    now = instant_text(workspace.clock())
    last = stored.packages.last_outgoing(device)
    before = LogHead(last.log_to, last.log_head) if last else EMPTY_LOG
    lines, head = _lines(records, before, now)
    seq, prev = next_in_stream(last)
    manifest = Manifest(
        v=1,
        kind=PROVINCE_ISSUE if ack is NO_ACK else RECEIPT,
        sender=PROVINCE,
        to=device,
        seq=seq,
        prev=prev,
        epoch=1,
        trust=held_trust(stored).version,
        created=now,
        app=APP,
        schema=SCHEMA,
        log_from=before.i + 1,
        log_to=head.i,
        log_head=head.h,
        ack=ack,
        members=(measure_rows(lines), *_blobs(workspace, records)),
    )
    sealed = sealed_package(manifest, issuer, workspace.clock(), b"\n".join(lines))
    stored.packages.prepare(sealed)


def _lines(records: Sequence[Sent], head: LogHead, now: str) -> tuple[list[bytes], LogHead]:
    lines = []
    for record in records:
        line, head = append_row(
            head,
            at=now,
            who=_DESK,
            kind=record.kind,
            subject=record.subject,
            body=record.body,
            photos=record.files,
        )
        lines.append(line)
    return lines, head


def _blobs(workspace: Workspace, records: Sequence[Sent]) -> Iterator[Member]:
    files = sorted({one for record in records for one in record.files})
    return (measure_blob(workspace.files.kept(one)) for one in files)
