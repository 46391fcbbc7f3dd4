"""The signed manifest M as a value, with the rules that hold inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from exchange.independent.bytes_of_page import read_canonical, sha256_hex
from exchange.independent.fields_of_page import MANIFEST, ZEROS, require_fields
from exchange.independent.verdict import RefusedError, Verdict
from exchange.independent.zip_frame import Framed

if TYPE_CHECKING:
    from exchange.independent.bytes_of_page import Json

ROWS_NAME = "rows.jsonl"


@dataclass(frozen=True, slots=True)
class Ack:
    """What the sender says about the last package it got; `h` is the hash of its manifest."""

    seq: int = 0
    h: str = ZEROS
    status: str = "none"


NO_ACK = Ack()


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the package: what its headers say, and its SHA-256 in hex."""

    framed: Framed
    sha256: str

    @property
    def is_blob(self) -> bool:
        """Whether this is a blob and not the rows."""
        return self.framed.name != ROWS_NAME


@dataclass(frozen=True, slots=True)
class Manifest:
    """M, field by field; `hash` is the hex SHA-256 of its bytes."""

    hash: str
    kind: str
    sender: str
    to: str
    seq: int
    prev: str | None
    epoch: int
    trust: int
    created: str
    app: str
    schema: int
    log_from: int
    log_to: int
    log_head: str
    ack: Ack
    members: tuple[Member, ...]

    @property
    def has_rows(self) -> bool:
        """Whether rows.jsonl is there; `read_manifest` made sure that it is first."""
        return bool(self.members) and not self.members[0].is_blob


def read_manifest(payload: bytes) -> Manifest:
    """Decode M, whose signature was verified; raises `malformed` or `not-canonical`."""
    fields = require_fields(read_canonical(payload), MANIFEST, "manifest")
    manifest = Manifest(
        hash=sha256_hex(payload),
        kind=str(fields["kind"]),
        sender=str(fields["sender"]),
        to=str(fields["to"]),
        seq=cast("int", fields["seq"]),
        prev=cast("str | None", fields["prev"]),
        epoch=cast("int", fields["epoch"]),
        trust=cast("int", fields["trust"]),
        created=str(fields["created"]),
        app=str(fields["app"]),
        schema=cast("int", fields["schema"]),
        log_from=cast("int", fields["log_from"]),
        log_to=cast("int", fields["log_to"]),
        log_head=str(fields["log_head"]),
        ack=_ack_of(cast("dict[str, Json]", fields["ack"])),
        members=tuple(map(_member_of, cast("list[dict[str, Json]]", fields["members"]))),
    )
    _check_members(manifest)
    _check_numbers(manifest)
    return manifest


def _ack_of(fields: dict[str, Json]) -> Ack:
    return Ack(cast("int", fields["seq"]), str(fields["h"]), str(fields["status"]))


def _member_of(fields: dict[str, Json]) -> Member:
    size, crc = cast("int", fields["s"]), cast("int", fields["c"])
    return Member(Framed(str(fields["n"]), size, crc), str(fields["h"]))


def _check_members(manifest: Manifest) -> None:
    names = [member.framed.name for member in manifest.members]
    if len(set(names)) != len(names):
        raise RefusedError(Verdict.MALFORMED, "a member listed twice")
    if ROWS_NAME in names[1:]:
        raise RefusedError(Verdict.MALFORMED, "rows.jsonl is not first")
    if manifest.kind == "county-export" and not manifest.has_rows:
        raise RefusedError(Verdict.MALFORMED, "a county-export without rows.jsonl")
    for member in manifest.members:
        if member.is_blob and member.framed.name != f"blob/{member.sha256}":
            raise RefusedError(Verdict.MALFORMED, f"{member.framed.name} is not its hash")


def _check_numbers(manifest: Manifest) -> None:
    if (manifest.seq == 1) != (manifest.prev is None):
        raise RefusedError(Verdict.MALFORMED, "prev is null in the first package and only there")
    log = (manifest.log_from, manifest.log_to, manifest.log_head)
    if manifest.has_rows and not 1 <= manifest.log_from <= manifest.log_to + 1:
        raise RefusedError(Verdict.MALFORMED, "log_from and log_to")
    if not manifest.has_rows and log != (0, 0, ZEROS):
        raise RefusedError(Verdict.MALFORMED, "a log without rows.jsonl")
    if (manifest.ack.status == "none") != (manifest.ack == NO_ACK):
        raise RefusedError(Verdict.MALFORMED, "ack none with a number or a hash")
    if manifest.ack.status != "none" and manifest.ack.seq < 1:
        raise RefusedError(Verdict.MALFORMED, "ack of no package")
    if manifest.kind == "receipt" and manifest.ack.status == "none":
        raise RefusedError(Verdict.MALFORMED, "a receipt that acknowledges nothing")
