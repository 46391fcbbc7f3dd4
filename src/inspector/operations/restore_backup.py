"""Bring a backup back; what it replaces is kept, and nothing is exported before re-enrolment."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.config.paths import migrations_folder
from inspector.errors import UserError
from inspector.operations.restored import mark_restored
from inspector.operations.unlock_question import Unlock
from inspector.operations.unlock_vault import unlocked
from inspector.operations.workspace import WORKSPACE_FILE
from inspector.progress import Progress, unreported
from inspector.storage import backup, backup_sets
from inspector.storage.database import Database
from inspector.storage.failures import file_failures_told
from inspector.storage.photo_store import FileStore
from inspector.storage.single_instance import only_instance
from inspector.storage.sqlite_access import PLAIN, SqliteAccess
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import Vault


class NoBackupError(UserError):
    """There is no backup in that place."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What restoring needs of the world while no workspace is open.

    Attributes:
        unlock: asked for the passphrase that held when the backup was made.
        place_of: finds the vault of a home.
        now: UTC.
    """

    unlock: Unlock | None
    place_of: Callable[[Path], VaultPlace]
    now: datetime


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
    if source.is_file():
        return _restore_file(source, home, outside)
    fresh = home.with_name(f"{home.name}.restoring")
    restored = _unpacked(source, fresh, outside, progress)
    replaced = None
    with file_failures_told(home):
        if home.exists():
            replaced = home.with_name(f"{home.name}.replaced-{outside.now:%Y%m%dT%H%M%SZ}")
            with only_instance(home):
                pass
            home.rename(replaced)
        fresh.rename(home)
    return Restored(restored.files, restored.lost, replaced)


def rehearse_restore(
    source: Path, home: Path, outside: Outside, progress: Progress = unreported
) -> Restored:
    """Restore beside the home, read everything, and throw it away again.

    Raises:
        UserError: as `restore_backup`.
    """
    fresh = home.with_name(f"{home.name}.rehearsing")
    try:
        return _unpacked(source, fresh, outside, progress)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def newest_set(source: Path) -> Path:
    """Return the set itself, or the newest one on a medium.

    Raises:
        NoBackupError: there is none.
    """
    if source.parent.name == backup_sets.SETS:
        return source
    places = [source, *(source / "inspector-backup").glob("*"), *source.glob("*")]
    found = [one for place in places for one in backup_sets.sets_in(place)]
    if not found:
        raise NoBackupError(f"“{source}”里没有找到完整的备份，请选择做备份时用的 U 盘或文件夹。")
    return max(found, key=lambda one: one.name)


def _unpacked(source: Path, fresh: Path, outside: Outside, progress: Progress) -> Restored:
    folder = newest_set(source)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        backup_sets.unpack_set(folder, fresh, progress)
        vault = _vault_of(fresh, outside)
        access = vault.access() if vault else PLAIN
        files = FileStore(fresh / "files", vault.form() if vault else None)
        hashes = _mark(fresh / WORKSPACE_FILE, access, outside.now)
        lost = []
        for number, sha256 in enumerate(hashes):
            progress("正在核对恢复的照片和文书", number / len(hashes))
            if not files.verify(sha256):
                lost.append(sha256)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return Restored(len(hashes), tuple(lost), None)


def _restore_file(source: Path, home: Path, outside: Outside) -> Restored:
    with only_instance(home):
        vault = _vault_of(home, outside)
        access = vault.access() if vault else PLAIN
        file = home / WORKSPACE_FILE
        replaced = backup.restore(source, file, access)
        files = FileStore(home / "files", vault.form() if vault else None)
        hashes = _mark(file, access, outside.now)
        lost = tuple(sha256 for sha256 in hashes if not files.verify(sha256))
    return Restored(len(hashes), lost, replaced)


def _vault_of(home: Path, outside: Outside) -> Vault | None:
    place = outside.place_of(home)
    return unlocked(place, outside.unlock) if place.exists else None


def _mark(file: Path, access: SqliteAccess, now: datetime) -> list[str]:
    database = Database.open(file, migrations_folder(), now, access)
    try:
        with database.transaction() as stored:
            mark_restored(stored)
            hashes = {*stored.photos.all_hashes(), *(one.sha256 for one in stored.documents.all())}
    finally:
        database.close()
    return sorted(hashes)
