"""Real desks: nobody reads the disk, a lost passphrase comes back, a backup too."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, desk, photo_of
from inspector import startup
from inspector.domain.answer import Answer
from inspector.domain.checklist import CONFORMING
from inspector.domain.inspection import InspectionKind
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.back_up import back_up, back_up_here, back_up_if_due
from inspector.operations.check_workspace import check_workspace
from inspector.operations.describe_office import described_office
from inspector.operations.enrol_device import EnrolmentFileError, accept_enrolment
from inspector.operations.export_package import export_package
from inspector.operations.identity import GRANT, held_trust
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.keepers import KeepersError, appoint_keeper, recipients_for_laptops
from inspector.operations.photo_thumbnail import photo_thumbnail
from inspector.operations.record_answer import record_answer, sweep_section
from inspector.operations.recover_phrase import (
    RecoveryRefusedError,
    answer_recovery,
    ask_for_recovery,
    requested_recovery,
    take_recovery,
)
from inspector.operations.restore_backup import (
    NoBackupError,
    Outside,
    rehearse_restore,
    restore_backup,
)
from inspector.operations.restored import RestoredError, require_not_restored, settle_restored
from inspector.operations.set_up_county import SetUp, SetUpError, set_up_county
from inspector.operations.start_inspection import InspectionPlan, start_inspection
from inspector.operations.unlock_vault import LockedError
from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace
from inspector.storage.failures import DamagedError, DiskFullError, ReadOnlyError, StorageError
from inspector.storage.single_instance import AlreadyOpenError
from inspector.storage.vault.locks import WrongPhraseError
from operations.vaulted import (
    FIRST,
    INSTITUTION,
    KEEPERS,
    NEW,
    OFFICERS,
    OTHER,
    PHRASE,
    SECOND,
    Answering,
    cheap_place,
    cheap_vaults,
    enrol_real,
    real_county,
    real_desk,
    real_province,
)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_vaults(monkeypatch)


@pytest.fixture
def real(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    county = real_county(tmp_path / "laptop", clock)
    yield county
    county.database.close()


@pytest.fixture
def real_desks(real: Workspace, tmp_path: Path, clock: Clock, usb: Path) -> Iterator[Workspace]:
    province = real_province(tmp_path / "desk", clock)
    enrol_real(real, province, usb)
    yield province
    province.database.close()


def begun(county: Workspace) -> tuple[str, str]:
    """An inspection with an answer and a photo; its id, and the photo's hash."""
    plan = InspectionPlan(INSTITUTION.id, InspectionKind.ANNUAL, ("T1",), (FIRST, SECOND))
    inspection = start_inspection(county, plan).inspection_id
    item = next(one for one in judged_inspection(county, inspection).items if one.is_single_conform)
    answer = Answer(item.code, {item.inputs[0].code: CONFORMING}, officer=SECOND)
    record_answer(county, inspection, answer)
    use = PhotoUse(inspection, item.code, officer=SECOND)
    attached = attach_photo(county, photo_of(county), use).attachment
    return inspection, attached.photo.sha256


def outside(answers: Answering, clock: Clock) -> Outside:
    return Outside(answers, cheap_place, clock())


def test_the_disk_tells_no_name_no_photo_and_no_key(
    real: Workspace, real_desks: Workspace, tmp_path: Path
) -> None:
    _, sha256 = begun(real)
    photo = photo_of(real).read_bytes()
    assert photo_thumbnail(real, sha256).startswith(b"\xff\xd8")
    back_up(real, tmp_path / "stick")
    secrets = [real.keys.get(name) or b"" for name in real.keys.names()]
    secrets += [real_desks.keys.get(name) or b"" for name in real_desks.keys.names()]
    assert len(secrets) > 6
    real.database.close()
    real_desks.database.close()
    sought = [
        *(word.encode("utf-8") for one in OFFICERS for word in (one.name, one.certificate_number)),
        INSTITUTION.name.encode("utf-8"),
        INSTITUTION.address.encode("utf-8"),
        PHRASE.encode("utf-8"),
        sha256.encode("ascii"),
        b"\xff\xd8\xff",
        b"SQLite format 3",
        photo[1000:1064],
        b"AGE-SECRET-KEY",
        real.vault._key if real.vault else b"",
        *secrets,
        *(one.hex().encode("ascii") for one in secrets),
    ]
    assert all(len(one) >= 3 for one in sought)
    for folder in ("laptop", "desk", "stick"):
        image = [one for one in (tmp_path / folder).rglob("*") if one.is_file()]
        image = [one for one in image if one.name != "reserve"]
        assert len(image) > 4
        for one in image:
            data = one.read_bytes() + str(one.relative_to(tmp_path)).encode()
            # Three bytes come up by chance in what looks random; a beginning does not.
            found = [word for word in sought if len(word) > 3 and word in data]
            assert not found, one
            assert not data.startswith(b"\xff\xd8\xff"), one


