"""A policy pack that the province published; its files travel as blobs."""

import re
from dataclasses import dataclass
from typing import Final

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.rows import decode_row
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.operations.messages.wire import UnreadableRecordError, body_of, from_wire, to_wire
from inspector.storage.database import Stored

KIND: Final = "policy-issued"

_TITLE: Final = "政策包"
_PATH: Final = re.compile(r"\A[a-z0-9_-]+(?:/[a-z0-9_-]+)*\.(?:toml|csv)\Z")


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of the pack, with its place in the pack's folder and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IssuedPolicy:
    """A pack, by version and by the SHA-256 over the names and bytes of its files."""

    version: str
    sha256: str
    files: tuple[PackFile, ...]


def issued_policies(stored: Stored) -> tuple[IssuedPolicy, ...]:
    """Return the packs that the province sent, in the order they came."""
    lines = stored.received.of_kind(KIND)
    return tuple(dict.fromkeys(_decode(body_of(decode_row(line.line))) for line in lines))


def _encode(issued: IssuedPolicy) -> dict[str, JsonValue]:
    wire = to_wire(issued)
    return wire if isinstance(wire, dict) else {}


def _decode(body: dict[str, JsonValue]) -> IssuedPolicy:
    issued = from_wire(IssuedPolicy, _TITLE, body)
    if not all(_PATH.match(one.path) for one in issued.files):
        raise UnreadableRecordError(_TITLE, "文件的名称不符合规定")
    return issued


def _apply(stored: Stored, sender: Sender, issued: IssuedPolicy) -> Changed:
    del sender
    for known in issued_policies(stored):
        if known.version == issued.version and known != issued:
            raise UnreadableRecordError(_TITLE, f"版本 {issued.version} 以前下发过另一份内容")
    return Changed.POLICY


MESSAGE = Message(KIND, _TITLE, _encode, _decode, _apply, Writer.PROVINCE)
