"""A data file of its own for every test, copied from one that was migrated once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.storage.database import Database
from storage.made_up import NOW
from storage.whole_workspace import MIGRATIONS


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "workspace.sqlite3"
    Database.open(file, MIGRATIONS, NOW).close()
    return file


@pytest.fixture
def file(tmp_path: Path, empty_file: Path) -> Path:
    copy = tmp_path / "workspace.sqlite3"
    shutil.copyfile(empty_file, copy)
    return copy


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    opened = Database.open(file, MIGRATIONS, NOW)
    yield opened
    opened.close()
