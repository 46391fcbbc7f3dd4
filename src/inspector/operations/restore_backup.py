"""Bring a backup back; what it replaces is kept, and nothing is exported before re-enrolment."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.operations.prepare_restore import Outside, Prepared, discard, prepare_restore
from inspector.operations.workspace import WORKSPACE_FILE
from inspector.progress import Progress, unreported
from inspector.storage import backup
from inspector.storage.failures import DiskFailedError
from inspector.storage.home_swap import swap_home
from inspector.storage.single_instance import only_instance


@dataclass(frozen=True, slots=True)
class Restored:
    """What was found in the backup.

    Attributes:
        files: photos and papers, each read and compared with its name.
        lost: of them, those that are missing or damaged.
        replaced: where what was there before is kept; None if nothing was, or in a rehearsal.
    """

    files: int
    lost: tuple[str, ...]
    replaced: Path | None


def restore_backup(
    source: Path, home: Path, outside: Outside, progress: Progress = unreported
) -> Restored:
    """Restore a set (a folder), or the data file alone (a file from the folder `backups`).

    Args:
        source: the set, the medium that it is on (then its newest set), or a data file.
        home: the workspace to replace, which may be damaged or missing.
        outside: passphrase, vault, clock.
        progress: told how far it is.

    Raises:
        NoBackupError: nothing of the kind is there.
        UserError: damaged, no space, or not unlocked; the home is as it was.
    """
    return put_in_place(prepare_restore(source, home, outside, progress), outside.now)


def put_in_place(prepared: Prepared, now: datetime) -> Restored:
    """Let a prepared backup take the place of the workspace, which nobody may have open.

    Raises:
        AlreadyOpenError: somebody has it open.
        StorageError: what was prepared is gone, or the disk refuses; the home is as it was.
    """
    if not prepared.fresh.exists():
        raise DiskFailedError(
            f"准备好的备份“{prepared.fresh}”已经不在，没有恢复，数据没有改动。请重新选择备份。"
        )
    home = prepared.home
    try:
        replaced = _replaced(prepared, home, now)
    finally:
        discard(prepared)
    return Restored(prepared.files, prepared.lost, replaced)


def _replaced(prepared: Prepared, home: Path, now: datetime) -> Path | None:
    if prepared.fresh.is_file():
        with only_instance(home):
            return backup.restore(prepared.fresh, home / WORKSPACE_FILE, prepared.access)
    kept = home.with_name(f"{home.name}.replaced-{now:%Y%m%dT%H%M%SZ}")
    is_there = home.exists()
    if is_there:
        with only_instance(home):
            pass
    swap_home(prepared.fresh, home, kept)
    return kept if is_there else None


def rehearse_restore(
    source: Path, home: Path, outside: Outside, progress: Progress = unreported
) -> Restored:
    """Restore beside the home, read everything, and throw it away again.

    Raises:
        UserError: as `restore_backup`.
    """
    prepared = prepare_restore(source, home, outside, progress, rehearsal=True)
    discard(prepared)
    return Restored(prepared.files, prepared.lost, None)
