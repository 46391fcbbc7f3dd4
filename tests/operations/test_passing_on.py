"""A city office passes packages on, unopened (hop)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desks import Clock, staffed_county
from inspector.exchange.verdicts import ExportFault, ExportStopped, Refused, Verdict
from inspector.operations.enrol_device import accept_enrolment, ask_for_enrolment, grant_enrolment
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.pass_on import CannotPassOnError, hops_of, pass_on
from inspector.operations.workspace import Workspace
from operations.enrolling import OFFICERS


@pytest.fixture
def city(
    enrolled: Workspace, province: Workspace, tmp_path: Path, clock: Clock
) -> Iterator[Workspace]:
    office = staffed_county(tmp_path / "city", clock)
    with office.database.transaction() as stored:
        stored.settings.put("device.id", "149900-city")
    asked = ask_for_enrolment(office, tmp_path / "ask")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, tmp_path)
    accept_enrolment(office, granted.file, granted.fingerprint)
    yield office
    office.database.close()


@pytest.fixture
def package(enrolled: Workspace, sealed: str, usb: Path) -> Path:
    return export_package(enrolled, usb).packages[0].file


def test_a_sealed_package_goes_on_with_notes_and_is_opened_by_the_province_alone(
    city: Workspace,
    enrolled: Workspace,
    province: Workspace,
    package: Path,
    tmp_path: Path,
) -> None:
    with pytest.raises(Refused) as refused:
        import_package(city, package)
    assert refused.value.verdict is Verdict.DECRYPT
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    copied = pass_on(city, package, first, " 示例己 ", "随专车送")
    assert copied.sealed
    assert copied.path.read_bytes() == package.read_bytes()
    again = pass_on(city, copied.path, second, "示例庚")
    hops = hops_of(province, again.path, again.sha256)
    assert [(one.note.by, one.note.note, one.known, one.same) for one in hops] == [
        ("示例己", "随专车送", True, True),
        ("示例庚", "", True, True),
    ]
    assert import_package(province, again.path).verdict is Verdict.IMPORTED
    assert not hops_of(province, again.path, "0" * 64)[0].same


def test_what_is_addressed_to_the_city_is_opened_there(
    city: Workspace,
    enrolled: Workspace,
    province: Workspace,
    package: Path,
    tmp_path: Path,
) -> None:
    import_package(province, package)
    written = write_receipts(province, package.parent)
    receipt = next(one.file for one in written if one.device != "149900-city")
    with pytest.raises(Refused) as refused:
        import_package(city, receipt)
    assert refused.value.verdict is Verdict.WRONG_RECIPIENT
    folder = tmp_path / "on"
    folder.mkdir()
    assert not pass_on(city, receipt, folder, "示例己").sealed


def test_a_note_that_is_forged_or_is_none_counts_for_nothing(
    city: Workspace,
    enrolled: Workspace,
    province: Workspace,
    package: Path,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "on"
    folder.mkdir()
    copied = pass_on(city, package, folder, "示例己")
    note = copied.path.with_name(f"{copied.path.name}.01.hop")
    whole = note.read_bytes()
    at = whole.index(b'"sig":"') + 7
    forged = whole[:at] + (b"B" if whole[at : at + 1] == b"A" else b"A") + whole[at + 1 :]
    note.write_bytes(forged)
    note.with_name(f"{copied.path.name}.02.hop").write_bytes(b"no note")
    hops = hops_of(province, copied.path, copied.sha256)
    assert [one.known for one in hops] == [False]
    note.write_bytes(whole)
    assert [one.known for one in hops_of(province, copied.path, copied.sha256)] == [True]


def test_what_is_no_package_or_has_no_hand_is_not_passed_on(
    city: Workspace, usb: Path, tmp_path: Path
) -> None:
    other = usb / "x.sxsync"
    for data, verdict in (
        (b"nothing", Verdict.NOT_A_CONTAINER),
        (b"age-encryption.org/v1\n" + b"x" * 20_000, Verdict.DECRYPT),
    ):
        other.write_bytes(data)
        with pytest.raises(Refused) as refused:
            pass_on(city, other, tmp_path, "示例己")
        assert refused.value.verdict is verdict
    with pytest.raises(CannotPassOnError, match="经手人"):
        pass_on(city, other, tmp_path, " ")
    other.write_bytes(b"PK\x03\x04 and more")
    with pytest.raises(ExportStopped) as stopped:
        pass_on(city, other, tmp_path / "没有", "示例己")
    assert stopped.value.fault is ExportFault.MEDIUM
