"""Unpack a backup beside the workspace, open it and read all of it; nothing is replaced yet."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from inspector.config.paths import migrations_folder
from inspector.errors import UserError
from inspector.operations.holdings import Holdings, holdings_of
from inspector.operations.restored import mark_restored
from inspector.operations.unlock_question import Unlock
from inspector.operations.unlock_vault import unlocked
from inspector.operations.workspace import WORKSPACE_FILE
from inspector.progress import Progress, unreported
from inspector.storage import backup, backup_sets
from inspector.storage.database import Database
from inspector.storage.failures import DamagedError
from inspector.storage.home_swap import fresh_data_file, fresh_home
from inspector.storage.photo_store import FileStore
from inspector.storage.reserve import require_space
from inspector.storage.sqlite_access import PLAIN, SqliteAccess
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import Vault

_REHEARSING: Final = ".rehearsing"


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
class Prepared:
    """A backup that was opened and read, and that may take its place.

    Attributes:
        source: the set, or the data file.
        home: the workspace that it would replace.
        fresh: beside the home a whole one, or in it a data file; marked as restored.
        access: opens the data file.
        holdings: what is in it.
        files: photos and papers, each read and compared with its name.
        lost: of them, those that are missing or damaged.
    """

    source: Path
    home: Path
    fresh: Path
    access: SqliteAccess
    holdings: Holdings
    files: int
    lost: tuple[str, ...]


def prepare_restore(
    source: Path,
    home: Path,
    outside: Outside,
    progress: Progress = unreported,
    *,
    rehearsal: bool = False,
) -> Prepared:
    """Unpack a set (a folder), or the data file alone (a file from the folder `backups`).

    The home may be in use meanwhile, damaged or missing.

    Args:
        source: the set, the medium that it is on (then its newest set), or a data file.
        home: the workspace to replace.
        outside: passphrase, vault, clock.
        progress: told how far it is.
        rehearsal: it is to be thrown away again; a backup that waits elsewhere is not touched.

    Raises:
        NoBackupError: nothing of the kind is there.
        UserError: damaged, no space, or not unlocked; nothing is left of it.
    """
    if source.is_file():
        fresh = home / "rehearsing.sqlite3" if rehearsal else fresh_data_file(home)
        prepare = _prepared_file
    else:
        source = newest_set(source)
        fresh = home.with_name(f"{home.name}{_REHEARSING}") if rehearsal else fresh_home(home)
        prepare = _prepared_set
    _remove(fresh)
    try:
        return prepare(source, home, fresh, outside, progress)
    except BaseException:
        _remove(fresh)
        raise


def discard(prepared: Prepared) -> None:
    """Throw away what was unpacked; the backup is as it was."""
    _remove(prepared.fresh)


def newest_set(source: Path) -> Path:
    """Return the set itself, or the newest one on a medium.

    Raises:
        NoBackupError: there is none.
    """
    return max(sets_on(source), key=lambda one: one.name)


def sets_on(medium: Path) -> list[Path]:
    """Return every set on a medium or in a folder of backups, or the set itself.

    Raises:
        NoBackupError: there is none.
    """
    if medium.parent.name == backup_sets.SETS:
        return [medium]
    places = [medium, *(medium / "inspector-backup").glob("*"), *medium.glob("*")]
    found = [one for place in places for one in backup_sets.sets_in(place)]
    if not found:
        raise NoBackupError(f"“{medium}”里没有找到完整的备份，请选择做备份时用的 U 盘或文件夹。")
    return found


def _prepared_set(
    source: Path, home: Path, fresh: Path, outside: Outside, progress: Progress
) -> Prepared:
    backup_sets.unpack_set(source, fresh, progress)
    vault = _vault_of(fresh, outside)
    held, hashes = _mark(fresh / WORKSPACE_FILE, _access(vault), outside.now)
    lost = _lost(_files(fresh, vault), hashes, progress)
    return Prepared(source, home, fresh, _access(vault), held, len(hashes), lost)


def _prepared_file(
    source: Path, home: Path, fresh: Path, outside: Outside, progress: Progress
) -> Prepared:
    vault = _vault_of(home, outside)
    access = _access(vault)
    if not backup.is_whole(source, access):
        raise DamagedError(
            f"备份“{source}”已损坏，或者不是本账册的备份，没有使用。请选择另一份备份。"
        )
    require_space(home, 2 * source.stat().st_size)
    backup.back_up(source, fresh, access)
    held, hashes = _mark(fresh, access, outside.now)
    lost = _lost(_files(home, vault), hashes, progress)
    return Prepared(source, home, fresh, access, held, len(hashes), lost)


def _lost(files: FileStore, hashes: list[str], progress: Progress) -> tuple[str, ...]:
    lost = []
    for number, sha256 in enumerate(hashes):
        progress("正在核对恢复的照片和文书", number / len(hashes))
        if not files.verify(sha256):
            lost.append(sha256)
    return tuple(lost)


def _files(home: Path, vault: Vault | None) -> FileStore:
    return FileStore(home / "files", vault.form() if vault else None)


def _access(vault: Vault | None) -> SqliteAccess:
    return vault.access() if vault else PLAIN


def _vault_of(home: Path, outside: Outside) -> Vault | None:
    place = outside.place_of(home)
    return unlocked(place, outside.unlock) if place.exists else None


def _mark(file: Path, access: SqliteAccess, now: datetime) -> tuple[Holdings, list[str]]:
    database = Database.open(file, migrations_folder(), now, access)
    try:
        with database.transaction() as stored:
            mark_restored(stored)
            hashes = {*stored.photos.all_hashes(), *(one.sha256 for one in stored.documents.all())}
            held = holdings_of(stored)
    finally:
        database.close()
    return held, sorted(hashes)


def _remove(fresh: Path) -> None:
    shutil.rmtree(fresh, ignore_errors=True)
    for one in (fresh, *(fresh.with_name(f"{fresh.name}{end}") for end in ("-wal", "-shm"))):
        if one.is_file():
            one.unlink()
