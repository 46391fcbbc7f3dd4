import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_field

from desks import Clock, desk, enrol, ready_to_seal, staffed_county
from inspector.domain.inspection import InspectionState
from inspector.exchange.enrolment import EnrolmentFault, EnrolmentRefused
from inspector.exchange.manifest import NO_ACK, PROVINCE_ISSUE, Manifest, seal_manifest
from inspector.exchange.receiver import PROVINCE, Receiver
from inspector.exchange.rows import decode_row
from inspector.exchange.verdicts import ExportStopped, Refused, Verdict
from inspector.exchange.writer import Contents, measure_rows, write_package
from inspector.operations import export_package as exporting
from inspector.operations.changes import Changed
from inspector.operations.create_province import AlreadyCreatedError, create_province
from inspector.operations.enrol_device import (
    EnrolmentFileError,
    accept_enrolment,
    ask_for_enrolment,
    grant_enrolment,
    requested_device,
)
from inspector.operations.export_package import NothingToExportError, export_package
from inspector.operations.identity import NotEnrolledError, enrolled_device, issuer_of
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.issue_receipt import NoReceiptsError, take_receipt, write_receipts
from inspector.operations.look_at_package import look_at_package
from inspector.operations.messages.registry import known_messages
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Role, Workspace
from inspector.storage.packages import PackageState

OFFICERS = ("示例丁", "示例戊")


@pytest.fixture
def package(enrolled: Workspace, sealed: str, usb: Path) -> Path:
    issue_document(enrolled, sealed, "F05")
    return export_package(enrolled, usb).packages[0].file


def states(workspace: Workspace) -> dict[str, InspectionState]:
    with workspace.database.reading() as stored:
        return {one.id: one.state for one in stored.inspections.summaries()}


def contents(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file() and "sqlite3" not in one.name)
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def test_a_province_is_set_up_once(province: Workspace) -> None:
    create_province(province)
    before = contents(province.home)
    with pytest.raises(AlreadyCreatedError, match="没有重新生成"):
        create_province(province)
    assert contents(province.home) == before


def test_the_request_tells_device_and_digits_for_the_telephone(
    county: Workspace, usb: Path
) -> None:
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    assert requested_device(asked.file) == (asked.device, asked.fingerprint)
    again = ask_for_enrolment(county, usb / "again.sxrequest")
    assert again.device == asked.device


def test_a_wrong_fingerprint_or_one_officer_enrols_nobody__k7(
    county: Workspace, province: Workspace, usb: Path
) -> None:
    create_province(province)
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    with pytest.raises(EnrolmentRefused) as wrong:
        grant_enrolment(province, asked.file, "0" * 30, OFFICERS, usb)
    assert wrong.value.fault is EnrolmentFault.WRONG_FINGERPRINT
    with pytest.raises(EnrolmentRefused) as alone:
        grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS[:1], usb)
    assert alone.value.fault is EnrolmentFault.ONE_OFFICER
    assert not list(usb.glob("*.sxgrant"))


def test_a_real_province_enrols_no_practice_laptop__n5(
    county: Workspace, province: Workspace, usb: Path
) -> None:
    create_province(province)
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    with pytest.raises(EnrolmentFileError, match="演练"):
        grant_enrolment(
            replace(province, practice=False), asked.file, asked.fingerprint, OFFICERS, usb
        )


def test_only_the_province_grants(county: Workspace, usb: Path) -> None:
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    with pytest.raises(NotEnrolledError, match="province init"):
        grant_enrolment(county, asked.file, asked.fingerprint, OFFICERS, usb)


def test_a_grant_is_taken_in_only_by_the_laptop_it_is_for(
    county: Workspace, province: Workspace, usb: Path, tmp_path: Path, clock: Clock
) -> None:
    trust = create_province(province)
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    other = staffed_county(tmp_path / "other", clock)
    with pytest.raises(EnrolmentFileError, match="不是本机"):
        accept_enrolment(other, granted.file, trust.fingerprint)
    other.database.close()
    with pytest.raises(Refused) as refused:
        accept_enrolment(county, granted.file, "1" * 30)
    assert refused.value.verdict is Verdict.UNTRUSTED_KEY
    with pytest.raises(NotEnrolledError, match="还没有登记"):
        export_package(county, usb)
    accept_enrolment(county, granted.file, trust.fingerprint)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"grant":"x"}', b"\xff"])
