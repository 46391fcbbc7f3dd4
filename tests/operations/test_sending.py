from pathlib import Path

import pytest

from desks import Clock, desk, ready_to_seal
from inspector.domain.inspection import InspectionState
from inspector.exchange.rows import decode_row
from inspector.exchange.verdicts import ExportStopped, Refused, Verdict
from inspector.operations import export_package as exporting
from inspector.operations.changes import Changed
from inspector.operations.export_package import NothingToExportError, export_package
from inspector.operations.identity import NotEnrolledError
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.look_at_package import look_at_package
from inspector.operations.messages.registry import known_messages
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Role, Workspace

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


def test_a_package_goes_to_the_province_and_its_receipt_comes_back__x6(
    enrolled: Workspace, province: Workspace, package: Path, sealed: str, usb: Path
) -> None:
    left = province.home / "staging" / "cut-off"
    left.mkdir(parents=True)
    taken = import_package(province, package)
    assert not left.exists()
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
    assert [one.answers for one in write_receipts(province, usb)] == [2]


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


def test_an_unenrolled_desk_takes_no_package(
    province: Workspace, package: Path, tmp_path: Path, clock: Clock
) -> None:
    stranger = desk(tmp_path / "stranger", Role.PROVINCE, clock)
    with pytest.raises(NotEnrolledError, match="信任文件"):
        import_package(stranger, package)
    stranger.database.close()


def test_the_journal_names_officers_by_hash_alone(enrolled: Workspace, sealed: str) -> None:
    with enrolled.database.reading() as stored:
        line = next(iter(stored.journal.lines(1, 1)))
    row = decode_row(line.line)
    assert row.who.startswith("officer-")
    assert row.subject == sealed
