"""Grants: the province's word that a key belongs to a device."""

from typing import Final, Literal

from inspector.exchange.envelope import decode_envelope, sign_envelope, verify_envelope
from inspector.exchange.keys import BUILT_IN, Algorithms, PublicKey, Signer
from inspector.exchange.strict import (
    Identifier,
    Instant,
    Number,
    PublicHex,
    Record,
    decode_record,
    encode_record,
    instant,
)
from inspector.exchange.trust import Trust
from inspector.exchange.verdicts import Refused, Verdict

GRANT_TYPE: Final = "application/vnd.sx-eldercare.device-grant.v1+json"


class Grant(Record, frozen=True):
    """The payload of a grant, as exchange.md gives it."""

    v: Literal[1]
    device: Identifier
    county: Identifier
    epoch: Number
    alg: Literal["ed25519", "sm2sm3"]
    pub: PublicHex
    not_before: Instant
    not_after: Instant
    serial: Number

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        if instant(self.not_after) <= instant(self.not_before):
            raise ValueError("the grant ends before it begins")

    @property
    def key(self) -> PublicKey:
        """The key that is granted."""
        return PublicKey(self.alg, bytes.fromhex(self.pub))


def issue_grant(grant: Grant, issuer: Signer) -> bytes:
    """Sign a grant with the key of the province's desk."""
    return sign_envelope(encode_record(grant), GRANT_TYPE, [issuer])


def open_grant(data: bytes, trust: Trust, algorithms: Algorithms = BUILT_IN) -> Grant:
    """Read a grant that the issuer of this trust file signed.

    Raises:
        Refused: as decode_envelope and verify_envelope; untrusted key, if another key signed.
    """
    envelope = decode_envelope(data, GRANT_TYPE)
    if envelope.keyids != (trust.issuer.keyid,):
        raise Refused(Verdict.UNTRUSTED_KEY, "授权不是省厅现用的签发密钥签的")
    verify_envelope(envelope, [trust.issuer], 1, algorithms)
    return decode_record(envelope.payload, Grant)
