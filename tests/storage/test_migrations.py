"""Migrations: head equals the tables, data comes along, and a failure changes nothing."""

import ast
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from inspector.storage import migration
from inspector.storage.database import Database
from inspector.storage.engine import migrating_engine
from inspector.storage.failures import DiskFullError, StorageError
from inspector.storage.migration import (
    MigrationError,
    NewerDatabaseError,
    NotOurDatabaseError,
    before_migration,
    revision_of,
)
from inspector.storage.tables.schema import HEAD, metadata
from storage.made_up import COUNTED, DRAFT, DRAWN, LISTED, NOW, PHOTO
from storage.sqlite_calls import watched_sqlite
from storage.whole_workspace import MIGRATIONS, SAMPLES, build, check

REVISIONS = sorted(one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
BUILT_BY_SQLITE = ("alembic_version", "register_search", "sqlite_")


@pytest.fixture
def migrated(file: Path) -> Iterator[sa.Connection]:
    engine = migrating_engine(file)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _ours(name: str | None) -> bool:
    return name is not None and not name.startswith(BUILT_BY_SQLITE)


def test_the_head_is_what_the_program_expects() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


def test_the_head_equals_the_tables(migrated: sa.Connection) -> None:
    context = MigrationContext.configure(
        migrated,
        opts={
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, parents: kind != "table" or _ours(name),
        },
    )
    assert compare_metadata(context, metadata) == []


def test_head_and_tables_have_the_same_named_constraints(migrated: sa.Connection) -> None:
    built = sa.create_engine("sqlite://")
    metadata.create_all(built)
    with built.connect() as connection:
        assert _constraints(migrated) == _constraints(connection)
    built.dispose()
    names = [name for _, name, *_ in _constraints(migrated)]
    assert len(names) > len(metadata.tables)
    assert all(names)


def _constraints(connection: sa.Connection) -> list[tuple[str, str | None, str]]:
    inspector = sa.inspect(connection)
    found = []
    for table in filter(_ours, inspector.get_table_names()):
        constraints = [
            inspector.get_pk_constraint(table),
            *inspector.get_unique_constraints(table),
            *inspector.get_foreign_keys(table),
            *inspector.get_check_constraints(table),
            *inspector.get_indexes(table),
        ]
        found += [(table, one["name"], _in_words(dict(one))) for one in constraints]
    return sorted(found, key=str)


def _in_words(constraint: dict[str, object]) -> str:
    options = constraint.pop("dialect_options", {})
    assert isinstance(options, dict)
    return repr(sorted(constraint.items())) + repr({key: str(options[key]) for key in options})


def test_migrations_are_numbered_and_import_nothing_from_the_program() -> None:
    scripts = sorted((MIGRATIONS / "versions").glob("*.py"))
    assert [script.name[:4] for script in scripts] == REVISIONS
    for script in (*scripts, MIGRATIONS / "env.py"):
        for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=module):
                    modules = [module or ""]
                case _:
                    continue
            assert {one.split(".")[0] for one in modules} <= {"alembic", "sqlalchemy", "typing"}


def test_every_revision_has_a_sample() -> None:
    assert sorted(each.stem for each in SAMPLES.glob("*.sqlite3")) == REVISIONS


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_sample_is_upgraded_with_its_data(tmp_path: Path, revision: str) -> None:
    file = _sample(tmp_path, revision)
    assert revision_of(file) == revision
    database = Database.open(file, MIGRATIONS, NOW)
    with database.reading() as stored:
        check(stored)
    database.close()
    assert revision_of(file) == HEAD


def test_the_newest_sample_holds_what_was_counted_drawn_and_listed(tmp_path: Path) -> None:
    database = Database.open(_sample(tmp_path, HEAD), MIGRATIONS, NOW)
    with database.reading() as stored:
        assert (stored.counts.events(DRAFT.id), stored.staff.all()) == (COUNTED, LISTED)
        assert stored.drawings.of(DRAFT.id)[PHOTO.sha256] == DRAWN
    database.close()


def _sample(folder: Path, revision: str) -> Path:
    file = folder / "workspace.sqlite3"
    shutil.copyfile(SAMPLES / f"{revision}.sqlite3", file)
    return file


def test_the_state_before_a_migration_is_kept_beside(tmp_path: Path) -> None:
    file = _sample(tmp_path, "0001")
    before = _dump(file)
    Database.open(file, MIGRATIONS, NOW).close()
    backup = tmp_path / f"workspace.before-{HEAD}.sqlite3"
    assert before_migration(file, HEAD) == backup
    assert _dump(backup) == before


