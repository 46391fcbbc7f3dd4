"""An invented province with one laptop: keys made from words, and ready drafts and files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from exchange.independent.bytes_of_page import public_of, sha256_hex
from exchange.independent.make_package import Draft, Row, chained_rows, manifest_hash
from exchange.independent.manifest_of_page import Ack
from exchange.independent.trust_chain import Grant, Trust, make_grant, make_trust, open_trust

NOW = datetime(2026, 7, 1, tzinfo=UTC)
CREATED = "2026-06-30T08:00:00Z"
DEVICE = "laptop:140000-1"
PROVINCE = "province"


def key_of(word: str) -> Ed25519PrivateKey:
    """Always the same key for the same word."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(word.encode()).digest())


ROOT_KEYS = tuple(key_of(f"root {n}") for n in range(3))
ROOTS = tuple(public_of(key) for key in ROOT_KEYS)
ISSUER_KEY = key_of("issuer")
DEVICE_KEY = key_of("laptop")
AGE_IDENTITY = x25519.Identity.generate()
AGE_RECIPIENT = AGE_IDENTITY.to_public()

TRUST = Trust(1, "2027-01-01T00:00:00Z", ROOTS, public_of(ISSUER_KEY))
TRUST_FILE = make_trust(TRUST, ROOT_KEYS[:2])
GRANT = Grant(
    device=DEVICE,
    county="county:140000",
    epoch=1,
    key=public_of(DEVICE_KEY),
    not_before="2026-01-01T00:00:00Z",
    not_after="2028-01-01T00:00:00Z",
    serial=1,
)
GRANT_FILE = make_grant(GRANT, ISSUER_KEY)
PHOTO = b"\xff\xd8 an invented photograph \xff\xd9"
ROW = Row(
    at=CREATED,
    kind="finding",
    subject="case:1",
    who="inspector:1",
    body={"说明": "疏散通道堆放杂物", "n": 3, "list": [1, "two", {}]},
    photos=(sha256_hex(PHOTO),),
)
EXPORT = Draft(
    kind="county-export",
    sender=DEVICE,
    to=PROVINCE,
    created=CREATED,
    rows=(ROW, replace(ROW, photos=())),
    blobs=(PHOTO,),
)
SECOND_EXPORT = replace(
    EXPORT,
    seq=2,
    prev=manifest_hash(EXPORT),
    rows=(ROW,),
    log_held=2,
    log_head_held=sha256_hex(chained_rows(EXPORT)[-1]),
    blobs=(),
)
RECEIPT = Draft(
    kind="receipt",
    sender=PROVINCE,
    to=DEVICE,
    created=CREATED,
    ack=Ack(1, manifest_hash(EXPORT), "accepted"),
)
ISSUE = Draft(
    kind="province-issue",
    sender=PROVINCE,
    to=DEVICE,
    created=CREATED,
    rows=(ROW,),
    blobs=(PHOTO,),
)


def trusted() -> Trust:
    """The trust file as a reader opens it."""
    return open_trust(TRUST_FILE, ROOTS, NOW)
