"""Writes packages: `make_package(draft, key)`, and `assemble` for deliberately odd ones."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import pyrage

from exchange.independent.bytes_of_page import (
    MANIFEST_TYPE,
    Json,
    canonical,
    make_envelope,
    sha256_hex,
)
from exchange.independent.fields_of_page import ZEROS
from exchange.independent.manifest_of_page import NO_ACK, ROWS_NAME, Ack
from exchange.independent.zip_frame import ENVELOPE_NAME, framed, trailer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Named: TypeAlias = "tuple[str, bytes]"


@dataclass(frozen=True, slots=True)
class Row:
    """A record before it is numbered and chained; `at` is UTC, `photos` are hex hashes."""

    at: str
    kind: str
    subject: str
    who: str
    body: dict[str, Json]
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A package before signing.

    `rows` None leaves rows.jsonl out; `log_held` and `log_head_held` are number and hash of the
    last row that earlier packages carried. `prev` is `manifest_hash` of the package before.
    """

    kind: str
    sender: str
    to: str
    created: str
    seq: int = 1
    prev: str | None = None
    epoch: int = 1
    trust: int = 1
    app: str = "independent"
    schema: int = 1
    rows: tuple[Row, ...] | None = None
    log_held: int = 0
    log_head_held: str = ZEROS
    blobs: tuple[bytes, ...] = ()
    ack: Ack = NO_ACK


def make_package(
    draft: Draft, key: Ed25519PrivateKey, recipient: pyrage.x25519.Recipient | None = None
) -> bytes:
    """The whole file: .sxsync, or .sxsync.age if there is a recipient."""
    package = assemble(manifest_of(draft), members_of(draft), [key])
    return package if recipient is None else pyrage.encrypt(package, [recipient])


def manifest_hash(draft: Draft) -> str:
    """Hex SHA-256 of M: `prev` of the next package and `h` of its acknowledgement."""
    return sha256_hex(canonical(manifest_of(draft)))


def manifest_of(draft: Draft) -> dict[str, Json]:
    """M before it is spelled."""
    lines = chained_rows(draft)
    from_to_head: tuple[int, int, str] = (0, 0, ZEROS)
    if draft.rows is not None:
        head = sha256_hex(lines[-1]) if lines else draft.log_head_held
        from_to_head = (draft.log_held + 1, draft.log_held + len(lines), head)
    return {
        "v": 1,
        "kind": draft.kind,
        "sender": draft.sender,
        "to": draft.to,
        "seq": draft.seq,
        "prev": draft.prev,
        "epoch": draft.epoch,
        "trust": draft.trust,
        "created": draft.created,
        "app": draft.app,
        "schema": draft.schema,
        "log_from": from_to_head[0],
        "log_to": from_to_head[1],
        "log_head": from_to_head[2],
        "ack": {"seq": draft.ack.seq, "h": draft.ack.h, "status": draft.ack.status},
        "members": [member_entry(name, data) for name, data in members_of(draft)],
    }


def member_entry(name: str, data: bytes) -> dict[str, Json]:
    """A member as the manifest lists it."""
    return {"n": name, "s": len(data), "h": sha256_hex(data), "c": zlib.crc32(data)}


def members_of(draft: Draft) -> list[Named]:
    """rows.jsonl first, then the blobs in the order of their names."""
    blobs = sorted({"blob/" + sha256_hex(blob): blob for blob in draft.blobs}.items())
    if draft.rows is None:
        return blobs
    return [(ROWS_NAME, b"".join(line + b"\n" for line in chained_rows(draft))), *blobs]


def chained_rows(draft: Draft) -> list[bytes]:
    """The lines of rows.jsonl without their line feeds."""
    lines: list[bytes] = []
    head = draft.log_head_held
    for i, row in enumerate(draft.rows or (), start=draft.log_held + 1):
        line = canonical(
            {
                "at": row.at,
                "body": row.body,
                "i": i,
                "kind": row.kind,
                "photos": list(row.photos),
                "prev": head,
                "subject": row.subject,
                "who": row.who,
            }
        )
        head = sha256_hex(line)
        lines.append(line)
    return lines


def assemble(manifest: Json, members: Sequence[Named], keys: Iterable[Ed25519PrivateKey]) -> bytes:
    """Sign any manifest and frame any members, right or wrong: the plain package P."""
    return frame(make_envelope(MANIFEST_TYPE, canonical(manifest), keys), members)


def frame(envelope: bytes, members: Sequence[Named]) -> bytes:
    """Wrap an envelope and members in the ZIP records of the page."""
    parts = [(framed(name, data), data) for name, data in [(ENVELOPE_NAME, envelope), *members]]
    bodies = b"".join(head.local_header + data for head, data in parts)
    return bodies + trailer([head for head, _ in parts])
