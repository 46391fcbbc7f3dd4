"""A kind of record that travels."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Flag, auto
from typing import Generic, TypeVar

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.keys import PublicKey
from inspector.operations.changes import Changed
from inspector.storage.database import Stored

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a record.

    Attributes:
        device: its name.
        keys: that may have signed what it vouches for.
        at: UTC, when the record is taken in.
    """

    device: str
    keys: tuple[PublicKey, ...]
    at: datetime


class Writer(Flag):
    """Whose log a kind of record may stand in; a laptop's key does not speak for the province."""

    COUNTY = auto()
    PROVINCE = auto()


@dataclass(frozen=True, slots=True)
class Message(Generic[T]):
    """How one kind of record is written, read and applied.

    Attributes:
        kind: as the row names it.
        title: in Chinese, as the user reads it.
        encode: the body of the row.
        decode: strict; raises UnreadableRecordError.
        apply: takes the store inside a transaction, the sender and the record.
        writers: who may send it; from anybody else it is not taken.
    """

    kind: str
    title: str
    encode: Callable[[T], dict[str, JsonValue]]
    decode: Callable[[dict[str, JsonValue]], T]
    apply: Callable[[Stored, Sender, T], Changed]
    writers: Writer = Writer.COUNTY
