"""What a receiver knows when a package arrives, and the policy it applies to a manifest."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.keys import BUILT_IN, Algorithms
from inspector.exchange.manifest import COUNTY_EXPORT, Manifest
from inspector.exchange.rows import EMPTY_LOG, LogHead
from inspector.exchange.strict import instant
from inspector.exchange.trust import Trust
from inspector.exchange.verdicts import Notice, PackageName, Refused, Verdict

PROVINCE: Final = "province"
"""What the province's desk is called in sender and to."""

_CLOCK_TOLERANCE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SenderState:
    """What a receiver holds of one sender: the state after the last package that it took.

    A new epoch begins a new stream: seq 1, no predecessor. Its log either goes on where the old
    one ended (a rotated key) or begins again at 1 (a restored or replaced laptop).

    Attributes:
        epoch: the epoch of the stream.
        packages: hashes of M of the packages taken in this epoch, the first has seq 1.
        former: hashes of M of packages taken in former epochs.
        log: how far the sender's log is held.
        created: what the last package said of its time, or "".
    """

    epoch: int = 1
    packages: tuple[str, ...] = ()
    former: frozenset[str] = frozenset()
    log: LogHead = EMPTY_LOG
    created: str = ""

    def in_epoch(self, epoch: int) -> "SenderState":
        """Return the state at the beginning of a later epoch."""
        former = self.former.union(self.packages)
        return replace(self, epoch=epoch, packages=(), former=former)

    def after(self, manifest: Manifest) -> "SenderState":
        """Return the state once this package, which was verified against this one, is taken."""
        before = self if manifest.epoch == self.epoch else self.in_epoch(manifest.epoch)
        reached = LogHead(manifest.log_to, manifest.log_head)
        return replace(
            before,
            packages=(*before.packages, manifest.digest()),
            log=reached if manifest.has_rows else before.log,
            created=manifest.created,
        )


