"""Backups of a whole home on another medium: dated sets, and one store of files for all of them.

    place/store/ab/abcdef…          photos and papers as they lie in the home, sealed
    place/sets/20261123T013000Z/    data file, vault, keys, policy, and set.json, written last

A set without set.json was cut off and counts for nothing. What is sealed at home is sealed here.
"""

import hashlib
import re
import shutil
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

import msgspec

from inspector.progress import Progress, unreported
from inspector.storage.atomic_file import copy_file, make_folder, write_atomically
from inspector.storage.backup import back_up
from inspector.storage.failures import DamagedError, file_failures_told
from inspector.storage.reserve import require_space
from inspector.storage.sqlite_access import SqliteAccess

STORE: Final = "store"
SETS: Final = "sets"

_LIST: Final = "set.json"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_LOOSE: Final = ("vault/vault.json", "keys/*.key", "policy/**/*")
_FILES: Final = "files"
_STORED: Final = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}")
_DAYS, _WEEKS, _MONTHS = 7, 4, 12


class Copied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of the set: its hash and size in bytes."""

    sha256: str
    size: int


class SetList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What belongs to a set: its own files by path, and the sizes of those in the store."""

    v: Literal[1]
    files: dict[str, Copied]
    store: dict[str, int]


def write_set(
    home: Path,
    database: tuple[Path, SqliteAccess],
    place: Path,
    now: datetime,
    progress: Progress = unreported,
) -> Path:
    """Write a new set and return its folder; older sets are as they were.

    Args:
        home: of the workspace.
        database: the data file, which may be in use, and how it is opened.
        place: on the other medium.
        now: names the set.
        progress: told how far it is.

    Raises:
        StorageError: no space, not allowed, medium broken; what is there of it counts for nothing.
    """
    file, access = database
    store = place / STORE
    folder = place / SETS / now.astimezone(UTC).strftime(_STAMP)
    make_folder(store)
    stored = {one.relative_to(home / _FILES).as_posix(): one for one in _store_files(home)}
    missing = [name for name, one in stored.items() if not _same_size(one, store / name)]
    sizes = {name: one.stat().st_size for name, one in stored.items()}
    require_space(store, sum(sizes[name] for name in missing) + file.stat().st_size)
    for number, name in enumerate(missing):
        progress("正在备份照片和文书", number / len(missing))
        make_folder((store / name).parent)
        copy_file(stored[name], store / name)
    progress("正在备份记录", 1.0)
    make_folder(folder)
    back_up(file, folder / file.name, access)
    for one in _loose_files(home):
        make_folder((folder / one.relative_to(home)).parent)
        copy_file(one, folder / one.relative_to(home))
    listed = SetList(v=1, files=_measured(folder), store=sizes)
    write_atomically(folder / _LIST, msgspec.json.encode(listed))
    return folder


def read_list(folder: Path) -> SetList:
    """Read what belongs to a set, without looking whether it is there.

    Raises:
        DamagedError: the list is missing, cannot be read, or names what no backup holds.
    """
    try:
        listed = msgspec.json.decode((folder / _LIST).read_bytes(), type=SetList)
    except (OSError, msgspec.DecodeError) as error:
        raise _broken(folder) from error
    if not all(_STORED.fullmatch(name) for name in listed.store):
        raise _broken(folder)  # it would be written elsewhere than into the home
    return listed


def check_set(folder: Path) -> SetList:
    """See that a set is whole, down to the sizes of the files in its store.

    Raises:
        DamagedError: it is not; says which file.
        StorageError: it cannot be read.
    """
    listed = read_list(folder)
    with file_failures_told(folder):
        found = _measured(folder)
    store = folder.parent.parent / STORE
    broken = [name for name, one in listed.files.items() if found.get(name) != one]
    broken += [name for name, size in listed.store.items() if _size_of(store / name) != size]
    if broken:
        raise DamagedError(
            f"备份“{folder}”中的“{broken[0]}”等 {len(broken)} 个文件缺失或已损坏，没有使用。"
            "请选择另一份备份。"
        )
    return listed


def unpack_set(folder: Path, home: Path, progress: Progress = unreported) -> None:
    """Copy a set into a home that does not exist yet.

    Raises:
        DamagedError: the set is not whole.
        StorageError: no space, not allowed, medium broken, or the home exists.
    """
    listed = check_set(folder)
    store = folder.parent.parent / STORE
    with file_failures_told(home):
        home.mkdir(parents=True)
    needed = sum(one.size for one in listed.files.values()) + sum(listed.store.values())
    require_space(home, needed)
    sources = {name: folder / name for name in listed.files}
    sources |= {f"{_FILES}/{name}": store / name for name in listed.store}
    for number, (name, source) in enumerate(sources.items()):
        progress("正在恢复", number / len(sources))
        make_folder((home / name).parent)
        copy_file(source, home / name)


def moment_of(made: Path) -> datetime:
    """Return when (UTC) a set, or a data file named like one, was made."""
    try:
        return datetime.strptime(made.name.partition(".")[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:  # somebody gave it another name
        return datetime.fromtimestamp(made.stat().st_mtime, UTC)


def sets_in(place: Path) -> tuple[Path, ...]:
    """Return the folders of all whole-looking sets, oldest first."""
    found = (place / SETS).glob(f"*/{_LIST}")
    return tuple(sorted(one.parent for one in found))


def rotate(place: Path) -> tuple[Path, ...]:
    """Remove the sets whose time is over, and return them.

    Raises:
        StorageError: the medium does not let go of them.
    """
    sets = {one.name: one for one in sets_in(place)}
    gone = tuple(one for name, one in sets.items() if name not in to_keep(list(sets)))
    for one in gone:
        with file_failures_told(one):
            (one / _LIST).unlink()  # from now on it counts for nothing
            shutil.rmtree(one)
    return gone


def to_keep(stamps: Sequence[str]) -> frozenset[str]:
    """Return the newest of the last 7 days, of 4 weeks and of 12 months that have any."""
    newest = sorted(stamps, reverse=True)
    days = [(one[:8], one) for one in newest]
    weeks = [(str(datetime.strptime(one, _STAMP).isocalendar()[:2]), one) for one in newest]  # noqa: DTZ007 - only the calendar week is taken from it
    months = [(one[:6], one) for one in newest]
    return _newest(days, _DAYS) | _newest(weeks, _WEEKS) | _newest(months, _MONTHS)


def _broken(folder: Path) -> DamagedError:
    return DamagedError(f"“{folder}”里没有完整的备份（可能中途断开），没有使用。请选择另一份备份。")


def _newest(spans: Iterable[tuple[str, str]], count: int) -> frozenset[str]:
    first: dict[str, str] = {}
    for span, stamp in spans:
        first.setdefault(span, stamp)
    return frozenset(list(first.values())[:count])


def _store_files(home: Path) -> list[Path]:
    return sorted((home / _FILES).glob("[0-9a-f][0-9a-f]/[0-9a-f]*"))


def _loose_files(home: Path) -> list[Path]:
    return [one for pattern in _LOOSE for one in home.glob(pattern) if one.is_file()]


def _same_size(one: Path, other: Path) -> bool:
    return _size_of(other) == one.stat().st_size


def _size_of(file: Path) -> int:
    return file.stat().st_size if file.is_file() else -1


def _measured(folder: Path) -> dict[str, Copied]:
    measured = {}
    for one in sorted(folder.rglob("*")):
        if one.is_file() and one.name != _LIST:
            with one.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            measured[one.relative_to(folder).as_posix()] = Copied(digest, one.stat().st_size)
    return measured
