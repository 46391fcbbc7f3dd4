"""Reads packages: `check_package(file, trust, grants, ...)` returns what it brings or refuses."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exchange.independent.bytes_of_page import (
    MANIFEST_TYPE,
    Json,
    open_envelope,
    sha256_hex,
)
from exchange.independent.container import Walk, plain_package
from exchange.independent.log_rows import check_photos, check_rows
from exchange.independent.manifest_of_page import Manifest, Member, read_manifest
from exchange.independent.policy_of_page import NOTHING_HELD, Held, check_policy, signer_of
from exchange.independent.trust_chain import Grant, Trust, open_grant
from exchange.independent.verdict import RefusedError, Verdict
from exchange.independent.zip_frame import trailer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyrage import x25519


@dataclass(frozen=True, slots=True)
class Checked:
    """An accepted package: M, its signer's grant (None: the issuer), rows, blobs by hash.

    `held_after` is what the reader has of this sender once the package is imported.
    """

    manifest: Manifest
    grant: Grant | None
    rows: tuple[Mapping[str, Json], ...]
    blobs: Mapping[str, bytes] = field(repr=False)
    held_after: Held

    @property
    def verdict(self) -> Verdict:
        """What is not refused is imported."""
        return Verdict.IMPORTED


def check_package(
    data: bytes,
    trust: Trust,
    grants: Sequence[bytes],
    own_name: str,
    held: Held = NOTHING_HELD,
    identity: x25519.Identity | None = None,
) -> Checked:
    """Check a whole file in the order of rule 3; raises RefusedError with the page's verdict.

    `data` is a .sxsync or .sxsync.age file. `grants` are the grant files that the reader knows,
    `own_name` is whom a package must be addressed to, `held` is what the reader has from this
    sender so far, `identity` opens age.
    """
    walk = Walk(plain_package(data, identity))
    first, envelope_bytes = walk.envelope()
    envelope = open_envelope(envelope_bytes, MANIFEST_TYPE)
    known = [open_grant(grant, trust) for grant in grants]
    grant = signer_of(envelope, known, trust)
    manifest = read_manifest(envelope.payload)
    newest = max((g.epoch for g in known if grant and g.device == grant.device), default=0)
    check_policy(manifest, first.size, grant, newest, trust, own_name, held)
    bodies = [_body_of(member, walk) for member in manifest.members]
    walk.expect(trailer([first, *(member.framed for member in manifest.members)]))
    walk.end()
    rows = check_rows(bodies[0], manifest, held.log_head) if manifest.has_rows else ()
    blobs = {
        member.sha256: body
        for member, body in zip(manifest.members, bodies, strict=True)
        if member.is_blob
    }
    check_photos(rows, blobs.keys(), held.blobs)
    return Checked(manifest, grant, rows, blobs, held.after(manifest))


def _body_of(member: Member, walk: Walk) -> bytes:
    walk.expect(member.framed.local_header)
    body = walk.take(member.framed.size)
    if sha256_hex(body) != member.sha256 or zlib.crc32(body) != member.framed.crc:
        raise RefusedError(Verdict.HASH_MISMATCH, member.framed.name)
    return body
