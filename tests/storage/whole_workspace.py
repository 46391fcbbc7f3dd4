"""Fill a workspace with all that is made up, and tell whether it is all there.

`PYTHONPATH=tests python tests/storage/whole_workspace.py 0002` writes a sample into db/samples.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.command import upgrade
from alembic.config import Config

from inspector.storage.backup import back_up
from inspector.storage.database import Stored
from inspector.storage.engine import migrating_engine
from storage import made_up

MIGRATIONS = Path(__file__).parents[2] / "db" / "migrations"
SAMPLES = MIGRATIONS.parent / "samples"


def fill(stored: Stored) -> None:
    stored.settings.put("office", "云岭县民政局")
    stored.institutions.put(made_up.HOME, made_up.NOW, initials="ylxxfyly")
    stored.institutions.put(made_up.OTHER_HOME, made_up.NOW)
    for officer in made_up.OFFICERS:
        stored.officers.put(officer)
    stored.staff.replace(made_up.HOME.id, made_up.STAFF, made_up.LISTED[0].since)
    stored.inspections.add(made_up.DRAFT)
    for event in made_up.COUNTED:
        stored.counts.append(made_up.DRAFT.id, event)
    stored.drawings.draw(made_up.DRAFT.id, made_up.PHOTO.sha256, made_up.DRAWN)
    stored.old_answers.keep(made_up.DRAFT.id, made_up.OLD_ANSWERS)
    stored.inspections.add(made_up.SEALED)
    stored.records.put(made_up.RECORD)
    for line in made_up.LINES:
        stored.journal.append(line)
    stored.documents.put(made_up.DOCUMENT)
    stored.packages.prepare(made_up.OUTGOING)
    for line in made_up.RECEIVED_LINES:
        stored.received.append(made_up.INCOMING.sender, line)
    stored.packages.accept(made_up.INCOMING)
    stored.packages.quarantine(made_up.QUARANTINED)
    stored.trust.put("trust", b"trust file")
    stored.trust.put_grant("device-1", 1, b"grant")


def check(stored: Stored) -> None:
    assert stored.settings.get("office") == "云岭县民政局"
    assert stored.institutions.all() == (made_up.HOME, made_up.OTHER_HOME)
    assert stored.institutions.search("ylxx", 5) == (made_up.HOME,)
    assert stored.officers.all() == made_up.OFFICERS
    assert stored.inspections.get(made_up.DRAFT.id) == made_up.DRAFT
    assert stored.inspections.get(made_up.SEALED.id) == made_up.SEALED
    # Samples of the releases before 0003 counted nothing.
    assert stored.counts.events(made_up.DRAFT.id) in {(), made_up.COUNTED}
    # And those before 0004 drew nothing.
    assert stored.drawings.of(made_up.DRAFT.id) in ({}, {made_up.PHOTO.sha256: made_up.DRAWN})
    # And those before 0006 moved no draft.
    assert stored.old_answers.of(made_up.DRAFT.id) in {(), made_up.OLD_ANSWERS}
    # And those before 0007 knew no staff.
    assert stored.staff.all() in {(), made_up.LISTED}
    assert stored.photos.get(made_up.PHOTO.sha256) == made_up.PHOTO
    assert stored.records.all() == (made_up.RECORD,)
    assert tuple(stored.journal.lines(1, 2)) == made_up.LINES
    assert stored.documents.all() == (made_up.DOCUMENT,)
    assert stored.packages.outgoing() == (made_up.OUTGOING,)
    assert tuple(stored.received.lines("device-1")) == made_up.RECEIVED_LINES
    assert stored.packages.incoming() == (made_up.INCOMING,)
    assert stored.packages.sender_state("device-1") == made_up.SENDER_STATE
    assert stored.packages.quarantined() == (made_up.QUARANTINED,)
    assert stored.trust.get("trust") == b"trust file"
    assert stored.trust.grants() == (b"grant",)


def build(file: Path, revision: str, migrations: Path = MIGRATIONS) -> None:
    """Make a filled data file with the tables of a revision that today's code still fits."""
    engine = migrating_engine(file)
    config = Config()
    config.set_main_option("script_location", str(migrations))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        upgrade(config, revision)
        fill(Stored(connection))
    engine.dispose()


def write_sample(revision: str) -> None:
    sample = SAMPLES / f"{revision}.sqlite3"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "workspace.sqlite3"
        build(file, revision)
        back_up(file, sample)
    with closing(sqlite3.connect(sample)) as connection:
        connection.execute("PRAGMA page_size = 1024")
        connection.execute("VACUUM")


if __name__ == "__main__":
    write_sample(sys.argv[1])
