"""A note that goes beside a package: who passed it on, unopened, and when."""

from typing import Final, Literal

from inspector.exchange.envelope import decode_envelope, sign_envelope
from inspector.exchange.keys import Signer
from inspector.exchange.strict import (
    Digest,
    Identifier,
    Instant,
    Number,
    Record,
    decode_record,
    encode_record,
    instant,
)

HOP_TYPE: Final = "application/vnd.sx-eldercare.hop-note.v1+json"


class HopNote(Record, frozen=True):
    """One office on the way.

    Attributes:
        v: 1.
        package: hex SHA-256 of the package's file, as it came and as it went.
        size: of it, in bytes.
        device: whose key signed; an office on the way is enrolled like a county's laptop.
        by: the person, in words.
        note: in words; may be empty.
        at: the office's time.
    """

    v: Literal[1]
    package: Digest
    size: Number
    device: Identifier
    by: str
    note: str
    at: Instant

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        instant(self.at)


def sign_hop(hop: HopNote, signer: Signer) -> bytes:
    """Sign a note with the key of the office's computer."""
    return sign_envelope(encode_record(hop), HOP_TYPE, [signer])


def read_hop(data: bytes) -> tuple[HopNote, tuple[str, ...]]:
    """Read a note, whose signatures the caller verifies: the note, and who is said to have signed.

    Raises:
        Refused: as decode_envelope, malformed or not canonical.
    """
    envelope = decode_envelope(data, HOP_TYPE)
    return decode_record(envelope.payload, HopNote), envelope.keyids
