"""Backups of real desks: made in time, rehearsed, restored, and damage found."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, photo_of
from inspector import startup
from inspector.operations.add_county_items import add_county_items
from inspector.operations.back_up import back_up, back_up_here, back_up_if_due
from inspector.operations.check_workspace import check_workspace
from inspector.operations.export_package import NothingToExportError, export_package
from inspector.operations.office import read_office
from inspector.operations.prepare_restore import NoBackupError
from inspector.operations.restore_backup import rehearse_restore, restore_backup
from inspector.operations.restored import RestoredError
from inspector.operations.workspace import WORKSPACE_FILE, Workspace
from inspector.storage.failures import DamagedError, DiskFullError, ReadOnlyError, StorageError
from inspector.storage.vault.locks import WrongPhraseError
from operations.vaulted import (
    FIRST,
    OTHER,
    Answering,
    begun,
    enrol_real,
    outside,
    real_desk,
)
from policy.test_county_additions import LOCAL, added

pytestmark = pytest.mark.usefixtures("cheap")


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


def test_a_restored_data_file_exports_again_after_a_new_enrolment(
    real: Workspace, real_desks: Workspace, tmp_path: Path, clock: Clock, usb: Path
) -> None:
    begun(real)
    made = back_up_here(real)
    real.database.close()
    restored = restore_backup(made, real.home, outside(Answering(), clock))
    assert restored.replaced is not None
    again = real_desk(real.home, None, clock, Answering())
    with pytest.raises(RestoredError, match="从备份恢复"):
        export_package(again, usb)
    enrol_real(again, real_desks, usb)
    with pytest.raises(NothingToExportError):
        export_package(again, usb)
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


def test_a_damaged_laptop_does_not_back_up_its_damage(
    real: Workspace, clock: Clock, tmp_path: Path
) -> None:
    real.database.close()
    damage(real.home / WORKSPACE_FILE)
    rescued = real_desk(real.home, None, clock, Answering())
    with pytest.raises(StorageError):
        back_up(rescued, tmp_path / "stick")
    rescued.database.close()


def test_the_policy_of_each_day_comes_back(real: Workspace, tmp_path: Path, clock: Clock) -> None:
    with real.database.reading() as stored:
        office = read_office(stored)
    assert office is not None
    code = f"C{office.county_code}A"
    added_pack = add_county_items(real, added(tmp_path / "own", LOCAL.replace("C140105A", code)))
    back_up(real, tmp_path / "stick")
    real.database.close()
    shutil.rmtree(real.home)
    restore_backup(tmp_path / "stick", real.home, outside(Answering(), clock))
    again = real_desk(real.home, None, clock, Answering())
    assert again.policy.sha256 == added_pack.sha256
    again.database.close()
