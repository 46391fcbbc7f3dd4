"""The evidence bundle (X7): whole, signed, and checked by strangers: bagit and its own verifier."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import bagit
import pytest

from desks import FIRST, Clock, photo_of, ready_to_seal, staffed_county, started
from inspector.errors import UserError
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.keys import fingerprint_digits, generate_signer
from inspector.operations import bundle_evidence as operation
from inspector.operations.bundle_evidence import BundleOrder, EvidenceBundle, bundle_evidence
from inspector.operations.changes import Changed
from inspector.operations.evidence.bag import BUNDLE_TYPE
from inspector.operations.evidence.gathering import NoBundleError
from inspector.operations.evidence.journeys import journeys_of
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.messages.registry import known_messages
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from inspector.progress import Cancelled


def order(inspection: str, purpose: str = "行政复议") -> BundleOrder:
    return BundleOrder(inspection, purpose, FIRST)


def verified(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the bundle's own verifier as a stranger would: no site packages, no environment."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify.py"), str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@dataclass(frozen=True)
class Office:
    """A county with a sealed inspection, an issued record and a bundle."""

    county: Workspace
    sealed: str
    made: EvidenceBundle


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Shared by the tests that change neither its data nor its bundle."""
    county = staffed_county(tmp_path_factory.mktemp("county"), Clock())
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    issue_document(county, inspection, "F03")
    target = tmp_path_factory.mktemp("made")
    yield Office(county, inspection, bundle_evidence(county, order(inspection), target))
    county.database.close()


@pytest.fixture
def bundle(office: Office, tmp_path: Path) -> EvidenceBundle:
    """The office's bundle in a folder of this test's own."""
    folder, archive = tmp_path / office.made.folder.name, tmp_path / office.made.archive.name
    shutil.copytree(office.made.folder, folder)
    shutil.copy(office.made.archive, archive)
    return replace(office.made, folder=folder, archive=archive)


def test_the_bag_is_valid_for_bagit(bundle: EvidenceBundle) -> None:
    bag = bagit.Bag(str(bundle.folder))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["External-Identifier"] == bundle.number
    assert "行政复议" in bag.info["External-Description"]


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


def listed_again(bag: Path) -> bytes:
    """Write both manifests anew, as a forger would; returns the outer one."""
    for name, files in (
        ("manifest-sha256.txt", (bag / "data").rglob("*")),
        ("tagmanifest-sha256.txt", bag.glob("*")),
    ):
        lines = [
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bag).as_posix()}\n"
            for path in files
            if path.is_file() and path.name not in {name, "signature.dsse.json"}
        ]
        (bag / name).write_text("".join(lines), "utf-8")
    return (bag / "tagmanifest-sha256.txt").read_bytes()


def test_a_forger_without_the_key_is_found(bundle: EvidenceBundle) -> None:
    (bundle.folder / "data/custody.jsonl").write_bytes(b"")
    listed_again(bundle.folder)
    assert "签名所签的不是这份清单" in verified(bundle.folder).stderr


