"""Trust files and device grants: written, and verified from pinned root keys downwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from exchange.independent.bytes_of_page import (
    GRANT_TYPE,
    TRUST_TYPE,
    Json,
    PublicKey,
    canonical,
    make_envelope,
    open_envelope,
    read_canonical,
)
from exchange.independent.fields_of_page import GRANT, TRUST, require_fields
from exchange.independent.verdict import RefusedError, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

THRESHOLD = 2
ROOTS = 3


@dataclass(frozen=True, slots=True)
class Revocation:
    """Packages of the grant `serial` after `last_seq` are refused."""

    serial: int
    last_seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class Trust:
    """A trust file; `expires` is spelled as in the file."""

    version: int
    expires: str
    roots: tuple[PublicKey, ...]
    issuer: PublicKey
    revoked: tuple[Revocation, ...] = ()

    def last_seq_of(self, serial: int) -> int | None:
        """The last package that a revoked grant may still bring; None if not revoked."""
        return next((r.last_seq for r in self.revoked if r.serial == serial), None)


@dataclass(frozen=True, slots=True)
class Grant:
    """Which key speaks for a device; the moments are advice (rule 8)."""

    device: str
    county: str
    epoch: int
    key: PublicKey
    not_before: str
    not_after: str
    serial: int


def make_trust(trust: Trust, signers: Iterable[Ed25519PrivateKey]) -> bytes:
    """The trust file; `signers` are two roots, or two old and two new ones."""
    revoked: list[Json] = [
        {"serial": r.serial, "last_seq": r.last_seq, "reason": r.reason} for r in trust.revoked
    ]
    payload: Json = {
        "v": 1,
        "version": trust.version,
        "expires": trust.expires,
        "threshold": THRESHOLD,
        "roots": [_fields_of(root) for root in trust.roots],
        "issuer": _fields_of(trust.issuer),
        "revoked": revoked,
    }
    return make_envelope(TRUST_TYPE, canonical(payload), signers)


def make_grant(grant: Grant, issuer: Ed25519PrivateKey) -> bytes:
    """The grant, signed by the issuer alone."""
    payload: Json = {
        "v": 1,
        "device": grant.device,
        "county": grant.county,
        "epoch": grant.epoch,
        **_fields_of(grant.key),
        "not_before": grant.not_before,
        "not_after": grant.not_after,
        "serial": grant.serial,
    }
    return make_envelope(GRANT_TYPE, canonical(payload), [issuer])


def open_trust(
    data: bytes, pinned: Sequence[PublicKey], now: datetime, held_version: int = 0
) -> Trust:
    """Verify a trust file.

    `pinned` are the roots the reader already trusts: those it was installed with, or those of
    the trust file it holds, whose version is `held_version`. Two of `pinned` and two of the
    file's own roots must have signed, and nobody else. `now` is aware.
    """
    envelope = open_envelope(data, TRUST_TYPE)
    old = envelope.signers_among(pinned)
    if len(old) < THRESHOLD:
        raise RefusedError(Verdict.BELOW_THRESHOLD, f"{len(old)} of the pinned roots signed")
    trust = _trust_of(require_fields(read_canonical(envelope.payload), TRUST, "trust"))
    new = envelope.signers_among(trust.roots)
    if len(new) < THRESHOLD:
        raise RefusedError(Verdict.BELOW_THRESHOLD, f"{len(new)} of its own roots signed")
    if envelope.signatures.keys() - old - new:
        raise RefusedError(Verdict.UNTRUSTED_KEY, "a signer that is no root")
    if trust.version <= held_version:
        raise RefusedError(Verdict.ROLLBACK, f"version {trust.version}, held {held_version}")
    if datetime.fromisoformat(trust.expires) <= now:
        raise RefusedError(Verdict.UNTRUSTED_KEY, "the trust file has expired")
    return trust


def open_grant(data: bytes, trust: Trust) -> Grant:
    """Verify that the issuer, and only the issuer, signed the grant."""
    envelope = open_envelope(data, GRANT_TYPE)
    signed = envelope.signers_among([trust.issuer])
    if envelope.signatures.keys() != signed:
        raise RefusedError(Verdict.UNTRUSTED_KEY, "a grant not signed by the issuer alone")
    fields = require_fields(read_canonical(envelope.payload), GRANT, "grant")
    if str(fields["not_after"]) < str(fields["not_before"]):
        raise RefusedError(Verdict.MALFORMED, "a grant that ends before it begins")
    return Grant(
        device=str(fields["device"]),
        county=str(fields["county"]),
        epoch=_integer(fields["epoch"]),
        key=_key_of(fields),
        not_before=str(fields["not_before"]),
        not_after=str(fields["not_after"]),
        serial=_integer(fields["serial"]),
    )


def _trust_of(fields: dict[str, Json]) -> Trust:
    roots = tuple(_key_of(root) for root in _objects(fields["roots"]))
    if len(roots) != ROOTS or len({root.keyid for root in roots}) != ROOTS:
        raise RefusedError(Verdict.MALFORMED, "not three different roots")
    revoked = tuple(
        Revocation(_integer(r["serial"]), _integer(r["last_seq"]), str(r["reason"]))
        for r in _objects(fields["revoked"])
    )
    if len({r.serial for r in revoked}) != len(revoked):
        raise RefusedError(Verdict.MALFORMED, "a serial revoked twice")
    (issuer,) = _objects([fields["issuer"]])
    return Trust(
        _integer(fields["version"]), str(fields["expires"]), roots, _key_of(issuer), revoked
    )


def _fields_of(key: PublicKey) -> dict[str, Json]:
    return {"alg": key.alg, "pub": key.pub.hex()}


def _key_of(fields: dict[str, Json]) -> PublicKey:
    key = PublicKey(str(fields["alg"]), bytes.fromhex(str(fields["pub"])))
    if key.alg == "ed25519" and len(key.pub) != 32:
        raise RefusedError(Verdict.MALFORMED, "an Ed25519 key is 32 bytes")
    return key


def _objects(value: Json) -> list[dict[str, Json]]:
    assert isinstance(value, list)
    return [item for item in value if isinstance(item, dict)]


def _integer(value: Json) -> int:
    assert isinstance(value, int)
    return value