def test_a_file_that_is_no_grant_is_told(county: Workspace, usb: Path, data: bytes) -> None:
    file = usb / "x.sxgrant"
    file.write_bytes(data)
    with pytest.raises(EnrolmentFileError, match="不是省厅返回的授权文件"):
        accept_enrolment(county, file, "0" * 30)


def test_files_that_cannot_be_read_or_are_huge_are_told(county: Workspace, usb: Path) -> None:
    with pytest.raises(EnrolmentFileError, match="打不开"):
        accept_enrolment(county, usb / "none.sxgrant", "0")
    huge = usb / "huge.sxgrant"
    huge.write_bytes(b"x" * 1_000_001)
    with pytest.raises(EnrolmentFileError, match="太大"):
        accept_enrolment(county, huge, "0")


def test_without_a_key_nothing_is_asked_for_or_exported(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    without = replace(enrolled, signer=None)
    with pytest.raises(EnrolmentFileError, match="签名密钥"):
        ask_for_enrolment(without, usb / "ask.sxrequest")
    with pytest.raises(NothingToExportError, match="签名密钥丢失"):
        export_package(without, usb)


def test_a_package_goes_to_the_province_and_its_receipt_comes_back__x6(
    enrolled: Workspace, province: Workspace, package: Path, sealed: str, usb: Path
) -> None:
    taken = import_package(province, package)
    assert (taken.verdict, taken.records, taken.files) == (Verdict.IMPORTED, 2, 3)
    assert states(province) == {sealed: InspectionState.RECEIVED}
    with province.database.reading() as stored, enrolled.database.reading() as own:
        assert stored.records.all()[0].record == own.records.all()[0].record
        assert stored.documents.all()[0].sha256 == own.documents.all()[0].sha256
        hashes = {*stored.photos.all_hashes(), stored.documents.all()[0].sha256}
    assert not province.files.missing(hashes)
    receipt = write_receipts(province, usb)[0]
    answered = import_package(enrolled, receipt.file)
    assert answered.changed & Changed.INSPECTIONS
    assert states(enrolled) == {sealed: InspectionState.RECEIVED}
    with pytest.raises(NothingToExportError, match="没有需要送省厅的新记录"):
        export_package(enrolled, usb)


def test_importing_twice_changes_nothing__h4(province: Workspace, package: Path) -> None:
    import_package(province, package)
    before = contents(province.home)
    again = import_package(province, package)
    assert again.verdict is Verdict.DUPLICATE
    assert again.changed is Changed.NOTHING
    assert contents(province.home) == before
    with province.database.reading() as stored:
        assert len(stored.packages.incoming()) == 1


def test_a_package_without_receipt_is_written_again_with_the_same_bytes(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    first = export_package(enrolled, usb, plain=True).packages[0]
    data = first.file.read_bytes()
    first.file.unlink()
    second = export_package(enrolled, usb, plain=True).packages[0]
    assert (first.again, second.again) == (False, True)
    assert second.file.read_bytes() == data


def test_a_later_seal_makes_the_next_package(
    enrolled: Workspace, province: Workspace, package: Path, usb: Path
) -> None:
    import_package(province, package)
    import_package(enrolled, write_receipts(province, usb)[0].file)
    seal_inspection(enrolled, ready_to_seal(enrolled))
    following = export_package(enrolled, usb).packages
    assert [one.seq for one in following] == [2]
    assert import_package(province, following[0].file).seq == 2
    assert [one.answers for one in write_receipts(province, usb)] == [1, 2]


def test_a_package_out_of_order_waits_for_the_one_before__h7(
    enrolled: Workspace, province: Workspace, package: Path, usb: Path
) -> None:
    seal_inspection(enrolled, ready_to_seal(enrolled))
    later = export_package(enrolled, usb).packages[-1].file
    with pytest.raises(Refused) as refused:
        import_package(province, later)
    assert refused.value.verdict is Verdict.GAP
    with province.database.reading() as stored:
        assert [one.code for one in stored.packages.quarantined()] == ["gap"]
    assert [import_package(province, one).verdict for one in (package, later)] == [
        Verdict.IMPORTED
    ] * 2


def test_a_package_cut_in_half_changes_nothing(
    province: Workspace, package: Path, tmp_path: Path
) -> None:
    half = tmp_path / "half.sxsync.age"
    half.write_bytes(package.read_bytes()[: package.stat().st_size // 2])
    before = contents(province.home)
    with pytest.raises(Refused) as refused:
        import_package(province, half)
    assert refused.value.verdict in (Verdict.DECRYPT, Verdict.TRUNCATED)
    assert contents(province.home) == before
    assert states(province) == {}


def test_a_package_can_be_looked_at_without_taking_it(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    file = export_package(enrolled, usb, plain=True).packages[0].file
    for workspace in (enrolled, province):
        looked = look_at_package(workspace, file)
        assert (looked.manifest.seq, looked.manifest.photo_count) == (1, 2)
    assert states(province) == {}


def test_a_folder_that_is_not_there_stops_the_export(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    with pytest.raises(ExportStopped):
        export_package(enrolled, usb / "没有")
    assert export_package(enrolled, usb).packages[0].again is False


def test_big_exports_are_cut_into_consecutive_packages__h10(
    enrolled: Workspace,
    province: Workspace,
    sealed: str,
    usb: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seal_inspection(enrolled, ready_to_seal(enrolled))
    monkeypatch.setattr(exporting, "MAX_MEMBERS", 2)
    written = export_package(enrolled, usb).packages
    assert [one.seq for one in written] == [1, 2]
    for one in written:
        import_package(province, one.file)
    assert len(states(province)) == 2


def test_a_record_of_an_unknown_kind_is_refused_whole(
    province: Workspace, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = dict(known_messages())
    del known["document-issued"]
    monkeypatch.setattr("inspector.operations.import_package.known_messages", lambda: known)
    with pytest.raises(UnreadableRecordError, match="document-issued"):
        import_package(province, package)
    assert states(province) == {}
    assert not list((province.home / "staging").iterdir())


def test_without_packages_there_are_no_receipts(province: Workspace, usb: Path) -> None:
    create_province(province)
    with pytest.raises(NoReceiptsError, match="还没有可以送出的回执"):
        write_receipts(province, usb)


def test_an_unenrolled_desk_takes_no_package(
    province: Workspace, package: Path, tmp_path: Path, clock: Clock
) -> None:
    stranger = desk(tmp_path / "stranger", Role.PROVINCE, clock)
    with pytest.raises(NotEnrolledError, match="信任文件"):
        import_package(stranger, package)
    stranger.database.close()


def test_a_receipt_for_another_package_marks_nothing(
    enrolled: Workspace, province: Workspace, package: Path, usb: Path
) -> None:
    import_package(province, package)
    receipt = look_at_package(enrolled, write_receipts(province, usb)[0].file).manifest
    foreign = replace_field(receipt, ack=replace_field(receipt.ack, h="ab" * 32))
    with enrolled.database.transaction() as stored:
        take_receipt(stored, foreign)
        assert [one.receipt_sha256 for one in stored.packages.outgoing()] == [""]


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


def test_the_journal_names_officers_by_hash_alone(enrolled: Workspace, sealed: str) -> None:
    with enrolled.database.reading() as stored:
        line = next(iter(stored.journal.lines(1, 1)))
    row = decode_row(line.line)
    assert row.who.startswith("officer-")
    assert row.subject == sealed


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


def test_enrolling_the_same_province_twice_is_told(
    county: Workspace, province: Workspace, usb: Path
) -> None:
    enrol(county, province, usb)
    asked = ask_for_enrolment(county, usb / "again.sxrequest")
    with pytest.raises(EnrolmentRefused) as refused:
        grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    assert refused.value.fault is EnrolmentFault.KEY_IN_USE


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
