"""The key with which an inspector signs with their own hand; the laptop vouches for it."""

from dataclasses import dataclass
from typing import Final, Literal

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.keys import PublicKey
from inspector.exchange.rows import decode_row
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import body_of, from_wire, to_wire
from inspector.storage.database import Stored

KIND: Final = "inspector-key"

_TITLE: Final = "检查员签名密钥"


@dataclass(frozen=True, slots=True)
class InspectorKey:
    """Whose key it is, by certificate number.

    Attributes:
        pub: the public key in hex.
    """

    certificate: str
    alg: Literal["ed25519"]
    pub: str

    @property
    def key(self) -> PublicKey:
        """The key itself."""
        return PublicKey(self.alg, bytes.fromhex(self.pub))


def known_hands(stored: Stored) -> dict[str, InspectorKey]:
    """Return the keys of inspectors by their names, those of other laptops included."""
    lines = (*stored.journal.of_kind(KIND), *stored.received.of_kind(KIND))
    known = (_decode(body_of(decode_row(line.line))) for line in lines)
    return {one.key.keyid: one for one in known}


def _encode(known: InspectorKey) -> dict[str, JsonValue]:
    wire = to_wire(known)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> InspectorKey:
    return from_wire(InspectorKey, _TITLE, body)


def _apply(stored: Stored, sender: Sender, known: InspectorKey) -> Changed:
    del stored, sender, known  # keys are read from the logs
    return Changed.NOTHING


MESSAGE = Message(KIND, _TITLE, _encode, _decode, _apply)
