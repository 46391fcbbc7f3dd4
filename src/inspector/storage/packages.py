"""Packages that went out and came in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection, RowMapping

from inspector.storage.received import Received
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.senders import sender_key
from inspector.storage.tables.exchange import (
    incoming_package,
    outgoing_package,
    quarantined_package,
    sender,
    sender_state,
)


class PackageState(StrEnum):
    """How far an outgoing package is."""

    PREPARED = "prepared"
    WRITTEN = "written"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class OutgoingPackage:
    """A package of this device; the same number always has the same manifest.

    Attributes:
        recipient: id of the device, or of the province, that it is for.
        seq: from 1, by recipient and stream.
        manifest: the exact bytes that were signed.
        log_from: number of the first line of the log in it; log_to: of the last.
        log_head: hash of the line `log_to`.
        prepared_at: UTC.
        written_at: UTC; None before it was read back from the medium.
        receipt_sha256: hash of the receipt that answered it, or empty.
        rows: its rows where they are not lines of this device's log (a receipt), or empty.
        stream: counts up when this device gets a new key, with which numbers begin again.
    """

    recipient: str
    seq: int
    manifest: bytes
    manifest_sha256: str
    log_from: int
    log_to: int
    log_head: str
    state: PackageState
    prepared_at: datetime
    written_at: datetime | None = None
    receipt_sha256: str = ""
    rows: bytes = b""
    stream: int = 1


@dataclass(frozen=True, slots=True)
class SenderState:
    """How far a receiver has followed a sender.

    Attributes:
        last_manifest_sha256: of package `last_seq`; empty before the first.
        log_head: hash of line `log_index` of its log; 64 zeros before the first.
        epoch: of its keys.
        dirty: contradicting packages came (clone, restored backup); it must be enrolled again.
    """

    sender: str
    last_seq: int
    last_manifest_sha256: str
    log_index: int
    log_head: str
    epoch: int
    dirty: bool = False


@dataclass(frozen=True, slots=True)
class IncomingPackage:
    """A package that was taken in whole.

    Attributes:
        epoch: of the sender's keys.
        manifest: the exact bytes that were signed.
        received_at: UTC.
        run: which of the sender's logs its lines belong to; `Packages.accept` finds it.
    """

    sender: str
    epoch: int
    seq: int
    manifest: bytes
    manifest_sha256: str
    log_from: int
    log_to: int
    received_at: datetime
    run: int = 1


@dataclass(frozen=True, slots=True)
class QuarantinedPackage:
    """A package that was refused and put aside.

    Attributes:
        sender: as the manifest says; empty when it could not be read.
        seq: as the manifest says; 0 when it could not be read.
        code: of the verdict, for example fork.
        file_name: under which it was put aside.
        received_at: UTC.
    """

    sender: str
    seq: int
    manifest_sha256: str
    code: str
    file_name: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Packages:
    """Outgoing ones by number, incoming ones by sender and number."""

    connection: Connection

    def prepare(self, package: OutgoingPackage) -> None:
        """Keep a package before its first byte is written."""
        self.connection.execute(sa.insert(outgoing_package).values(fields_of(package)))

    def outgoing(
        self, recipient: str | None = None, stream: int | None = None
    ) -> tuple[OutgoingPackage, ...]:
        """Return the packages for a recipient, or for all, by recipient, stream and number."""
        query = sa.select(outgoing_package)
        if recipient is not None:
            query = query.where(outgoing_package.c.recipient == recipient)
        if stream is not None:
            query = query.where(outgoing_package.c.stream == stream)
        columns = outgoing_package.c
        ordered = query.order_by(columns.recipient, columns.stream, columns.seq)
        return tuple(_outgoing(row) for row in self.connection.execute(ordered).mappings())

    def last_outgoing(self, recipient: str, stream: int = 1) -> OutgoingPackage | None:
        """Return the package of this stream with the highest number."""
        columns = outgoing_package.c
        rows = self.connection.execute(
            sa.select(outgoing_package)
            .where(columns.recipient == recipient, columns.stream == stream)
            .order_by(columns.seq.desc())
            .limit(1)
        ).mappings()
        last = rows.one_or_none()
        return None if last is None else _outgoing(last)

    def mark_written(self, manifest_sha256: str, at: datetime) -> None:
        """Record that the package was read back from the medium; an answered one stays answered.

        Raises:
            KeyError: no package has this manifest.
        """
        written = sa.case(
            (outgoing_package.c.state == PackageState.PREPARED, PackageState.WRITTEN),
            else_=outgoing_package.c.state,
        )
        self._change(manifest_sha256, {"written_at": at, "state": written})

    def mark_answered(
        self, manifest_sha256: str, status: PackageState, receipt_sha256: str
    ) -> None:
        """Record the recipient's answer, accepted or rejected.

        Raises:
            KeyError: no package has this manifest.
        """
        values = {"state": PackageState(status), "receipt_sha256": receipt_sha256}
        self._change(manifest_sha256, values)

    def sender_state(self, ident: str) -> SenderState | None:
        """Return how far this sender was followed; None when nothing came yet."""
        row = self.connection.execute(
            sa.select(sender_state, sender.c.ident)
            .join_from(sender_state, sender)
            .where(sender.c.ident == ident)
        ).mappings()
        found = row.one_or_none()
        return None if found is None else value_of(SenderState, found, sender=found["ident"])

    def accept(self, package: IncomingPackage, state: SenderState | None = None) -> None:
        """Keep a package that was taken in, after its lines, and how far its sender is now.

        Args:
            package: the next one of its sender.
            state: None: as the package and the lines received say; a dirty sender stays dirty.
        """
        key = sender_key(self.connection, package.sender)
        fields = fields_of(package, without={"sender", "run"})
        run = Received(self.connection).run(package.sender)
        row = sa.insert(incoming_package).values(sender_id=key, run=run, **fields)
        self.connection.execute(row)
        self.put_sender_state(state or self._state_after(package))

    def put_sender_state(self, state: SenderState) -> None:
        """Keep how far a sender is followed, in place of what was kept."""
        key = sender_key(self.connection, state.sender)
        fields = fields_of(state, without={"sender"})
        row = insert(sender_state).values(sender_id=key, **fields)
        self.connection.execute(
            row.on_conflict_do_update(index_elements=["sender_id"], set_=fields)
        )

    def incoming(self, sender_ident: str | None = None) -> tuple[IncomingPackage, ...]:
        """Return the packages taken in from a sender, or from all, in the order they came."""
        columns = columns_of(incoming_package, IncomingPackage, without={"sender"})
        query = sa.select(sender.c.ident, *columns).join_from(incoming_package, sender)
        if sender_ident is not None:
            query = query.where(sender.c.ident == sender_ident)
        rows = self.connection.execute(query.order_by(incoming_package.c.id)).mappings()
        return tuple(value_of(IncomingPackage, row, sender=row["ident"]) for row in rows)

    def last_incoming(self, sender_ident: str) -> IncomingPackage:
        """Return the package of a sender that came last.

        Raises:
            KeyError: none came.
        """
        columns = columns_of(incoming_package, IncomingPackage, without={"sender"})
        query = sa.select(sender.c.ident, *columns).join_from(incoming_package, sender)
        last = query.where(sender.c.ident == sender_ident).order_by(incoming_package.c.id.desc())
        row = self.connection.execute(last.limit(1)).mappings().one_or_none()
        if row is None:
            raise KeyError(sender_ident)
        return value_of(IncomingPackage, row, sender=row["ident"])

    def digests(self, sender_ident: str) -> tuple[tuple[int, str], ...]:
        """Return epoch and hash of the manifest of each package of a sender, as they came."""
        rows = self.connection.execute(
            sa.select(incoming_package.c.epoch, incoming_package.c.manifest_sha256)
            .join_from(incoming_package, sender)
            .where(sender.c.ident == sender_ident)
            .order_by(incoming_package.c.id)
        )
        return tuple((row.epoch, row.manifest_sha256) for row in rows)

    def quarantine(self, package: QuarantinedPackage) -> None:
        """Record a package that was refused and put aside."""
        self.connection.execute(sa.insert(quarantined_package).values(fields_of(package)))

    def quarantined(self) -> tuple[QuarantinedPackage, ...]:
        """Return all that was put aside, in the order in which it came."""
        columns = columns_of(quarantined_package, QuarantinedPackage)
        rows = self.connection.execute(
            sa.select(*columns).order_by(quarantined_package.c.id)
        ).mappings()
        return tuple(value_of(QuarantinedPackage, row) for row in rows)

    def _state_after(self, package: IncomingPackage) -> SenderState:
        before = self.sender_state(package.sender)
        log_index, log_head = Received(self.connection).head(package.sender)
        return SenderState(
            sender=package.sender,
            last_seq=package.seq,
            last_manifest_sha256=package.manifest_sha256,
            log_index=log_index,
            log_head=log_head,
            epoch=package.epoch,
            dirty=before is not None and before.dirty,
        )

    def _change(self, manifest_sha256: str, values: dict[str, Any]) -> None:
        changed = self.connection.execute(
            sa.update(outgoing_package)
            .where(outgoing_package.c.manifest_sha256 == manifest_sha256)
            .values(values)
        )
        if not changed.rowcount:
            raise KeyError(manifest_sha256)


def _outgoing(row: RowMapping) -> OutgoingPackage:
    return value_of(OutgoingPackage, row, state=PackageState(row["state"]))
