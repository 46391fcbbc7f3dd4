"""List the backups that there are, to choose one from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.operations.back_up import local_backups, own_place
from inspector.operations.prepare_restore import NoBackupError, sets_on
from inspector.operations.workspace import Workspace
from inspector.storage import backup_sets
from inspector.storage.failures import DamagedError, StorageError


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A backup that looks whole; only opening it tells whether it is.

    Attributes:
        source: the folder of the set, or the data file.
        made_at: UTC.
        files: photos and papers in it; None: it is the data file alone.
        is_own: it was made by this workspace.
    """

    source: Path
    made_at: datetime
    files: int | None
    is_own: bool


def list_backups(workspace: Workspace) -> tuple[FoundBackup, ...]:
    """Return those on the medium of the last time, if it is plugged in, and those on this disk."""
    place = _own_place(workspace)
    try:
        sets = () if place is None else backups_on(workspace, place)
    except NoBackupError:
        sets = ()
    here = (
        FoundBackup(one, backup_sets.moment_of(one), None, is_own=True)
        for one in local_backups(workspace)
    )
    return _newest_first((*sets, *here))


def backups_on(workspace: Workspace, medium: Path) -> tuple[FoundBackup, ...]:
    """Return those on a medium, whichever workspace made them; the newest first.

    Raises:
        NoBackupError: there is none, or none is whole.
    """
    own = _own_place(workspace)
    found = []
    for folder in sets_on(medium):
        try:
            listed = backup_sets.read_list(folder)
        except DamagedError:
            continue
        is_own = own is not None and own.name == folder.parent.parent.name
        found.append(FoundBackup(folder, backup_sets.moment_of(folder), len(listed.store), is_own))
    if not found:
        raise NoBackupError(f"“{medium}”里的备份都不完整，没有使用。请换一个 U 盘或移动硬盘。")
    return _newest_first(found)


def _own_place(workspace: Workspace) -> Path | None:
    try:
        return own_place(workspace)
    except StorageError:  # a damaged data file is what backups are for
        return None


def _newest_first(found: Iterable[FoundBackup]) -> tuple[FoundBackup, ...]:
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))