def test_a_plain_store_is_for_practice_alone(tmp_path: Path, clock: Clock) -> None:
    plain = desk(tmp_path / "plain", Role.COUNTY, clock)
    with plain.database.transaction() as stored:
        stored.settings.put("practice", "no")
    plain.database.close()
    with pytest.raises(startup.PlainStoreError, match="没有加密"):
        startup.open_workspace(tmp_path / "plain", None, unlock=Answering())
    with pytest.raises(LockedError):
        startup.open_workspace(tmp_path / "new", Role.COUNTY)
    assert not (tmp_path / "new" / WORKSPACE_FILE).exists()


def test_a_vault_is_never_taken_for_practice(real: Workspace, clock: Clock) -> None:
    real.database.close()
    again = startup.open_workspace(real.home, Role.COUNTY, practice=True, unlock=Answering())
    assert not again.practice
    again.database.close()


def test_a_wrong_passphrase_opens_nothing_and_lets_go_of_the_folder(real: Workspace) -> None:
    real.database.close()
    with pytest.raises(WrongPhraseError):
        startup.open_workspace(real.home, None, unlock=Answering(phrase=OTHER))
    answers = Answering()
    startup.open_workspace(real.home, None, unlock=answers).database.close()
    assert answers.asked[0].endings == ("0001",)
    assert not answers.asked[0].is_new


def test_one_program_at_a_time(real: Workspace) -> None:
    with pytest.raises(AlreadyOpenError):
        startup.open_workspace(real.home, None, unlock=Answering())


def test_answers_and_photos_carry_the_number_of_who_is_signed_in(
    real: Workspace, clock: Clock
) -> None:
    inspection, _ = begun(real)
    judged = judged_inspection(real, inspection)
    assert {one.officer for one in judged.inspection.answers.values()} == {FIRST}
    assert {one.officer for one in judged.inspection.attachments} == {FIRST}
    assert real.vault is not None
    real.vault.admit(SECOND, OTHER)
    real.database.close()
    second = real_desk(real.home, None, clock, Answering(SECOND, OTHER))
    assert second.officer == SECOND
    for section in judged.sections:
        sweep_section(second, inspection, section.code, FIRST)
    given = judged_inspection(second, inspection).inspection.answers.values()
    assert {one.officer for one in given} == {FIRST, SECOND}
    second.database.close()


def test_a_lost_passphrase_is_an_exchange_of_files(
    real: Workspace, real_desks: Workspace, usb: Path, clock: Clock
) -> None:
    begun(real)
    real.database.close()
    place = cheap_place(real.home)
    request, answered = usb / "ask.json", usb / "answer.age"
    asked = ask_for_recovery(place, FIRST, NEW, request)
    assert requested_recovery(request) == asked
    both = dict(KEEPERS)
    with pytest.raises(RecoveryRefusedError, match="不一致"):
        answer_recovery(real_desks, request, "0" * 30, both, answered)
    one = dict([*KEEPERS.items()][:1])
    for phrases in (one, {**one, "示例己": PHRASE}, {**both, "示例己": PHRASE}):
        with pytest.raises(RecoveryRefusedError, match="两名"):
            answer_recovery(real_desks, request, asked.fingerprint, phrases, answered)
    answer_recovery(real_desks, request, asked.fingerprint, both, answered)
    take_recovery(place, answered, NEW)
    again = real_desk(real.home, None, clock, Answering(phrase=NEW))
    with again.database.reading() as stored:
        assert stored.institutions.count() == 1
    again.database.close()


