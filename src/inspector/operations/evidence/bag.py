"""Writes an evidence bundle as a signed BagIt bag."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from inspector.domain import canonical_json
from inspector.domain.custody import Bundling, CustodyLine, custody_of
from inspector.domain.evidence_bag import (
    BAG_DECLARATION,
    BagFile,
    BundleFacts,
    bag_info,
    file_of,
    manifest,
)
from inspector.domain.evidence_crate import METADATA, PREVIEW, crate_metadata
from inspector.domain.evidence_page import evidence_page
from inspector.exchange.envelope import sign_envelope
from inspector.operations.evidence.gathering import Gathered, NoBundleError
from inspector.operations.workspace import Workspace
from inspector.progress import Progress
from inspector.storage.atomic_file import make_folder, write_atomically, writing_atomically
from inspector.storage.photo_store import KeptFile

BUNDLE_TYPE: Final = "application/vnd.sx-eldercare.evidence-bundle.v1+text"
"""What is signed: the lines of tagmanifest-sha256.txt but the one about the signature."""

_EXTENSIONS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/heic": "heic"}
_JSON: Final = "application/json"
_DATA: Final = "data/"
_PIECE: Final = 1024 * 1024


@dataclass(slots=True)
class _Bag:
    """The folder as it grows."""

    folder: Path
    payload: list[BagFile] = field(default_factory=list)
    tags: list[BagFile] = field(default_factory=list)

    def write(self, path: str, data: bytes, title: str, media_type: str) -> None:
        target = self.folder / path
        make_folder(target.parent)
        write_atomically(target, data)
        entry = file_of(path, data, title, media_type)
        (self.payload if path.startswith(_DATA) else self.tags).append(entry)

    def copy(self, path: str, source: KeptFile, title: str, media_type: str) -> None:
        target, sha256 = self.folder / path, source.name
        make_folder(target.parent)
        with suppress(OSError):  # told below, together with what was changed
            _copied(source, target)
        if not target.is_file() or _sha256(target) != sha256:
            raise NoBundleError(
                f"{title}（{sha256[:16]}）在本机丢失或已被改动，没有制作证据包。"
                "请从备份恢复这个文件后再试。"
            )
        self.payload.append(BagFile(path, target.stat().st_size, sha256, title, media_type))


def write_bag(
    workspace: Workspace, folder: Path, gathered: Gathered, facts: BundleFacts, progress: Progress
) -> None:
    """Write every file of the bag, each durable, and sign it.

    Raises:
        NoBundleError: an original or a document is lost or changed.
        StorageError: no space, not allowed, medium broken.
    """
    bag = _Bag(folder)
    _records(bag, gathered)
    _documents(bag, workspace, gathered)
    for number, (sha256, photo) in enumerate(gathered.photos.items(), 1):
        progress("正在装入照片原件", number / (len(gathered.photos) + 1))
        path = f"data/originals/{sha256}.{_EXTENSIONS[photo.media_type]}"
        source = workspace.files.kept(sha256)
        bag.copy(path, source, f"照片 {number} 原件", photo.media_type)
    custody = tuple(_custody(gathered, facts))
    lines = [canonical_json.encode(line.record()) for photo in custody for line in photo]
    listed = b"".join(line + b"\n" for line in lines)
    bag.write("data/custody.jsonl", listed, "照片流转记录", "application/jsonl")
    _keys(bag, gathered)
    _description(bag, facts, custody)
    _tags(bag, workspace, gathered, facts)


def _records(bag: _Bag, gathered: Gathered) -> None:
    for number, record in enumerate(gathered.records, 1):
        stem, title = f"data/records/{number:02d}", f"封存记录（第 {number} 版）"
        bag.write(f"{stem}.json", record.record, title, _JSON)
        bag.write(f"{stem}.dsse.json", record.envelope, f"{title}及其签名", _JSON)


def _documents(bag: _Bag, workspace: Workspace, gathered: Gathered) -> None:
    for number, one in enumerate(gathered.documents, 1):
        path = f"data/documents/{number:02d}-{one.kind.lower()}.pdf"
        title = f"文书 {one.number or one.kind}（{one.state.value}）"
        bag.copy(path, workspace.files.kept(one.sha256), title, "application/pdf")


def _custody(gathered: Gathered, facts: BundleFacts) -> Iterator[tuple[CustodyLine, ...]]:
    this = Bundling(facts.number, facts.purpose, facts.made_at, facts.made_by)
    for sha256 in gathered.photos:
        record, sealed = next(
            (record, sealed)
            for record, sealed in reversed(gathered.both)
            if any(use.photo.sha256 == sha256 for use in sealed.inspection.attachments)
        )
        yield custody_of(
            sha256,
            replace(sealed.inspection, sealed_sha256=record.sha256),
            sealed.sealed_at,
            gathered.journeys,
            (*gathered.bundlings, this),
        )


def _keys(bag: _Bag, gathered: Gathered) -> None:
    for key in gathered.keys:
        stem = f"data/keys/{key.keyid[:16]}"
        public = canonical_json.encode({"alg": key.alg, "pub": key.public_key.hex()})
        bag.write(f"{stem}.key.json", public, "签名公钥", _JSON)
        if key.keyid in gathered.grants:
            bag.write(f"{stem}.grant.dsse.json", gathered.grants[key.keyid], "省厅的授权", _JSON)
    if gathered.trust is not None:
        bag.write("data/keys/trust.dsse.json", gathered.trust, "信任文件", _JSON)


def _description(
    bag: _Bag, facts: BundleFacts, custody: tuple[tuple[CustodyLine, ...], ...]
) -> None:
    inside = [
        BagFile(one.path.removeprefix(_DATA), one.size, one.sha256, one.title, one.media_type)
        for one in bag.payload
    ]
    page = evidence_page(facts, inside, custody).encode("utf-8")
    bag.write(f"data/{PREVIEW}", page, "目录和流转记录", "text/html")
    graph = json.dumps(crate_metadata(facts, inside), ensure_ascii=False, indent=1)
    bag.write(f"data/{METADATA}", graph.encode("utf-8"), "RO-Crate 目录", "application/ld+json")


def _tags(bag: _Bag, workspace: Workspace, gathered: Gathered, facts: BundleFacts) -> None:
    resources = workspace.resources / "evidence"
    how = (resources / "how_to_verify.txt").read_text(encoding="utf-8")
    texts = {
        "bagit.txt": BAG_DECLARATION.encode("ascii"),
        "bag-info.txt": bag_info(facts, bag.payload).encode("utf-8"),
        "manifest-sha256.txt": manifest(bag.payload).encode("utf-8"),
        "如何核验.txt": how.encode("utf-8-sig"),
        "verify.py": (resources / "verify.py").read_bytes(),
    }
    for path, data in texts.items():
        bag.write(path, data, path, "text/plain")
    signature = sign_envelope(manifest(bag.tags).encode("utf-8"), BUNDLE_TYPE, [gathered.signer])
    bag.write("signature.dsse.json", signature, "数字签名", _JSON)
    bag.write("tagmanifest-sha256.txt", manifest(bag.tags).encode("utf-8"), "", "text/plain")


def _copied(source: KeptFile, target: Path) -> None:
    with source.open("rb") as opened, writing_atomically(target) as writer:
        while piece := opened.read(_PIECE):
            writer.write(piece)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