def _dump(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        schema = connection.execute("SELECT name, sql FROM sqlite_schema").fetchall()
        tables = [name for name, sql in schema if sql and sql.startswith("CREATE TABLE")]
        rows = [connection.execute(f'SELECT * FROM "{one}"').fetchall() for one in tables]  # noqa: S608
    return [*schema, *rows]


def test_an_up_to_date_file_is_opened_without_a_backup(file: Path) -> None:
    Database.open(file, MIGRATIONS, NOW).close()
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("left_open", [False, True], ids=["closed", "with a log left behind"])
def test_a_newer_file_is_refused_and_not_a_byte_written(tmp_path: Path, left_open: bool) -> None:
    file = tmp_path / "workspace.sqlite3"
    source = tmp_path / "source.sqlite3"
    build(source, HEAD)
    with closing(sqlite3.connect(source)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
        if left_open:
            shutil.copyfile(f"{source}-wal", f"{file}-wal")
        else:
            newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(source, file)
    held = _bytes(file)
    with pytest.raises(NewerDatabaseError, match="新版程序") as told:
        Database.open(file, MIGRATIONS, NOW)
    assert "9999" in told.value.message
    assert _bytes(file) == held
    assert not list(tmp_path.glob("*.before-*"))


def _bytes(file: Path) -> list[bytes]:
    log = file.with_name(f"{file.name}-wal")
    return [one.read_bytes() for one in (file, log) if one.exists() and one.stat().st_size]


def test_the_file_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE other (x)")
        connection.commit()
    held = file.read_bytes()
    with pytest.raises(NotOurDatabaseError, match="不是养老检查的数据文件"):
        Database.open(file, MIGRATIONS, NOW)
    assert file.read_bytes() == held


def test_an_empty_file_is_taken_as_new(tmp_path: Path) -> None:
    (file := tmp_path / "workspace.sqlite3").touch()
    Database.open(file, MIGRATIONS, NOW).close()
    assert revision_of(file) == HEAD


def test_a_folder_with_odd_signs_in_its_name_serves(tmp_path: Path) -> None:
    folder = tmp_path / "松柏 50%?#;,: é"
    migrations = folder / "migrations"
    shutil.copytree(MIGRATIONS, migrations)
    Database.open(folder / "workspace.sqlite3", migrations, NOW).close()
    assert revision_of(folder / "workspace.sqlite3") == HEAD


def _with_script(folder: Path, statement: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    migrations = folder / "migrations"
    shutil.copytree(MIGRATIONS, migrations)
    statements = ("CREATE TABLE half_made (x)", "DELETE FROM setting", statement)
    script = [
        "from alembic import op",
        'revision = "9000"',
        f"down_revision = {HEAD!r}",
        "def upgrade():",
        *(f"    op.execute({one!r})" for one in statements),
    ]
    (migrations / "versions" / "9000_next.py").write_text("\n".join(script), encoding="utf-8")
    monkeypatch.setattr(migration, "HEAD", "9000")
    return migrations


BAD_SCRIPTS = {
    "a statement that fails": ("INSERT INTO nowhere VALUES (1)", "升级失败"),
    "rows that lose what they refer to": ("DELETE FROM institution", "失去对应"),
}


@pytest.mark.parametrize(("statement", "words"), BAD_SCRIPTS.values(), ids=BAD_SCRIPTS.keys())
def test_a_failed_migration_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, words: str
) -> None:
    file = _sample(tmp_path, HEAD)
    before = _dump(file)
    with monkeypatch.context() as patch:
        migrations = _with_script(tmp_path, statement, patch)
        with pytest.raises(MigrationError, match=words) as told:
            Database.open(file, migrations, NOW)
    assert str(file) in told.value.message
    assert _dump(file) == before
    assert revision_of(file) == HEAD
    assert _dump(tmp_path / "workspace.before-9000.sqlite3") == before
    database = Database.open(file, MIGRATIONS, NOW)
    with database.reading() as stored:
        check(stored)
    database.close()


def test_a_script_that_succeeds_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _sample(tmp_path, HEAD)
    migrations = _with_script(tmp_path, "SELECT 1", monkeypatch)
    Database.open(file, migrations, NOW).close()
    assert revision_of(file) == "9000"


def test_no_backup_no_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _sample(tmp_path, "0001")
    held = file.read_bytes()

    def no_space(*arguments: object) -> None:
        raise DiskFullError("磁盘空间不足")

    monkeypatch.setattr(migration, "back_up", no_space)
    with pytest.raises(DiskFullError):
        Database.open(file, MIGRATIONS, NOW)
    assert file.read_bytes() == held


def _calls_of_an_upgrade(folder: Path) -> int:
    with watched_sqlite() as calls:
        Database.open(_sample(folder, "0001"), MIGRATIONS, NOW).close()
    return len(calls.made)


def test_wherever_the_disk_fails_the_data_is_whole_afterwards(tmp_path: Path) -> None:
    made = _calls_of_an_upgrade(tmp_path)
    failed = 0
    for nth in range(0, made, max(1, made // 25)):
        folder = tmp_path / str(nth)
        folder.mkdir()
        file = _sample(folder, "0001")
        with watched_sqlite() as calls:
            calls.fail = lambda call, nth=nth, calls=calls: (  # type: ignore[misc] # bound now
                sqlite3.SQLITE_IOERR_WRITE if len(calls.made) > nth else 0
            )
            try:
                Database.open(file, MIGRATIONS, NOW).close()
            except StorageError:
                failed += 1
        database = Database.open(file, MIGRATIONS, NOW)
        with database.reading() as stored:
            check(stored)
        database.close()
    assert failed > 10
