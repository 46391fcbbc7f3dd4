"""A made-up province: keys from fixed seeds, a laptop with records and photos, and a stick."""

import hashlib
import json
import zlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from inspector.domain import canonical_json
from inspector.exchange.container import Entry, local_header, trailer
from inspector.exchange.contents import Contents, measure_blob, measure_rows
from inspector.exchange.encryption import recipient_of
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.grant import Grant, issue_grant
from inspector.exchange.keys import Ed25519Signer, Signer, load_signer
from inspector.exchange.manifest import MANIFEST_TYPE, NO_ACK, Manifest, blob_name, seal_manifest
from inspector.exchange.reader import VerifiedPackage, verify_package
from inspector.exchange.receiver import Receiver, SenderState
from inspector.exchange.rows import EMPTY_LOG, LogHead, append_row
from inspector.exchange.strict import Record, encode_record
from inspector.exchange.trust import (
    TRUST_TYPE,
    Key,
    Revocation,
    Trust,
    TrustRecord,
    encode_trust,
    open_trust,
)
from inspector.exchange.verdicts import Refused, Verdict
from inspector.exchange.writer import Written, write_package

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
        self.sent(manifest)
        return written

    def package(self, *photos: str, **changes: Any) -> bytes:
        """Return the bytes of the next plain package."""
        manifest = self.manifest(*photos, **changes)
        data = b"".join(line + b"\n" for line in self.lines[self.unsent :])
        members = [(blob_name(photo), self.photos[photo].read_bytes()) for photo in photos]
        package = assembled(seal_manifest(manifest, self.signer), ("rows.jsonl", data), *members)
        self.sent(manifest)
        return package

    def sent(self, manifest: Manifest) -> None:
        self.packages.append(manifest.digest())
        self.unsent = len(self.lines)


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


def as_json(record: Record) -> dict[str, Any]:
    """Return what a record spells, to be changed into what the program would never write."""
    value: dict[str, Any] = json.loads(encode_record(record))
    return value


def signed_manifest(
    value: dict[str, Any] | bytes,
    *signers: Signer,
    payload_type: str = MANIFEST_TYPE,
) -> bytes:
    """Sign a manifest with whatever it says."""
    payload = value if isinstance(value, bytes) else canonical_json.encode(value)
    return sign_envelope(payload, payload_type, signers or (DEVICE,))


def assembled(envelope: bytes, *members: tuple[str, bytes]) -> bytes:
    """Return a package with framing that fits whatever members are given."""
    entries = [
        Entry(name, len(data), zlib.crc32(data))
        for name, data in (("manifest.dsse.json", envelope), *members)
    ]
    pieces = zip(entries, (envelope, *(data for _, data in members)), strict=True)
    body = b"".join(local_header(entry) + data for entry, data in pieces)
    return body + b"".join(trailer(entries))


def member_of(name: str, data: bytes) -> dict[str, Any]:
    """Return what a manifest says of a member."""
    digest = hashlib.sha256(data).hexdigest()
    return {"c": zlib.crc32(data), "h": digest, "n": name, "s": len(data)}


class Desk:
    """Takes packages in and asserts that a refusal changes nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state: dict[str, SenderState] = {}

    def take(self, package: bytes | Path, **changes: Any) -> VerifiedPackage:
        """Import a package as the province does, and remember its sender's state."""
        path = self._on_a_stick(package)
        receiver = province(**({"senders": self.state} | changes))
        staging = self.folder / f"staging-{len(list(self.folder.iterdir()))}"
        found = verify_package(path, receiver, staging)
        if found.after is not None:
            self.state = self.state | {found.name.sender: found.after}
        return found

    def refuses(self, package: bytes | Path, verdict: Verdict, **changes: Any) -> Refused:
        """Return the refusal, after comparing the whole disk before and after."""
        path = self._on_a_stick(package)
        before = files_under(self.folder)
        with pytest.raises(Refused) as caught:
            self.take(path, **changes)
        assert caught.value.verdict is verdict, (caught.value.verdict, caught.value.detail)
        assert caught.value.message.startswith(verdict.sentence)
        assert files_under(self.folder) == before
        return caught.value

    def _on_a_stick(self, package: bytes | Path) -> Path:
        if isinstance(package, Path):
            return package
        path = self.folder / "stick.sxsync"
        path.write_bytes(package)
        return path
