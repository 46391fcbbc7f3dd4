import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_field

from desks import Clock, ready_to_seal, staffed_county
from inspector.exchange.contents import Contents, measure_rows
from inspector.exchange.manifest import NO_ACK, PROVINCE_ISSUE, Manifest, seal_manifest
from inspector.exchange.receiver import PROVINCE, Receiver
from inspector.exchange.verdicts import Verdict
from inspector.exchange.writer import write_package
from inspector.operations.create_province import create_province
from inspector.operations.enrol_device import (
    accept_enrolment,
    ask_for_enrolment,
    grant_enrolment,
)
from inspector.operations.export_package import export_package
from inspector.operations.identity import enrolled_device, issuer_of
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.issue_receipt import NoReceiptsError, take_receipt, write_receipts
from inspector.operations.look_at_package import look_at_package
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from inspector.storage.packages import PackageState

OFFICERS = ("示例丁", "示例戊")


@pytest.fixture
def package(enrolled: Workspace, sealed: str, usb: Path) -> Path:
    issue_document(enrolled, sealed, "F05")
    return export_package(enrolled, usb).packages[0].file


def test_without_packages_there_are_no_receipts(province: Workspace, usb: Path) -> None:
    create_province(province)
    with pytest.raises(NoReceiptsError, match="没有可以送出的回执"):
        write_receipts(province, usb)


def test_a_receipt_for_another_package_marks_nothing(
    enrolled: Workspace, province: Workspace, package: Path, usb: Path
) -> None:
    import_package(province, package)
    receipt = look_at_package(enrolled, write_receipts(province, usb)[0].file).manifest
    foreign = replace_field(receipt, ack=replace_field(receipt.ack, h="ab" * 32))
    with enrolled.database.transaction() as stored:
        take_receipt(stored, foreign)
        assert [one.receipt_sha256 for one in stored.packages.outgoing()] == [""]


def test_a_receipt_without_records_marks_its_package(
    enrolled: Workspace, province: Workspace, package: Path, usb: Path
) -> None:
    import_package(province, package)
    made = look_at_package(enrolled, write_receipts(province, usb)[0].file).manifest
    bare = replace_field(made, members=(), log_from=0, log_to=0, log_head="0" * 64)
    file = usb / "bare.sxsync"
    with enrolled.database.reading() as stored:
        receiver = Receiver(enrolled_device(stored).trust, enrolled.clock())
    contents = Contents(lambda: (), province.files.path_of)
    write_package(seal_manifest(bare, issuer_of(province)), contents, file, receiver)
    assert import_package(enrolled, file).records == 0
    with enrolled.database.reading() as stored:
        assert [one.state for one in stored.packages.outgoing()] == [PackageState.ACCEPTED]


def test_a_rejection_is_kept_and_the_package_goes_again(
    enrolled: Workspace, province: Workspace, package: Path, usb: Path
) -> None:
    import_package(province, package)
    receipt = look_at_package(enrolled, write_receipts(province, usb)[0].file).manifest
    rejected = replace_field(receipt, ack=replace_field(receipt.ack, status="rejected"))
    with enrolled.database.transaction() as stored:
        take_receipt(stored, rejected)
        assert [one.state for one in stored.packages.outgoing()] == [PackageState.REJECTED]
    assert export_package(enrolled, usb).packages[0].again


def test_two_counties_with_the_same_number_of_document_both_arrive(
    enrolled: Workspace,
    province: Workspace,
    package: Path,
    usb: Path,
    tmp_path: Path,
    clock: Clock,
) -> None:
    import_package(province, package)
    other = staffed_county(tmp_path / "second", clock)
    other = replace(other, new_id=iter([f"{n:032x}" for n in range(10**6, 10**6 + 999)]).__next__)
    shutil.rmtree(usb)
    usb.mkdir()
    second_enrolment(other, province, usb)
    inspection = ready_to_seal(other)
    seal_inspection(other, inspection)
    issue_document(other, inspection, "F05")
    import_package(province, export_package(other, usb).packages[0].file)
    with province.database.reading() as stored:
        numbers = [one.number for one in stored.documents.all()]
    assert numbers == ["云岭民责改〔2026〕1号"] * 2
    other.database.close()


def second_enrolment(county: Workspace, province: Workspace, usb: Path) -> None:
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    accept_enrolment(county, granted.file, granted.fingerprint)


def test_a_package_of_the_province_without_records_is_taken_in(
    enrolled: Workspace, province: Workspace, usb: Path
) -> None:
    with enrolled.database.reading() as stored:
        held = enrolled_device(stored)
    manifest = Manifest(
        v=1,
        kind=PROVINCE_ISSUE,
        sender=PROVINCE,
        to=held.device,
        seq=1,
        prev=None,
        epoch=1,
        trust=1,
        created="2026-11-23T01:30:00Z",
        app="inspector-test",
        schema=1,
        log_from=1,
        log_to=0,
        log_head="0" * 64,
        ack=NO_ACK,
        members=(measure_rows([]),),
    )
    envelope = seal_manifest(manifest, issuer_of(province))
    file = usb / "issue.sxsync"
    contents_of_it = Contents(lambda: (), province.files.path_of)
    write_package(envelope, contents_of_it, file, Receiver(held.trust, enrolled.clock()))
    taken = import_package(enrolled, file)
    assert (taken.kind, taken.records) == (PROVINCE_ISSUE, 0)
    assert import_package(enrolled, file).verdict is Verdict.DUPLICATE
