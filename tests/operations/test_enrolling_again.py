"""New keys for a laptop: rotation, a restored backup, a clone, a grant that was withdrawn."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, desk
from inspector.domain.inspection import InspectionState
from inspector.exchange.enrolment import EnrolmentFault, EnrolmentRefused
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.device_key import KEY, device_signer
from inspector.operations.enrol_device import (
    accept_enrolment,
    ask_for_enrolment,
    grant_enrolment,
)
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.exchange_state import exchange_state
from inspector.operations.export_package import export_package
from inspector.operations.grant_file import EnrolmentFileError
from inspector.operations.identity import enrolled_device, held_trust
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.known_signers import known_signer
from inspector.operations.restored import Doubt, RestoredError, mark_restored
from inspector.operations.revoke_grant import revoke_grant
from inspector.operations.trust_file import RootsElsewhereError
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Role, Workspace
from inspector.storage.database import Database
from operations.enrolling import OFFICERS, answer, cases, enrol_again, grant, sealed_again, send


@pytest.fixture
def copy(enrolled: Workspace, tmp_path: Path, clock: Clock) -> Workspace:
    """Another laptop with the data and the keys of the first, as they are before it exports."""
    home = tmp_path / "copy"
    enrolled.database.close()
    shutil.copytree(enrolled.home, home)
    opened = desk_at(home, clock)
    return replace(opened, new_id=iter([f"{n:032x}" for n in range(10**6, 10**6 + 999)]).__next__)


def desk_at(home: Path, clock: Clock) -> Workspace:
    from inspector.startup import open_workspace

    return replace(open_workspace(home, None), clock=clock)


def reopened(workspace: Workspace, clock: Clock) -> Workspace:
    workspace.database.close()
    return replace(desk_at(workspace.home, clock), new_id=workspace.new_id)


def test_a_rotated_key_begins_new_numbers_and_goes_on_with_the_log__k4(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    assert send(enrolled, province, usb) == [1]
    old = enrolled.signer.keyid if enrolled.signer else ""
    again = sealed_again(enrolled)
    enrol_again(enrolled, province, usb)
    assert enrolled.signer is not None
    assert enrolled.signer.keyid != old
    for desk_ in (enrolled, province):  # papers of before the change stay good
        with desk_.database.reading() as stored:
            signer = known_signer(desk_, stored, old)
        assert signer is not None
        assert not signer.is_doubted
    written = export_package(enrolled, usb).packages
    assert [(one.seq, one.records) for one in written] == [(1, 1)]
    assert "-e2-" in written[0].file.name
    import_package(province, written[0].file)
    assert set(cases(province)) == {sealed, again}
    answer(enrolled, province, usb)
    assert set(cases(enrolled).values()) == {InspectionState.RECEIVED}
    assert not exchange_state(enrolled).unsent


def test_the_old_key_is_refused_beyond_the_last_package_that_came__k5(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    send(enrolled, province, usb)
    sealed_again(enrolled)
    late = export_package(enrolled, usb).packages[-1].file
    enrol_again(enrolled, province, usb)
    with province.database.reading() as stored:
        trust = held_trust(stored)
    assert trust.version == 2
    assert [(one.last_seq, one.reason) for one in trust.record.revoked] == [(1, "replaced")]
    with pytest.raises(Refused) as refused:
        import_package(province, late)
    assert refused.value.verdict is Verdict.REVOKED
    assert list(cases(enrolled).values()).count(InspectionState.EXPORTED) == 1
    assert send(enrolled, province, usb) == [1]
    assert len(cases(province)) == 2


def test_without_the_roots_the_later_epoch_refuses_the_old_key(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    late = export_package(enrolled, usb).packages[-1].file
    province.keys.remove("root-1")
    province.keys.remove("root-2")
    enrol_again(enrolled, province, usb)
    assert cases(enrolled) == {sealed: InspectionState.SEALED}
    with pytest.raises(Refused) as refused:
        import_package(province, late)
    assert refused.value.verdict is Verdict.STALE_EPOCH
    assert send(enrolled, province, usb) == [1]
    with pytest.raises(RootsElsewhereError, match="两名根密钥保管人"):
        revoke_grant(province, enrolment_state(enrolled).device, "lost")


def test_a_restored_backup_is_found_told_and_enrolled_again__x6(
    copy: Workspace, province: Workspace, usb: Path, enrolled: Workspace, clock: Clock
) -> None:
    lost = reopened(enrolled, clock)
    first = sealed_again(lost)
    issue_document(lost, first, "F05")
    send(lost, province, usb)
    lost.database.close()
    # The copy is what the backup gave back; it knows nothing of what was sent since.
    second = sealed_again(copy)
    issue_document(copy, second, "F05")
    with pytest.raises(Refused) as refused:
        import_package(province, export_package(copy, usb).packages[0].file)
    assert refused.value.verdict is Verdict.FORK
    with pytest.raises(Refused):  # told once
        import_package(province, export_package(copy, usb).packages[0].file)
    answer(copy, province, usb)
    assert exchange_state(copy).doubt is Doubt.CONTRADICTED
    with pytest.raises(RestoredError, match="互相矛盾") as told:
        export_package(copy, usb)
    assert told.value.doubt is Doubt.CONTRADICTED
    enrol_again(copy, province, usb)
    assert exchange_state(copy).doubt is None
    assert send(copy, province, usb) == [1]
    assert set(cases(province)) == {first, second}
    with province.database.reading() as stored:
        assert [one.number for one in stored.documents.all()] == ["云岭民责改〔2026〕1号"] * 2
    answer(copy, province, usb)
    assert cases(copy) == {second: InspectionState.RECEIVED}
    copy.database.close()


def test_a_restored_backup_that_lost_nothing_sends_nothing_twice(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    send(enrolled, province, usb)
    with enrolled.database.transaction() as stored:
        mark_restored(stored)
    with pytest.raises(RestoredError, match="重新办理登记"):
        export_package(enrolled, usb)
    enrol_again(enrolled, province, usb)
    sealed_again(enrolled)
    assert export_package(enrolled, usb).packages[0].records == 1


def test_the_other_of_two_copies_is_enrolled_as_a_new_laptop(
    copy: Workspace, province: Workspace, usb: Path, enrolled: Workspace, clock: Clock
) -> None:
    first = reopened(enrolled, clock)
    inspection = sealed_again(first)
    order = issue_document(first, inspection, "F05").document.id
    send(first, province, usb)
    answer(first, province, usb)
    enrol_again(first, province, usb)
    asked = ask_for_enrolment(copy, usb / "copy")
    with pytest.raises(EnrolmentRefused) as refused:
        grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    assert refused.value.fault is EnrolmentFault.WRONG_PREDECESSOR
    name = enrolment_state(copy).device
    enrol_again(copy, province, usb, as_new=True)
    assert enrolment_state(copy).device != name
    second = sealed_again(copy)
    assert send(copy, province, usb) == [1]
    answer(copy, province, usb)
    assert cases(copy) == {second: InspectionState.RECEIVED}
    # A laptop restored under a new name sends its old log again, and speaks of its old papers.
    enrol_again(first, province, usb, as_new=True)
    with first.database.transaction() as stored:
        stored.settings.put("stream.first", "1")
    void_document(first, order, "日期写错")
    assert send(first, province, usb) == [1]
    assert set(cases(province)) == {inspection, second}
    answer(first, province, usb)
    for one in (first, copy):
        one.database.close()


def test_a_change_of_keys_that_was_cut_off_is_finished_at_the_next_start(
    enrolled: Workspace,
    province: Workspace,
    usb: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = ask_for_enrolment(enrolled, usb / "again")
    assert ask_for_enrolment(enrolled, usb / "again").fingerprint == asked.fingerprint
    monkeypatch.setattr("inspector.operations.enrol_device.finish_rotation", lambda *_: None)
    grant(enrolled, province, asked, usb)
    old = enrolled.keys.get(KEY)
    again = reopened(enrolled, clock)
    assert again.keys.get(KEY) not in {old, None}
    with again.database.reading() as stored:
        assert again.signer is not None
        assert enrolled_device(stored).grant.key.keyid == again.signer.keyid
    again.database.close()


def test_a_grant_may_bring_an_older_trust_file_than_the_one_held(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path, tmp_path: Path, clock: Clock
) -> None:
    asked = ask_for_enrolment(enrolled, usb / "again")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    file = tmp_path / "kept.sxgrant"
    shutil.copyfile(granted.file, file)
    accept_enrolment(enrolled, file, granted.fingerprint)
    device = enrolment_state(enrolled).device
    revoke_grant(province, device, "compromised")
    answer(enrolled, province, usb)
    accept_enrolment(enrolled, file, granted.fingerprint)
    with enrolled.database.reading() as stored:
        assert held_trust(stored).version == 3


def test_a_key_that_is_gone_signs_nothing(county: Workspace) -> None:
    signer = county.signer
    county.keys.remove(KEY)
    assert signer is not None
    with pytest.raises(LookupError):
        signer.sign(b"")


def test_a_file_for_nobody_who_asked_is_refused(
    enrolled: Workspace, province: Workspace, usb: Path, tmp_path: Path, clock: Clock
) -> None:
    other = desk(tmp_path / "other", Role.COUNTY, clock)
    asked = ask_for_enrolment(enrolled, usb / "again")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    with pytest.raises(EnrolmentFileError, match="不是本机"):
        accept_enrolment(other, granted.file, granted.fingerprint)
    assert device_signer(other.keys, other.database) is not None
    other.database.close()


def test_a_workspace_that_can_only_be_read_gets_no_key(county: Workspace) -> None:
    county.keys.remove(KEY)
    assert device_signer(county.keys, replace_read_only(county)) is None
    assert county.keys.get(KEY) is None


def replace_read_only(workspace: Workspace) -> Database:
    workspace.database.close()
    return Database.rescue(workspace.database.file, workspace.database.access)