@dataclass(frozen=True, slots=True)
class Receiver:
    """What is known here.

    Attributes:
        trust: the trust file in force.
        now: the clock (aware); only an expired trust file is refused by it.
        me: the name by which packages are sent here; None takes any, for looking at a package.
        grants: signed grants by the key id of the key they grant.
        senders: what is held of each sender by name, one that is missing never sent anything;
            None if there is no store: then seq, predecessor and log are not checked.
        held_photos: hashes of blobs that are in the store already.
        identity: secret age identity ("AGE-SECRET-KEY-1…"), None where none is held.
        issuer_name: what the province calls itself as a sender.
        algorithms: what can be verified here.
    """

    trust: Trust
    now: datetime
    me: str | None = None
    grants: Mapping[str, bytes] = field(default_factory=dict)
    senders: Mapping[str, SenderState] | None = None
    held_photos: frozenset[str] = frozenset()
    identity: str | None = field(default=None, repr=False)
    issuer_name: str = PROVINCE
    algorithms: Algorithms = field(default_factory=lambda: BUILT_IN, repr=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """A manifest that may be imported if the bytes after it hold what it promises.

    Attributes:
        manifest: what the package says of itself.
        grant: of the device that sent it; None for the province.
        before: the sender's state that it was judged by, None if not known.
        log: the head that the first row must follow, None if not known.
        notices: what a person should know all the same.
    """

    manifest: Manifest
    grant: Grant | None
    before: SenderState | None
    log: LogHead | None
    notices: tuple[Notice, ...]


def judge(manifest: Manifest, grant: Grant | None, receiver: Receiver) -> Judged:
    """Apply the policy: kind, recipient, epoch, revocation, seq and predecessor, log.

    Args:
        manifest: what the signature was verified over.
        grant: the grant of the key that signed, None if the province's issuer signed.
        receiver: what is known here.

    Raises:
        Refused: untrusted key, wrong recipient, stale epoch, revoked, duplicate, gap, fork,
            log gap, chain broken.
    """
    name = manifest.named()
    _check_sender(manifest, grant, receiver)
    if receiver.me is not None and manifest.to != receiver.me:
        raise Refused(Verdict.WRONG_RECIPIENT, f"接收单位：{manifest.to}", about=name)
    state = None
    if receiver.senders is not None:
        state = receiver.senders.get(manifest.sender, SenderState())
        if name.h in state.former:
            raise Refused(Verdict.DUPLICATE, f"第 {manifest.seq} 号包", about=name)
    _check_epoch(manifest, grant, state, receiver)
    _check_revocation(manifest, grant, receiver)
    log = None
    if state is not None:
        current = state if manifest.epoch == state.epoch else state.in_epoch(manifest.epoch)
        _check_stream(name, manifest.prev, current)
        log = _check_log(manifest, current) if manifest.has_rows else None
    elif manifest.log_from == 1:
        log = EMPTY_LOG
    notices = tuple(_notices(manifest, grant, state, receiver))
    return Judged(manifest, grant, state, log, notices)


def _check_sender(manifest: Manifest, grant: Grant | None, receiver: Receiver) -> None:
    name = manifest.named()
    if (manifest.kind == COUNTY_EXPORT) != (grant is not None):
        raise Refused(Verdict.UNTRUSTED_KEY, "这把密钥无权签发这一种包", about=name)
    expected = receiver.issuer_name if grant is None else grant.device
    if manifest.sender != expected:
        raise Refused(Verdict.UNTRUSTED_KEY, f"密钥属于 {expected}，包上写的是 {manifest.sender}")


def _check_epoch(
    manifest: Manifest, grant: Grant | None, state: SenderState | None, receiver: Receiver
) -> None:
    name = manifest.named()
    if grant is not None and manifest.epoch != grant.epoch:
        raise Refused(Verdict.STALE_EPOCH, f"授权是第 {grant.epoch} 期的", about=name)
    known = state.epoch if state else 1
    # A revoked key was replaced or lost: what it sent up to last_seq is still wanted.
    if grant is not None and receiver.trust.revocation_of(grant.serial) is None:
        known = max(known, _newest_epoch(grant.device, receiver))
    if manifest.epoch < known:
        raise Refused(
            Verdict.STALE_EPOCH, f"包为第 {manifest.epoch} 期，现为第 {known} 期", about=name
        )


def _newest_epoch(device: str, receiver: Receiver) -> int:
    newest = 1
    for data in receiver.grants.values():
        with suppress(Refused):  # a paper that is no grant grants no epoch
            grant = open_grant(data, receiver.trust, receiver.algorithms)
            if grant.device == device:
                newest = max(newest, grant.epoch)
    return newest


def _check_revocation(manifest: Manifest, grant: Grant | None, receiver: Receiver) -> None:
    revocation = receiver.trust.revocation_of(grant.serial) if grant else None
    if revocation is not None and manifest.seq > revocation.last_seq:
        raise Refused(
            Verdict.REVOKED,
            f"该电脑只有第 {revocation.last_seq} 号及以前的包仍可导入",
            about=manifest.named(),
        )


def _check_stream(name: PackageName, prev: str | None, state: SenderState) -> None:
    following = len(state.packages) + 1
    if name.seq < following:
        if state.packages[name.seq - 1] == name.h:
            raise Refused(Verdict.DUPLICATE, f"第 {name.seq} 号包", about=name)
        raise Refused(Verdict.FORK, f"第 {name.seq} 号包有两个不同的版本", about=name)
    if name.seq > following:
        raise Refused(Verdict.GAP, f"缺第 {following} 号包", about=name, missing=following)
    if prev != (state.packages[-1] if state.packages else None):
        raise Refused(Verdict.FORK, f"第 {name.seq} 号包接的不是收到的上一个包", about=name)


def _check_log(manifest: Manifest, state: SenderState) -> LogHead:
    name = manifest.named()
    begins_again = not state.packages and manifest.log_from == 1
    held = EMPTY_LOG if begins_again else state.log
    if manifest.log_from > held.i + 1:
        raise Refused(
            Verdict.LOG_GAP, f"缺第 {held.i + 1} 至 {manifest.log_from - 1} 条记录", about=name
        )
    if manifest.log_from <= held.i:
        raise Refused(
            Verdict.CHAIN_BROKEN, f"第 {manifest.log_from} 条记录以前已经收到过", about=name
        )
    if not manifest.row_count and manifest.log_head != held.h:
        raise Refused(Verdict.CHAIN_BROKEN, f"第 {held.i} 条记录与清单不符", about=name)
    return held


def _notices(
    manifest: Manifest, grant: Grant | None, state: SenderState | None, receiver: Receiver
) -> Iterator[Notice]:
    created = instant(manifest.created)
    if receiver.trust.expires_soon(receiver.now):
        yield Notice.TRUST_EXPIRES_SOON
    if manifest.trust > receiver.trust.version:
        yield Notice.TRUST_BEHIND
    if grant and not instant(grant.not_before) <= created < instant(grant.not_after):
        yield Notice.GRANT_NOT_IN_FORCE
    if state and manifest.created < state.created:
        yield Notice.CLOCK_BEHIND
    if created > receiver.now + _CLOCK_TOLERANCE:
        yield Notice.CLOCK_AHEAD
    if state is None:
        yield Notice.CHAIN_NOT_CHECKED
