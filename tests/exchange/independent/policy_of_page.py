"""Who may send what to whom, and whether it is the next package: before any member is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from exchange.independent.fields_of_page import ZEROS
from exchange.independent.verdict import RefusedError, Verdict
from exchange.independent.zip_frame import ENVELOPE_NAME, Framed, whole_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exchange.independent.bytes_of_page import Envelope
    from exchange.independent.manifest_of_page import Manifest
    from exchange.independent.trust_chain import Grant, Trust

PACKAGE_LIMIT = 2 * 2**30
MEMBER_LIMIT = 64 * 2**20
MEMBERS_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Held:
    """What the reader has from one sender.

    `manifests` are the hashes of M by seq within `epoch`; `log_to` and `log_head` are number and
    hash of the last row; `blobs` are the hashes of all photos in the store.
    """

    epoch: int = 0
    manifests: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    log_to: int = 0
    log_head: str = ZEROS
    blobs: frozenset[str] = frozenset()

    @property
    def last_seq(self) -> int:
        """The number of the last package, 0 if none came yet."""
        return max(self.manifests, default=0)

    def in_epoch(self, epoch: int) -> Held:
        """The same with an empty series of packages if `epoch` is new; the log goes on."""
        if epoch == self.epoch:
            return self
        return Held(epoch, {}, self.log_to, self.log_head, self.blobs)

    def after(self, manifest: Manifest) -> Held:
        """What the reader has once the package of `manifest` is imported."""
        held = self.in_epoch(manifest.epoch)
        rows = (manifest.log_to, manifest.log_head)
        brought = {member.sha256 for member in manifest.members if member.is_blob}
        return Held(
            manifest.epoch,
            {**held.manifests, manifest.seq: manifest.hash},
            *(rows if manifest.has_rows else (held.log_to, held.log_head)),
            held.blobs | brought,
        )


NOTHING_HELD = Held()


def signer_of(envelope: Envelope, grants: Sequence[Grant], trust: Trust) -> Grant | None:
    """The grant whose key alone signed, or None for the issuer; checks the signature."""
    if len(envelope.signatures) != 1:
        raise RefusedError(Verdict.UNTRUSTED_KEY, "a package has one signer")
    if envelope.signers_among([trust.issuer]):
        return None
    for grant in grants:
        if envelope.signers_among([grant.key]):
            return grant
    raise RefusedError(Verdict.UNKNOWN_SENDER, "no grant for the key")


def check_policy(
    manifest: Manifest,
    envelope_size: int,
    grant: Grant | None,
    newest_epoch: int,
    trust: Trust,
    own_name: str,
    held: Held,
) -> None:
    """Sender, recipient, epoch, revocation, members, seq, prev and log, in this order.

    `grant` is None if the issuer signed; `newest_epoch` is the highest of the sender's grants.
    """
    _check_sender(manifest, grant)
    if manifest.to != own_name:
        raise RefusedError(Verdict.WRONG_RECIPIENT, manifest.to)
    last_seq = None if grant is None else trust.last_seq_of(grant.serial)
    superseded = manifest.epoch < newest_epoch and last_seq is None
    if superseded or manifest.epoch < held.epoch:
        raise RefusedError(Verdict.STALE_EPOCH, f"epoch {manifest.epoch}")
    if last_seq is not None and manifest.seq > last_seq:
        raise RefusedError(Verdict.REVOKED, f"after package {last_seq}")
    _check_sizes(manifest, envelope_size)
    _check_place(manifest, held.in_epoch(manifest.epoch))


def _check_sender(manifest: Manifest, grant: Grant | None) -> None:
    if (manifest.kind == "county-export") != (grant is not None):
        raise RefusedError(Verdict.UNTRUSTED_KEY, f"the key may not sign a {manifest.kind}")
    if grant is None:
        return
    if manifest.sender != grant.device:
        raise RefusedError(Verdict.UNTRUSTED_KEY, f"the key is not that of {manifest.sender}")
    if manifest.epoch != grant.epoch:
        raise RefusedError(Verdict.STALE_EPOCH, "not the epoch of the grant")


def _check_sizes(manifest: Manifest, envelope_size: int) -> None:
    if len(manifest.members) > MEMBERS_LIMIT:
        raise RefusedError(Verdict.TOO_BIG, "more than 20,000 members")
    members = [member.framed for member in manifest.members]
    for member in members:
        if member.size > MEMBER_LIMIT:
            raise RefusedError(Verdict.TOO_BIG, member.name)
    if whole_size([Framed(ENVELOPE_NAME, envelope_size, 0), *members]) > PACKAGE_LIMIT:
        raise RefusedError(Verdict.TOO_BIG, "the package")


def _check_place(manifest: Manifest, held: Held) -> None:
    known = held.manifests.get(manifest.seq)
    if known == manifest.hash:
        raise RefusedError(Verdict.DUPLICATE, f"package {manifest.seq}")
    if manifest.seq <= held.last_seq:
        raise RefusedError(Verdict.FORK, f"another package {manifest.seq}")
    if manifest.seq > held.last_seq + 1:
        raise RefusedError(Verdict.GAP, f"package {held.last_seq + 1} is missing")
    if manifest.prev != held.manifests.get(held.last_seq):
        raise RefusedError(Verdict.FORK, "prev is not the last package")
    if manifest.has_rows and manifest.log_from > held.log_to + 1:
        raise RefusedError(Verdict.LOG_GAP, f"row {held.log_to + 1} is missing")
    if manifest.has_rows and manifest.log_from < held.log_to + 1:
        raise RefusedError(Verdict.CHAIN_BROKEN, f"row {manifest.log_from} is here already")