def test_a_forger_with_a_key_of_his_own_is_told_from_the_province(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    bag = bundle_evidence(enrolled, order(sealed), usb).folder
    forger = generate_signer()
    key = json.dumps({"alg": "ed25519", "pub": forger.public_key.hex()})
    (bag / "data/keys/own.key.json").write_text(key)
    signature = sign_envelope(listed_again(bag), BUNDLE_TYPE, [forger])
    (bag / "signature.dsse.json").write_bytes(signature)
    told = verified(bag).stdout
    assert f"{fingerprint_digits(forger.keyid.encode())}（没有附省厅的授权" in told
    assert f"{fingerprint_digits(enrolled.signer.keyid.encode())}（有省厅的授权）" in told

    line = (bag / "data/custody.jsonl").read_bytes().replace("拍摄".encode(), "下载".encode(), 1)
    (bag / "data/custody.jsonl").write_bytes(line)
    signature = sign_envelope(listed_again(bag), BUNDLE_TYPE, [forger])
    (bag / "signature.dsse.json").write_bytes(signature)
    assert "流转记录不连续" in verified(bag).stderr


def test_a_record_with_another_signature_is_found(bundle: EvidenceBundle) -> None:
    path = bundle.folder / "data/records/01.dsse.json"
    envelope = json.loads(path.read_bytes())
    envelope["payload"] = envelope["payload"].replace("A", "B", 1)
    path.write_text(json.dumps(envelope))
    forger = generate_signer()
    (bundle.folder / "data/keys/own.key.json").write_text(
        json.dumps({"alg": "ed25519", "pub": forger.public_key.hex()})
    )
    signature = sign_envelope(listed_again(bundle.folder), BUNDLE_TYPE, [forger])
    (bundle.folder / "signature.dsse.json").write_bytes(signature)
    assert "01.dsse.json 的签名不成立" in verified(bundle.folder).stderr


def custody_deeds(bundle: EvidenceBundle) -> list[str]:
    lines = (bundle.folder / "data/custody.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["deed"] for line in lines]


def test_custody_tells_the_way_to_the_province_and_earlier_bundles(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path, clock: Clock
) -> None:
    (package,) = export_package(enrolled, usb).packages
    sent = bundle_evidence(enrolled, order(sealed), usb)
    assert "装入数据包送出" in custody_deeds(sent)
    assert "省厅确认收到" not in custody_deeds(sent)
    clock.forward(days=1)
    import_package(province, package.file)
    clock.forward(days=1)
    (receipt,) = write_receipts(province, usb)
    import_package(enrolled, receipt.file)
    second = bundle_evidence(enrolled, order(sealed, "行政诉讼"), usb)
    assert second.number != sent.number
    deeds = custody_deeds(second)
    photos = deeds.count("拍摄")
    assert photos >= 2
    for deed in ("入库", "随检查封存", "装入数据包送出", "省厅确认收到"):
        assert deeds.count(deed) == photos
    assert deeds.count("装入证据包") == 2 * photos
    done = verified(second.folder)
    assert done.returncode == 0, done.stderr
    assert "有省厅的授权" in done.stdout
    assert "省厅根密钥的核对码" in done.stdout


def test_another_package_does_not_count_as_a_way_of_these_photos(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    export_package(enrolled, usb)
    bundle_evidence(enrolled, order(sealed), usb)
    export_package(enrolled, usb)  # the line about the bundle goes in a package of its own
    with enrolled.database.reading() as stored:
        assert len(journeys_of(stored, sealed, "")) == 1
        assert len(stored.packages.outgoing()) == 2


def test_a_package_that_was_not_written_carried_nothing(
    enrolled: Workspace, sealed: str, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise UserError("优盘坏了。")

    monkeypatch.setattr("inspector.operations.export_package.write_package", broken)
    with pytest.raises(UserError, match="优盘坏了"):
        export_package(enrolled, usb)
    with enrolled.database.reading() as stored:
        assert len(stored.packages.outgoing()) == 1
        assert journeys_of(stored, sealed, "") == ()


def test_the_province_bundles_what_it_received_and_knows_the_countys_bundles(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    bundle_evidence(enrolled, order(sealed), usb)
    (package,) = export_package(enrolled, usb).packages
    import_package(province, package.file)
    made = bundle_evidence(replace(province, signer=None), order(sealed), usb)
    done = verified(made.folder)
    assert done.returncode == 0, done.stderr
    custody = (made.folder / "data/custody.jsonl").read_text("utf-8")
    assert "第 1 号数据包" in custody
    assert custody_deeds(made).count("装入证据包") == 2 * custody_deeds(made).count("拍摄")
    with province.database.reading() as stored:
        origin = stored.records.of_inspection(sealed)[0].origin
        assert journeys_of(stored, "another", origin) == ()


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


def test_a_draft_has_no_bundle(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="还没有封存"):
        bundle_evidence(office.county, order(started(office.county, "T1")), usb)


def test_a_purpose_must_be_told(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="用途"):
        bundle_evidence(office.county, order(office.sealed, "  "), usb)


def nothing_left(usb: Path) -> bool:
    return not [path for path in usb.iterdir() if "证据包" in path.name]


def test_a_lost_or_changed_original_stops_the_bundle__p4(
    county: Workspace, sealed: str, usb: Path
) -> None:
    original = next(path for path in (county.home / "files").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"changed")
    with pytest.raises(NoBundleError, match="从备份恢复"):
        bundle_evidence(county, order(sealed), usb)
    original.unlink()
    with pytest.raises(NoBundleError, match="从备份恢复"):
        bundle_evidence(county, order(sealed), usb)
    assert nothing_left(usb)


def test_a_bundle_that_is_there_is_not_overwritten(office: Office, usb: Path) -> None:
    day, inspection = office.county.today, office.sealed[:8]
    (usb / f"证据包-{day:%Y%m%d}-{inspection}-2").mkdir()
    with pytest.raises(NoBundleError, match="已在所选文件夹中"):
        bundle_evidence(office.county, order(office.sealed), usb)


def test_a_folder_that_is_not_there_is_told(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="不存在"):
        bundle_evidence(office.county, order(office.sealed), usb / "gone")


def test_a_full_medium_is_told_before_anything_is_written(
    office: Office, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(usb)._replace(free=1000)
    monkeypatch.setattr(operation.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(NoBundleError, match="剩余空间不足"):
        bundle_evidence(office.county, order(office.sealed), usb)
    assert nothing_left(usb)


def test_a_medium_that_fails_leaves_nothing(
    office: Office, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(operation, "write_archive", full)
    with pytest.raises(UserError, match="磁盘空间不足"):
        bundle_evidence(office.county, order(office.sealed), usb)
    assert nothing_left(usb)


@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
def test_cancelling_at_any_step_leaves_nothing_and_no_line(
    step: int, office: Office, usb: Path
) -> None:
    with office.county.database.reading() as stored:
        before = stored.journal.head()
    told: list[float] = []

    def cancel(_: str, fraction: float) -> None:
        told.append(fraction)
        if len(told) > step:
            raise Cancelled

    with pytest.raises(Cancelled):
        bundle_evidence(office.county, order(office.sealed), usb, cancel)
    with office.county.database.reading() as stored:
        assert stored.journal.head() == before
    assert nothing_left(usb)


def test_progress_grows_from_nothing_to_all(county: Workspace, sealed: str, usb: Path) -> None:
    told: list[float] = []
    bundle_evidence(county, order(sealed), usb, lambda _, fraction: told.append(fraction))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_device_without_key_cannot_sign(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="还没有签名密钥"):
        bundle_evidence(replace(office.county, signer=None), order(office.sealed), usb)


def test_a_record_signed_by_an_unknown_key_is_not_bundled(office: Office, usb: Path) -> None:
    stranger = replace(office.county, signer=generate_signer())
    with pytest.raises(NoBundleError, match="不在本机"):
        bundle_evidence(stranger, order(office.sealed), usb)


def test_who_is_no_inspector_of_this_visit_is_named_by_number(
    county: Workspace, sealed: str, usb: Path
) -> None:
    made = bundle_evidence(county, BundleOrder(sealed, "行政复议", "YL-9999"), usb)
    assert "Contact-Name: YL-9999\n" in (made.folder / "bag-info.txt").read_text("utf-8")
