"""Real desks: nobody reads the disk, a lost passphrase comes back, a backup too."""

from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, desk, photo_of
from inspector import startup
from inspector.operations.back_up import back_up
from inspector.operations.describe_office import described_office
from inspector.operations.enrol_device import EnrolmentFileError, accept_enrolment
from inspector.operations.identity import held_trust
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.keepers import KeepersError, appoint_keeper, recipients_for_laptops
from inspector.operations.photo_copies import photo_thumbnail
from inspector.operations.record_answer import sweep_section
from inspector.operations.recover_phrase import (
    RecoveryRefusedError,
    answer_recovery,
    ask_for_recovery,
    requested_recovery,
    take_recovery,
)
from inspector.operations.set_up_county import SetUpError, set_up_county
from inspector.operations.unlock_question import LockedError, SetUp
from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace
from inspector.storage.failures import DiskFullError
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
    begun,
    cheap_place,
    real_desk,
)

pytestmark = pytest.mark.usefixtures("cheap")


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
