"""Until its first opening a restored backup has a journal, which a power cut may leave behind."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from inspector.storage.backup import back_up
from inspector.storage.database import Database
from storage.made_up import NOW
from storage.whole_workspace import MIGRATIONS


def test_a_data_file_with_a_journal_from_a_power_cut_opens_as_it_was_before(
    tmp_path: Path,
) -> None:
    made = tmp_path / "made" / "workspace.sqlite3"
    with closing(Database.open(made, MIGRATIONS, NOW)) as database, database.transaction() as new:
        new.settings.put("office", "云岭县民政局")
    file = back_up(made, tmp_path / "workspace.sqlite3")
    cut = tmp_path / "cut" / file.name
    cut.parent.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # changes reach the file before their commit
        connection.execute("BEGIN")
        connection.execute("UPDATE setting SET value = 'half written'")
        connection.execute("CREATE TABLE junk AS SELECT randomblob(9000) FROM sqlite_schema")
        for name in (file.name, f"{file.name}-journal"):
            shutil.copyfile(file.with_name(name), cut.with_name(name))
    with closing(Database.open(cut, MIGRATIONS, NOW)) as database, database.reading() as stored:
        assert stored.settings.get("office") == "云岭县民政局"
    assert not cut.with_name(f"{cut.name}-journal").exists()
