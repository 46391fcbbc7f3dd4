"""The receipt slip: a receipt so short that it fits a QR code, where no stick comes back."""

from typing import Final, Literal

from inspector.exchange.envelope import decode_envelope, sign_envelope, verify_envelope
from inspector.exchange.keys import BUILT_IN, Algorithms, Signer
from inspector.exchange.strict import (
    Count,
    Digest,
    Identifier,
    Instant,
    Number,
    Record,
    decode_record,
    encode_record,
    instant,
)
from inspector.exchange.trust import Trust
from inspector.exchange.verdicts import Refused, Verdict

SLIP_TYPE: Final = "application/vnd.sx-eldercare.receipt-slip.v1+json"


class ReceiptSlip(Record, frozen=True):
    """What became of one package.

    Attributes:
        v: 1.
        to: device that sent the package.
        epoch: its epoch.
        seq: its number.
        h: hex SHA-256 of its M.
        status: taken or not.
        rows: how many records arrived.
        photos: how many photos arrived.
        missing: how many photos are missing.
        created: the province's time.
    """

    v: Literal[1]
    to: Identifier
    epoch: Number
    seq: Number
    h: Digest
    status: Literal["accepted", "rejected"]
    rows: Count
    photos: Count
    missing: Count
    created: Instant

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        instant(self.created)


def issue_slip(slip: ReceiptSlip, issuer: Signer) -> bytes:
    """Sign a slip; the result is what the QR code holds (about 700 bytes of ASCII)."""
    return sign_envelope(encode_record(slip), SLIP_TYPE, [issuer])


def open_slip(data: bytes, trust: Trust, algorithms: Algorithms = BUILT_IN) -> ReceiptSlip:
    """Read a slip that the issuer of this trust file signed.

    Raises:
        Refused: as decode_envelope and verify_envelope; untrusted key, if another key signed.
    """
    envelope = decode_envelope(data, SLIP_TYPE)
    if envelope.keyids != (trust.issuer.keyid,):
        raise Refused(Verdict.UNTRUSTED_KEY, "回执不是省厅现用的签发密钥签的")
    verify_envelope(envelope, [trust.issuer], 1, algorithms)
    return decode_record(envelope.payload, ReceiptSlip)
