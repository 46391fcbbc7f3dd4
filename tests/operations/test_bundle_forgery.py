"""Whatever is changed in an evidence bundle, its verifier finds it or names the stranger's key."""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from inspector.exchange.envelope import sign_envelope
from inspector.exchange.keys import Signer, fingerprint_digits, generate_signer
from inspector.operations.bundle_evidence import EvidenceBundle, bundle_evidence
from inspector.operations.evidence.bag import BUNDLE_TYPE
from inspector.operations.workspace import Workspace
from operations.bundles import order, verified

CHANGES: dict[str, Callable[[Path], object]] = {
    "an original": lambda bag: next((bag / "data/originals").iterdir()).write_bytes(b"other"),
    "a lost original": lambda bag: next((bag / "data/originals").iterdir()).unlink(),
    "a document": lambda bag: next((bag / "data/documents").iterdir()).write_bytes(b"%PDF"),
    "an added file": lambda bag: (bag / "data/more.txt").write_text("more"),
    "the purpose": lambda bag: (bag / "bag-info.txt").write_text("Source-Organization: x\n"),
    "the bag's version": lambda bag: (bag / "bagit.txt").write_text("BagIt-Version: 0.97\n"),
    "the signature": lambda bag: (bag / "signature.dsse.json").write_bytes(b"{}"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_verifier_finds_a_change(change: str, bundle: EvidenceBundle) -> None:
    CHANGES[change](bundle.folder)
    done = verified(bundle.folder)
    assert done.returncode == 1
    assert "核验不通过" in done.stderr
    assert "核验通过" not in done.stdout


def lines_of(bag: Path, files: Iterable[Path]) -> bytes:
    listed = {
        path.relative_to(bag).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }
    return "".join(f"{digest}  {name}\n" for name, digest in listed.items()).encode()


def forge(bag: Path, signer: Signer | None = None) -> None:
    """Write both manifests anew and sign them, as a forger would."""
    (bag / "manifest-sha256.txt").write_bytes(lines_of(bag, (bag / "data").rglob("*")))
    outer, signature = bag / "tagmanifest-sha256.txt", bag / "signature.dsse.json"
    tags = [path for path in bag.iterdir() if path not in {outer, signature}]
    if signer is not None:
        signature.write_bytes(sign_envelope(lines_of(bag, tags), BUNDLE_TYPE, [signer]))
    outer.write_bytes(lines_of(bag, [*tags, signature]))


def planted_key(bag: Path) -> Signer:
    signer = generate_signer()
    key = json.dumps({"alg": "ed25519", "pub": signer.public_key.hex()})
    (bag / "data/keys/own.key.json").write_text(key)
    return signer


def test_a_forger_without_the_key_is_found(bundle: EvidenceBundle) -> None:
    (bundle.folder / "data/custody.jsonl").write_bytes(b"")
    forge(bundle.folder)
    assert "签名所签的不是这份清单" in verified(bundle.folder).stderr


def test_a_forger_with_a_key_of_his_own_is_told_from_the_province(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    bag = bundle_evidence(enrolled, order(sealed), usb).folder
    forger = planted_key(bag)
    forge(bag, forger)
    told = verified(bag).stdout
    assert f"{fingerprint_digits(forger.keyid.encode())}（没有附省厅的授权" in told
    assert enrolled.signer is not None
    assert f"{fingerprint_digits(enrolled.signer.keyid.encode())}（有省厅的授权）" in told

    line = (bag / "data/custody.jsonl").read_bytes().replace("拍摄".encode(), "下载".encode(), 1)
    (bag / "data/custody.jsonl").write_bytes(line)
    forge(bag, forger)
    assert "流转记录不连续" in verified(bag).stderr


def test_a_record_with_another_signature_is_found(bundle: EvidenceBundle) -> None:
    path = bundle.folder / "data/records/01.dsse.json"
    envelope = json.loads(path.read_bytes())
    envelope["payload"] = envelope["payload"].replace("A", "B", 1)
    path.write_text(json.dumps(envelope))
    forge(bundle.folder, planted_key(bundle.folder))
    assert "01.dsse.json 的签名不成立" in verified(bundle.folder).stderr
