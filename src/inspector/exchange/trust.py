"""The trust file: which keys speak for the province, and which grants are revoked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

from msgspec import Meta

from inspector.exchange.envelope import decode_envelope, verify_envelope
from inspector.exchange.keys import BUILT_IN, Algorithms, PublicKey, fingerprint_digits
from inspector.exchange.strict import (
    Count,
    Instant,
    Number,
    PublicHex,
    Record,
    decode_record,
    encode_record,
    instant,
)
from inspector.exchange.verdicts import Refused, Verdict

TRUST_TYPE: Final = "application/vnd.sx-eldercare.trust.v1+json"

_WARN_BEFORE: Final = timedelta(days=60)


class Key(Record, frozen=True):
    """A public key as the papers spell it."""

    alg: Literal["ed25519", "sm2sm3"]
    pub: PublicHex

    @property
    def public(self) -> PublicKey:
        """The key itself."""
        return PublicKey(self.alg, bytes.fromhex(self.pub))


class Revocation(Record, frozen=True):
    """A grant that is withdrawn; packages up to last_seq still import."""

    serial: Number
    last_seq: Count
    reason: Literal["lost", "stolen", "replaced", "retired", "compromised"]


class TrustRecord(Record, frozen=True):
    """The payload of a trust file, as exchange.md gives it."""

    v: Literal[1]
    version: Number
    expires: Instant
    threshold: Literal[2]
    roots: Annotated[tuple[Key, ...], Meta(min_length=3, max_length=3)]
    issuer: Key
    revoked: tuple[Revocation, ...]

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        instant(self.expires)
        names = [root.public.keyid for root in self.roots]
        if len({*names, self.issuer.public.keyid}) <= len(names):
            raise ValueError("the roots and the issuer are not all different keys")
        serials = [one.serial for one in self.revoked]
        if len(set(serials)) < len(serials):
            raise ValueError("a serial is revoked twice")


@dataclass(frozen=True, slots=True)
class Trust:
    """A trust file whose signatures were verified by one of the functions below."""

    record: TrustRecord
    envelope: bytes

    @property
    def version(self) -> int:
        """Counts up with every trust file of the province."""
        return self.record.version

    @property
    def issuer(self) -> PublicKey:
        """The key of the province's desk."""
        return self.record.issuer.public

    @property
    def roots(self) -> tuple[PublicKey, ...]:
        """The keys of the three persons."""
        return tuple(root.public for root in self.record.roots)

    @property
    def fingerprint(self) -> str:
        """30 digits over the names of the roots: what a laptop reads back at enrolment."""
        names = sorted(root.keyid for root in self.roots)
        return fingerprint_digits("".join(names).encode("ascii"))

    def revocation_of(self, serial: int) -> Revocation | None:
        """Return how this grant was revoked, if it was."""
        return next((one for one in self.record.revoked if one.serial == serial), None)

    def expired(self, now: datetime) -> bool:
        """Say whether it may not be relied upon any more."""
        return now >= instant(self.record.expires)

    def expires_soon(self, now: datetime) -> bool:
        """Say whether a person should ask for a new one: 60 days before it expires."""
        return now >= instant(self.record.expires) - _WARN_BEFORE


def encode_trust(record: TrustRecord) -> bytes:
    """Return the payload that the roots sign, under TRUST_TYPE."""
    return encode_record(record)


def open_trust(data: bytes, anchors: Iterable[str], algorithms: Algorithms = BUILT_IN) -> Trust:
    """Read a trust file by root keys that are known from elsewhere.

    Args:
        data: the signed trust file.
        anchors: key ids of the roots that this computer has been told to trust: at enrolment
            those behind the fingerprint that was read back, later those of the file it holds.
        algorithms: what can be verified here.

    Raises:
        Refused: as decode_envelope and verify_envelope; untrusted key, if the roots are others.
    """
    trust = _self_signed(data, algorithms)
    if {root.keyid for root in trust.roots} != set(anchors):
        raise Refused(Verdict.UNTRUSTED_KEY, "信任文件的根密钥与已核对的不一致")
    return trust


def introduce_trust(data: bytes, fingerprint: str, algorithms: Algorithms = BUILT_IN) -> Trust:
    """Read the first trust file of a laptop by the 30 digits that the province read out.

    Raises:
        Refused: as open_trust.
    """
    trust = _self_signed(data, algorithms)
    if "".join(fingerprint.split()) != "".join(trust.fingerprint.split()):
        raise Refused(Verdict.UNTRUSTED_KEY, "信任文件的根密钥与电话核对的数字不一致")
    return trust


def accept_trust(
    data: bytes, held: Trust, now: datetime, algorithms: Algorithms = BUILT_IN
) -> Trust:
    """Take a newer trust file: signed by the old roots and by the new ones, each by threshold.

    The file that is held already comes back as it is.

    Raises:
        Refused: as decode_envelope and verify_envelope; rollback, if the version is not higher;
            trust expired.
    """
    if data == held.envelope:
        return held
    envelope = decode_envelope(data, TRUST_TYPE)
    verify_envelope(envelope, held.roots, held.record.threshold, algorithms)
    trust = _self_signed(data, algorithms)
    if trust.version <= held.version:
        raise Refused(Verdict.ROLLBACK, f"现有第 {held.version} 版，收到第 {trust.version} 版")
    require_in_force(trust, now)
    return trust


def require_in_force(trust: Trust, now: datetime) -> None:
    """Let pass a trust file that has not expired.

    Raises:
        Refused: trust expired.
    """
    if trust.expired(now):
        raise Refused(Verdict.TRUST_EXPIRED, f"有效期至 {trust.record.expires}")


def _self_signed(data: bytes, algorithms: Algorithms) -> Trust:
    # The one paper that is read before it is verified: its keys are inside it. Nothing of it is
    # used before its own threshold has signed it and the caller has compared its roots.
    envelope = decode_envelope(data, TRUST_TYPE)
    trust = Trust(decode_record(envelope.payload, TrustRecord), data)
    verify_envelope(envelope, trust.roots, trust.record.threshold, algorithms)
    return trust
