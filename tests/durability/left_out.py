"""Recipes with a step left out: what the tests of power cuts must find wanting."""

import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from inspector.storage import engine, migration


def sync_of_files(patch: pytest.MonkeyPatch) -> None:
    """Files get their names before the medium holds what is in them."""
    really = os.fsync
    patch.setattr(os, "fsync", lambda file: really(file) if _is_folder(file) else None)


def sync_of_folders(patch: pytest.MonkeyPatch) -> None:
    """Names are told of before the medium holds them."""
    really = os.fsync
    patch.setattr(os, "fsync", lambda file: None if _is_folder(file) else really(file))


def renaming(patch: pytest.MonkeyPatch) -> None:
    """Files are written under the names that they keep."""

    def copy(source: Path, target: Path) -> Path:
        shutil.copyfile(source, target)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        source.unlink()
        return target

    patch.setattr(Path, "replace", copy)


def full_sync(patch: pytest.MonkeyPatch) -> None:
    """SQLite's log is not forced onto the medium at each commit."""
    _put(patch, "PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL")


def write_ahead(patch: pytest.MonkeyPatch) -> None:
    """SQLite's own default journal: a commit lasts once a name is gone, which nobody awaits."""
    _put(patch, "PRAGMA journal_mode = WAL", "PRAGMA journal_mode = DELETE")


def one_transaction(patch: pytest.MonkeyPatch) -> None:
    """Each table is built by itself."""
    really = engine._engine

    def without_beginning(*given: Any, kept: bool = True, **others: Any) -> Engine:
        *first, begin = given
        return really(*first, begin if kept else "SELECT 1", kept=kept, **others)

    patch.setattr(engine, "_engine", without_beginning)


def backup(patch: pytest.MonkeyPatch) -> None:
    """The old state is not kept before tables are built anew."""
    patch.setattr(migration, "back_up", lambda *given: given[1])


def _put(patch: pytest.MonkeyPatch, pragma: str, instead: str) -> None:
    assert pragma in engine._ALWAYS
    others = [one for one in engine._ALWAYS if one != pragma]
    patch.setattr(engine, "_ALWAYS", (*others, instead))


def _is_folder(descriptor: int) -> bool:
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)
