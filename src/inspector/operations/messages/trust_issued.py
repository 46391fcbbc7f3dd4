"""A new trust file: the roots' word on who speaks for the province and what is withdrawn."""

from dataclasses import dataclass

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.trust import accept_trust
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.changes import Changed
from inspector.operations.identity import TRUST, held_trust
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.storage.database import Stored

_TITLE = "信任文件"


@dataclass(frozen=True, slots=True)
class IssuedTrust:
    """The file as it was signed, in text."""

    version: int
    envelope: str


def _encode(issued: IssuedTrust) -> dict[str, JsonValue]:
    wire = to_wire(issued)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> IssuedTrust:
    return from_wire(IssuedTrust, _TITLE, body)


def _apply(stored: Stored, sender: Sender, issued: IssuedTrust) -> Changed:
    held = held_trust(stored)
    try:
        trust = accept_trust(issued.envelope.encode("utf-8"), held, sender.at)
    except Refused as refused:
        if refused.verdict is not Verdict.ROLLBACK:
            raise
        return Changed.NOTHING  # a newer one came with a grant in the meantime
    stored.trust.put(TRUST, trust.envelope)
    return Changed.SETTINGS


MESSAGE = Message("trust-issued", _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
