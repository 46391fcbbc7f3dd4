"""The grant of another laptop: a county tells by it whose code stands on a document (X3)."""

from dataclasses import dataclass

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.grant import open_grant
from inspector.operations.changes import Changed
from inspector.operations.identity import held_trust
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "其他电脑的授权"


@dataclass(frozen=True, slots=True)
class KnownGrant:
    """The grant as the province signed it, in text; it names a device and its public key."""

    grant: str


def _encode(known: KnownGrant) -> dict[str, JsonValue]:
    wire = to_wire(known)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> KnownGrant:
    return from_wire(KnownGrant, _TITLE, body)


def _apply(stored: Stored, sender: Sender, known: KnownGrant) -> Changed:
    del sender  # the signature of the issuer counts
    data = known.grant.encode("utf-8")
    grant = open_grant(data, held_trust(stored))
    stored.trust.put_grant(grant.device, grant.serial, data)
    return Changed.SETTINGS


MESSAGE = Message("grant-known", _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
