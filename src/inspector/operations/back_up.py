"""Back the workspace up: daily, after each export, and to another medium."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage import backup, backup_sets
from inspector.storage.failures import StorageError

FOLDER: Final = "inspector-backup"
EVERY: Final = timedelta(days=1)

_IDENT: Final = "workspace.id"
_MEDIUM: Final = "backup.medium"
_LAST: Final = "backup.last"
_LOCAL: Final = "backups"
_LOCAL_KEPT: Final = 7


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The folder of the new set, how many older ones went, and what changed."""

    folder: Path
    removed: int
    changed: Changed


def back_up(workspace: Workspace, medium: Path, progress: Progress = unreported) -> BackedUp:
    """Write a dated set on another medium and let the oldest go; the medium is remembered.

    What is sealed in the workspace stays sealed there; the set opens with the same passphrases.

    Raises:
        StorageError: no space, not allowed, medium broken, data file damaged; earlier sets are as
            they were.
    """
    place = _place_on(workspace, medium)
    database = workspace.database
    now = workspace.clock()
    folder = backup_sets.write_set(
        workspace.home, (database.file, database.access), place, now, progress
    )
    backup_sets.check_set(folder)
    removed = backup_sets.rotate(place)
    with database.transaction() as stored:
        stored.settings.put(_MEDIUM, str(medium.absolute()))
        stored.settings.put(_LAST, now.isoformat())
    return BackedUp(folder, len(removed), Changed.SETTINGS)


def last_backup(workspace: Workspace) -> tuple[datetime | None, str]:
    """Return when (UTC) the workspace was backed up last, and onto which medium if onto one."""
    with workspace.database.reading() as stored:
        last, medium = stored.settings.get(_LAST), stored.settings.get(_MEDIUM)
    return (datetime.fromisoformat(last) if last else None), medium


def back_up_here(workspace: Workspace) -> Path:
    """Copy the data file on the same disk, against mistakes and damage but not against loss.

    Raises:
        StorageError: no space, medium broken.
    """
    folder = workspace.home / _LOCAL
    folder.mkdir(exist_ok=True)
    database = workspace.database
    stamp = f"{workspace.clock():%Y%m%dT%H%M%SZ}"
    made = backup.back_up(database.file, folder / f"{stamp}.sqlite3", database.access)
    for old in local_backups(workspace)[:-_LOCAL_KEPT]:
        old.unlink()
    return made


def local_backups(workspace: Workspace) -> list[Path]:
    """Return the copies of the data file on the same disk, the oldest first."""
    return sorted((workspace.home / _LOCAL).glob("*.sqlite3"))


def own_place(workspace: Workspace) -> Path | None:
    """Return where the sets of this workspace lie on the medium of the last time, there or not."""
    with workspace.database.reading() as stored:
        medium, ident = stored.settings.get(_MEDIUM), stored.settings.get(_IDENT)
    return Path(medium) / FOLDER / ident if medium and ident else None


def back_up_if_due(workspace: Workspace, progress: Progress = unreported) -> bool:
    """Back up when the last one is a day old: here, and on the medium if it is there.

    Nothing is done in practice and for a damaged file. Tells whether something was done.

    Raises:
        StorageError: no space, medium broken.
    """
    if workspace.practice or workspace.database.read_only:
        return False
    with workspace.database.reading() as stored:
        last = stored.settings.get(_LAST)
    if last and workspace.clock() - datetime.fromisoformat(last) < EVERY:
        return False
    back_up_everywhere(workspace, progress)
    return True


def back_up_everywhere(workspace: Workspace, progress: Progress = unreported) -> None:
    """Back up here, and on the medium of the last time if it is plugged in.

    Raises:
        StorageError: no space, medium broken.
    """
    back_up_here(workspace)
    with workspace.database.transaction() as stored:
        medium = stored.settings.get(_MEDIUM)
        stored.settings.put(_LAST, workspace.clock().isoformat())
    if medium and (Path(medium) / FOLDER).is_dir():
        back_up(workspace, Path(medium), progress)


def back_up_after_export(workspace: Workspace, progress: Progress = unreported) -> None:
    """Back up what was just sent; a backup that fails does not undo the export."""
    if workspace.practice:
        return
    try:
        back_up_everywhere(workspace, progress)
    except StorageError:
        return  # told by the next start, which tries again and says why


def _place_on(workspace: Workspace, medium: Path) -> Path:
    with workspace.database.reading() as stored:
        ident = stored.settings.get(_IDENT)
    if not ident:
        ident = workspace.new_id()
        with workspace.database.transaction() as stored:
            stored.settings.put(_IDENT, ident)
    return medium / FOLDER / ident
