"""The evidence bundle (X7): whole, signed, and checked by strangers."""

import hashlib
import json
import zipfile
from pathlib import Path

from bagit_utils import Bag

from desks import photo_of
from inspector.operations.bundle_evidence import EvidenceBundle
from inspector.operations.changes import Changed
from inspector.operations.messages.registry import known_messages
from operations.bundles import Office, verified


def test_the_bag_is_valid_for_a_validator_of_strangers(bundle: EvidenceBundle) -> None:
    bag = Bag(bundle.folder)
    report = bag.validate()
    assert report.valid, str(report)
    assert not report.issues
    assert bag.baginfo["External-Identifier"] == [bundle.number]
    assert "行政复议" in bag.baginfo["External-Description"][0]


def test_its_own_verifier_needs_nothing_but_python(bundle: EvidenceBundle) -> None:
    done = verified(bundle.folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "核验通过。"
    assert "没有附省厅的授权" in done.stdout


def test_the_archive_holds_the_same_and_verifies(bundle: EvidenceBundle, tmp_path: Path) -> None:
    assert hashlib.sha256(bundle.archive.read_bytes()).hexdigest() == bundle.sha256
    with zipfile.ZipFile(bundle.archive) as packed:
        packed.extractall(tmp_path / "elsewhere")
    inside = tmp_path / "elsewhere" / bundle.folder.name
    names = sorted(path.relative_to(inside) for path in inside.rglob("*"))
    assert names == sorted(path.relative_to(bundle.folder) for path in bundle.folder.rglob("*"))
    assert verified(inside).returncode == 0


def test_originals_go_in_with_their_very_bytes__c4(office: Office, bundle: EvidenceBundle) -> None:
    originals = list((bundle.folder / "data/originals").iterdir())
    assert {path.read_bytes() for path in originals} >= {photo_of(office.county).read_bytes()}
    for path in originals:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem


def test_the_description_names_every_file(bundle: EvidenceBundle) -> None:
    data = bundle.folder / "data"
    crate = json.loads((data / "ro-crate-metadata.json").read_bytes())
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    parts = {part["@id"] for part in entities["./"]["hasPart"]}
    described = {"ro-crate-metadata.json", "ro-crate-preview.html"}
    there = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert parts == there - described
    for part in parts:
        assert entities[part]["sha256"] == hashlib.sha256((data / part).read_bytes()).hexdigest()
        assert entities[part]["contentSize"] == str((data / part).stat().st_size)
    assert "云岭县示例敬老院" in entities["./"]["name"]


def test_the_page_shows_contents_and_custody_without_anything_from_elsewhere(
    bundle: EvidenceBundle,
) -> None:
    page = (bundle.folder / "data/ro-crate-preview.html").read_text("utf-8")
    assert "流转记录" in page
    assert "拍摄" in page
    assert "http" not in page
    assert "<script" not in page
    how = (bundle.folder / "如何核验.txt").read_bytes()
    assert how.startswith(b"\xef\xbb\xbf")


def test_making_a_bundle_stands_in_the_log(office: Office, bundle: EvidenceBundle) -> None:
    assert bundle.changed is Changed.PACKAGES
    with office.county.database.reading() as stored:
        head, _ = stored.journal.head()
        (line,) = stored.journal.lines(head, head)
    assert line.kind == "evidence-bundled"
    body = json.loads(line.line)["body"]
    assert body["sha256"] == bundle.sha256
    message = known_messages()["evidence-bundled"]
    assert message.encode(message.decode(body)) == body
