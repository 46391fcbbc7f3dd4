"""A restore in two steps: what is in the backup is seen before anything is replaced."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desks import Clock
from inspector.operations.back_up import back_up, back_up_here
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.holdings import Holdings, holdings
from inspector.operations.laptop_safety import prepare, rehearse
from inspector.operations.list_backups import backups_on, list_backups
from inspector.operations.prepare_restore import NoBackupError, discard
from inspector.operations.restore_backup import put_in_place
from inspector.operations.restored import Doubt, standing_doubt
from inspector.operations.workspace import WORKSPACE_FILE, Workspace
from inspector.storage.failures import DamagedError, DiskFullError, StorageError
from inspector.storage.single_instance import AlreadyOpenError
from inspector.storage.vault.locks import WrongPhraseError
from operations.vaulted import FIRST, OTHER, PHRASE, Answering, begun, real_desk

pytestmark = pytest.mark.usefixtures("cheap")
PHRASES = {FIRST: PHRASE}


def state_of(home: Path) -> dict[str, bytes]:
    """Every file of the home and beside it, but for the count of wrong phrases."""
    files = [one for one in home.parent.rglob("*") if one.is_file() and one.name != "tries.json"]
    return {str(one): one.read_bytes() for one in files}


def test_what_a_backup_holds_is_told_while_the_workspace_goes_on(
    real: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    folder = back_up(real, stick).folder
    inspection, _ = begun(real)
    prepared = prepare(real, folder, PHRASES)
    assert prepared.holdings == Holdings("示例区民政局", 0, 0, 1, None)
    now = holdings(real)
    assert (now.sealed, now.drafts) == (0, 1)
    assert now.last_begun is not None
    discard(prepared)
    assert "restor" not in " ".join(state_of(real.home))
    with real.database.reading() as stored:
        assert stored.inspections.get(inspection).answers


@pytest.mark.parametrize("local", [True, False])
def test_it_takes_the_place_once_the_workspace_is_closed(
    real: Workspace, tmp_path: Path, clock: Clock, local: bool
) -> None:
    source = back_up_here(real) if local else back_up(real, tmp_path / "stick").folder
    begun(real)
    prepared = prepare(real, source, PHRASES)
    with pytest.raises(AlreadyOpenError):
        put_in_place(prepared, clock())
    prepared = prepare(real, source, PHRASES)
    real.database.close()
    restored = put_in_place(prepared, clock())
    assert restored.replaced is not None
    again = real_desk(real.home, None, clock, Answering())
    assert holdings(again).drafts == 0
    assert enrolment_state(again).doubt is standing_doubt(again) is Doubt.RESTORED
    again.database.close()
    assert "restoring" not in " ".join(state_of(real.home))
    if local:
        put_in_place_again(real, source, clock, restored.replaced)


def put_in_place_again(real: Workspace, source: Path, clock: Clock, first: Path) -> None:
    """What the first restore kept is not lost by a second one."""
    kept = first.read_bytes()
    prepared = prepare(real, source, PHRASES)
    restored = put_in_place(prepared, clock())
    assert restored.replaced == first.with_name("workspace.replaced-2.sqlite3")
    assert first.read_bytes() == kept


def test_what_was_prepared_and_went_away_is_not_restored(
    real: Workspace, tmp_path: Path, clock: Clock
) -> None:
    prepared = prepare(real, back_up(real, tmp_path / "stick").folder, PHRASES)
    real.database.close()
    before = state_of(real.home)
    shutil.rmtree(prepared.fresh)
    before = {name: data for name, data in before.items() if ".restoring" not in name}
    with pytest.raises(StorageError, match="重新选择备份"):
        put_in_place(prepared, clock())
    assert state_of(real.home) == before


def test_a_backup_that_cannot_be_used_changes_nothing(
    real: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, local = back_up(real, tmp_path / "stick").folder, back_up_here(real)
    torn, strange = tmp_path / "torn", tmp_path / "strange.sqlite3"
    shutil.copytree(tmp_path / "stick", torn)
    next(torn.glob(f"*/*/sets/*/{WORKSPACE_FILE}")).write_bytes(b"cut off")
    strange.write_bytes(bytes(8192))
    before = state_of(real.home)
    for source, phrases, refused in (
        (torn, PHRASES, DamagedError),
        (strange, PHRASES, DamagedError),
        (folder, {FIRST: OTHER}, WrongPhraseError),
        (local, {FIRST: OTHER}, WrongPhraseError),
        (real.home / "files", PHRASES, NoBackupError),
    ):
        with pytest.raises(refused):
            prepare(real, source, phrases)
        assert state_of(real.home) == before
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1))
    for source in (folder, local):
        with pytest.raises(DiskFullError, match="没有开始"):
            prepare(real, source, PHRASES)
        assert state_of(real.home) == before


def test_a_data_file_is_rehearsed_beside_one_that_waits(real: Workspace) -> None:
    source = back_up_here(real)
    waiting = prepare(real, source, PHRASES)
    assert rehearse(real, source, PHRASES).lost == ()
    assert waiting.fresh.exists()


def test_every_backup_is_listed_with_its_day_and_whose_it_is(
    real: Workspace, tmp_path: Path, clock: Clock
) -> None:
    assert list_backups(real) == ()
    stick, other = tmp_path / "stick", tmp_path / "other"
    begun(real)
    back_up(real, stick)
    shutil.copytree(next((stick / "inspector-backup").iterdir()), other / "somebody")
    clock.forward(days=1)
    here = back_up_here(real)
    mine = list_backups(real)
    assert [(one.files, one.is_own) for one in mine] == [(None, True), (1, True)]
    assert mine[0].source == here
    assert mine[0].made_at == clock()
    assert [one.is_own for one in backups_on(real, other)] == [False]
    shutil.rmtree(stick)  # it is elsewhere today
    assert [one.source for one in list_backups(real)] == [here]
    renamed = here.rename(here.with_name("旧账.sqlite3"))
    modified = datetime.fromtimestamp(renamed.stat().st_mtime, UTC)
    assert [one.made_at for one in list_backups(real)] == [modified]
    next(other.rglob("set.json")).write_text("{}", "utf-8")
    with pytest.raises(NoBackupError, match="不完整"):
        backups_on(real, other)


def test_a_damaged_workspace_still_lists_its_backups(
    real: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = back_up_here(real)

    def damaged(workspace: Workspace) -> None:
        raise DamagedError("数据文件已损坏。")

    monkeypatch.setattr("inspector.operations.list_backups.own_place", damaged)
    assert [one.source for one in list_backups(real)] == [here]