def test_a_province_needs_two_keepers_before_it_enrols(
    real: Workspace, tmp_path: Path, clock: Clock
) -> None:
    answers = Answering("晋民执-140000-0009", OTHER)
    province = real_desk(tmp_path / "desk", Role.PROVINCE, clock, answers)
    appoint_keeper(province, "示例丁", KEEPERS["示例丁"])
    with pytest.raises(KeepersError, match="现有 1 名"):
        recipients_for_laptops(province)
    with pytest.raises(KeepersError, match="已经是保管人"):
        appoint_keeper(province, "示例丁", KEEPERS["示例丁"])
    with pytest.raises(KeepersError, match="省厅"):
        appoint_keeper(real, "示例丁", KEEPERS["示例丁"])
    province.database.close()


def test_a_grant_with_a_broken_keeper_is_not_taken(
    real: Workspace, real_desks: Workspace, usb: Path
) -> None:
    (file,) = usb.glob("*.sxgrant")
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"keepers":["age1', b'"keepers":["age2'))
    assert file.read_bytes() != whole
    with real_desks.database.reading() as stored:
        fingerprint = held_trust(stored).fingerprint
    with pytest.raises(EnrolmentFileError, match="保管人"):
        accept_enrolment(real, file, fingerprint)


def test_a_backup_is_rehearsed_and_restored_and_exports_nothing(
    real: Workspace, real_desks: Workspace, tmp_path: Path, clock: Clock, usb: Path
) -> None:
    _, sha256 = begun(real)
    stick = tmp_path / "stick"
    back_up(real, stick)
    real.database.close()
    home = real.home
    rehearsed = rehearse_restore(stick, home, outside(Answering(), clock))
    assert (rehearsed.files, rehearsed.lost, rehearsed.replaced) == (1, (), None)
    assert sorted(one.name for one in tmp_path.iterdir() if "rehears" in one.name) == []
    restored = restore_backup(stick, home, outside(Answering(), clock))
    assert restored.replaced is not None
    assert (restored.replaced / WORKSPACE_FILE).exists()
    again = real_desk(home, None, clock, Answering())
    with again.files.open(sha256) as opened:
        assert opened.read() == photo_of(again).read_bytes()
    with pytest.raises(RestoredError, match="重新办理登记"):
        export_package(again, usb)
    again.database.close()


def test_a_restored_laptop_may_export_after_a_grant_of_a_later_epoch(
    real: Workspace, real_desks: Workspace, tmp_path: Path, clock: Clock
) -> None:
    made = back_up_here(real)
    real.database.close()
    restored = restore_backup(made, real.home, outside(Answering(), clock))
    assert restored.replaced is not None
    again = real_desk(real.home, None, clock, Answering())
    with again.database.transaction() as stored:
        from inspector.exchange.grant import open_grant

        grant = open_grant(stored.trust.get(GRANT) or b"", held_trust(stored))
        settle_restored(stored, grant)
        with pytest.raises(RestoredError):
            require_not_restored(stored)
        from msgspec.structs import replace as changed

        settle_restored(stored, changed(grant, epoch=2))
        require_not_restored(stored)
    again.database.close()


def test_a_backup_without_its_passphrase_is_not_restored(
    real: Workspace, tmp_path: Path, clock: Clock
) -> None:
    back_up(real, tmp_path / "stick")
    before = sorted(real.home.rglob("*"))
    with pytest.raises(WrongPhraseError):
        restore_backup(tmp_path / "stick", real.home, outside(Answering(phrase=OTHER), clock))
    assert sorted(real.home.rglob("*")) == before
    with pytest.raises(NoBackupError):
        restore_backup(tmp_path, real.home, outside(Answering(), clock))


def test_a_backup_is_restored_onto_a_new_laptop(
    real: Workspace, tmp_path: Path, clock: Clock
) -> None:
    begun(real)
    folder = back_up(real, tmp_path / "stick").folder
    real.database.close()
    shutil.rmtree(real.home)
    lost = next((folder.parent.parent / "store").glob("*/*"))
    data = lost.read_bytes()
    lost.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    restored = restore_backup(folder, real.home, outside(Answering(), clock))
    assert restored.replaced is None
    assert len(restored.lost) == 1


def test_backups_are_made_daily_and_after_an_export_and_go_to_the_medium(
    real: Workspace, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    assert back_up_if_due(real)
    assert not back_up_if_due(real)
    clock.forward(days=1)
    back_up(real, stick)
    assert not back_up_if_due(real)
    clock.forward(days=1)
    assert back_up_if_due(real)
    assert len(list(stick.glob("*/*/sets/*"))) == 2
    shutil.rmtree(stick)
    clock.forward(days=1)
    assert back_up_if_due(real)  # the stick is elsewhere today
    assert len(list((real.home / "backups").glob("*.sqlite3"))) == 3
    for _ in range(8):
        clock.forward(days=1)
        back_up_here(real)
    assert len(list((real.home / "backups").glob("*.sqlite3"))) == 7


def test_practice_is_not_backed_up_by_itself(county: Workspace) -> None:
    assert not back_up_if_due(county)


def test_an_export_is_not_undone_by_a_backup_that_fails(
    real: Workspace, real_desks: Workspace, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inspector.operations import back_up as module

    def full(*_: object, **__: object) -> None:
        raise DiskFullError("磁盘满了。")

    monkeypatch.setattr(module.backup, "back_up", full)
    with real.database.transaction() as stored:
        from inspector.operations.append_to_journal import append_to_journal

        append_to_journal(real, stored, kind="note", subject="x", who=FIRST, body={})
    assert export_package(real, usb).packages


def test_a_check_finds_what_is_lost(real: Workspace, clock: Clock) -> None:
    _, sha256 = begun(real)
    assert check_workspace(real).is_sound
    assert not check_workspace(real).recoverable
    real.files.path_of(sha256).write_bytes(b"changed")
    found = check_workspace(replace(real, signer=None))
    assert (found.lost, found.has_key, found.is_sound) == ((sha256,), False, False)


def damage(file: Path) -> None:
    """Break a page in the middle, so that the first table can still be read."""
    data = bytearray(file.read_bytes())
    start = len(data) * 2 // 3 // 4096 * 4096
    data[start : start + 4096] = bytes(4096)
    file.write_bytes(data)


def test_a_damaged_file_can_be_looked_at_and_not_written(real: Workspace, clock: Clock) -> None:
    back_up_here(real)
    real.database.close()
    damage(real.home / WORKSPACE_FILE)
    rescued = real_desk(real.home, None, clock, Answering())
    assert "只能查看" in rescued.notice
    assert "备份" in rescued.notice
    assert rescued.database.read_only
    with rescued.database.reading() as stored:
        assert stored.settings.get("role") == "county"
    with pytest.raises(ReadOnlyError, match="只能查看"), rescued.database.transaction():
        pass
    assert not check_workspace(rescued).database
    assert not back_up_if_due(rescued)
    rescued.database.close()


def test_a_file_beyond_rescue_is_told(real: Workspace) -> None:
    real.database.close()
    (real.home / WORKSPACE_FILE).write_bytes(bytes(8192))
    with pytest.raises(DamagedError):
        startup.open_workspace(real.home, None, unlock=Answering())


def test_a_full_disk_gets_its_reserve_back(real: Workspace) -> None:
    reserve = real.home / "reserve"
    assert reserve.stat().st_size == 32 * 1024 * 1024
    with pytest.raises(DiskFullError, match="放出了预留"), real.database.transaction():
        raise DiskFullError("磁盘满了。")
    assert not reserve.exists()
    with pytest.raises(DiskFullError, match="满了"), real.database.transaction():
        raise DiskFullError("磁盘满了。")


def test_a_county_that_does_not_exist_is_not_set_up(real: Workspace) -> None:
    given = SetUp("000000", "示例甲", FIRST, OFFICERS[0].valid_until)
    with pytest.raises(SetUpError, match="没有选择"):
        set_up_county(real, given)
    set_up_county(real, replace(given, county_code="140106"))
    office = described_office(real)
    assert office is not None
    assert office.county_code == "140106"


def test_a_damaged_laptop_does_not_back_up_its_damage(
    real: Workspace, clock: Clock, tmp_path: Path
) -> None:
    real.database.close()
    damage(real.home / WORKSPACE_FILE)
    rescued = real_desk(real.home, None, clock, Answering())
    with pytest.raises(StorageError):
        back_up(rescued, tmp_path / "stick")
    rescued.database.close()
