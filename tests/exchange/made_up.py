"""A made-up province: keys from fixed seeds, a laptop with records and photos, and a stick."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from inspector.exchange.encryption import recipient_of
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.grant import Grant, issue_grant
from inspector.exchange.keys import Ed25519Signer, load_signer
from inspector.exchange.manifest import NO_ACK, Manifest, seal_manifest
from inspector.exchange.receiver import Receiver
from inspector.exchange.rows import EMPTY_LOG, LogHead, append_row
from inspector.exchange.trust import (
    TRUST_TYPE,
    Key,
    Revocation,
    Trust,
    TrustRecord,
    encode_trust,
    open_trust,
)
from inspector.exchange.writer import Contents, Written, measure_blob, measure_rows, write_package

NOW = datetime(2026, 7, 1, 8, 0, 0, tzinfo=UTC)
IDENTITY = "AGE-SECRET-KEY-1SNNJP7CUQF5VEG3JFER469AFJ3P2RADSL585N43ZDS9URWGDQHKS5YUKDP"
OTHER_IDENTITY = "AGE-SECRET-KEY-12AGSN5PVCEMR4DU6LS5W7MM3AVRRCCJLMHHE2680AX4QARR7VFCQGP6DUW"


@cache
def key(name: str) -> Ed25519Signer:
    return load_signer(hashlib.sha256(name.encode()).digest())


ROOTS = [key(name) for name in ("root-1", "root-2", "root-3")]
ISSUER = key("issuer")
DEVICE = key("laptop")


def as_key(signer: Ed25519Signer) -> Key:
    return Key(alg="ed25519", pub=signer.public_key.hex())


def trust_record(**changes: Any) -> TrustRecord:
    fields: dict[str, Any] = {
        "v": 1,
        "version": 3,
        "expires": "2027-06-30T00:00:00Z",
        "threshold": 2,
        "roots": tuple(as_key(root) for root in ROOTS),
        "issuer": as_key(ISSUER),
        "revoked": (),
    }
    return TrustRecord(**(fields | changes))


def signed_trust(record: TrustRecord, signers: list[Ed25519Signer] | None = None) -> bytes:
    return sign_envelope(encode_trust(record), TRUST_TYPE, signers or ROOTS[:2])


def trust(**changes: Any) -> Trust:
    return open_trust(signed_trust(trust_record(**changes)), [root.keyid for root in ROOTS])


def grant(signer: Ed25519Signer = DEVICE, **changes: Any) -> Grant:
    fields: dict[str, Any] = {
        "v": 1,
        "device": "jx-01",
        "county": "140105",
        "epoch": 1,
        "alg": "ed25519",
        "pub": signer.public_key.hex(),
        "not_before": "2026-01-01T00:00:00Z",
        "not_after": "2028-01-01T00:00:00Z",
        "serial": 17,
    }
    return Grant(**(fields | changes))


def granted(*grants: Grant, by: Ed25519Signer = ISSUER) -> dict[str, bytes]:
    return {one.key.keyid: issue_grant(one, by) for one in grants or (grant(),)}


def province(**changes: Any) -> Receiver:
    known = Receiver(
        trust=trust(), now=NOW, me="province", grants=granted(), senders={}, identity=IDENTITY
    )
    return replace(known, **changes)


def revoked(serial: int = 17, last_seq: int = 0) -> tuple[Revocation, ...]:
    return (Revocation(serial=serial, last_seq=last_seq, reason="stolen"),)


@dataclass
class Laptop:
    """Writes records, takes photos, prepares and exports packages."""

    folder: Path
    signer: Ed25519Signer = DEVICE
    log: LogHead = EMPTY_LOG
    packages: list[str] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    photos: dict[str, Path] = field(default_factory=dict)
    unsent: int = 0

    def photo(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self.photos[digest] = self.folder / f"{digest}.jpg"
        self.photos[digest].write_bytes(data)
        return digest

    def record(self, *photos: str, **changes: Any) -> None:
        line, self.log = append_row(
            self.log,
            **{
                "at": "2026-06-01T09:30:00Z",
                "who": "officer:12",
                "kind": "answer",
                "subject": f"case-{len(self.lines) + 1}",
                "body": {"结论": "符合", "床位": 50, "组": [1, {"甲": "乙"}]},
                "photos": list(photos),
            }
            | changes,
        )
        self.lines.append(line)

    def contents(self) -> Contents:
        sent = list(self.lines[self.unsent :])
        return Contents(lambda: sent, self.photos.__getitem__)

    def manifest(self, *photos: str, **changes: Any) -> Manifest:
        lines = self.lines[self.unsent :]
        fields: dict[str, Any] = {
            "v": 1,
            "kind": "county-export",
            "sender": "jx-01",
            "to": "province",
            "seq": len(self.packages) + 1,
            "prev": self.packages[-1] if self.packages else None,
            "epoch": 1,
            "trust": 3,
            "created": "2026-06-30T08:00:00Z",
            "app": "0.1.0",
            "schema": 1,
            "log_from": self.log.i - len(lines) + 1,
            "log_to": self.log.i,
            "log_head": self.log.h,
            "ack": NO_ACK,
            "members": (
                measure_rows(lines),
                *(measure_blob(self.photos[photo]) for photo in photos),
            ),
        }
        return Manifest(**(fields | changes))

    def export(
        self, target: Path, *photos: str, recipient: str | None = None, **changes: Any
    ) -> Written:
        manifest = self.manifest(*photos, **changes)
        receiver = province(me=None, senders=None, grants=granted(grant(self.signer)))
        written = write_package(
            seal_manifest(manifest, self.signer), self.contents(), target, receiver, recipient
        )
        self.packages.append(manifest.digest())
        self.unsent = len(self.lines)
        return written


def small_laptop(folder: Path) -> tuple[Laptop, list[str]]:
    """Return a laptop with two records and two photos."""
    laptop = Laptop(folder)
    photos = [laptop.photo(b"first photo"), laptop.photo(b"second photo" * 9)]
    laptop.record(photos[0])
    laptop.record(photos[1], photos[0])
    return laptop, photos


def files_under(folder: Path) -> dict[str, bytes]:
    """Return every file with its bytes: what must not change when a package is refused."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"<folder>"
        for path in sorted(folder.rglob("*"))
    }


RECIPIENT = recipient_of(IDENTITY)
