"""What people do on a desk, and what they were promised about it, whenever the power fails."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desks import Clock, photo_of
from durability.recording import Recording
from inspector.domain.answer import Answer
from inspector.exchange.manifest import decode_manifest
from inspector.exchange.verdicts import Verdict
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace
from inspector.startup import open_workspace
from inspector.storage.backup import back_up, restore
from inspector.storage.database import Database, Stored
from inspector.storage.migration import before_migration, revision_of
from inspector.storage.photo_store import FileStore
from inspector.storage.tables.schema import HEAD
from storage.made_up import DRAFT, NOW
from storage.whole_workspace import MIGRATIONS, SAMPLES, check

HOME, USB = "home", "usb"
ANSWERS = tuple(f"x{number}" for number in range(5))
PHOTOS = ("extinguisher.jpg",)  # the others are in the store already


@dataclass(frozen=True)
class Scene:
    """Something that is done.

    Attributes:
        prepare: makes the disk before it, in this folder.
        act: does it on the recorded disk, and marks what the user is told.
        judge: says whether a disk after a power cut keeps what was promised; raises where not.
    """

    prepare: Callable[[Path], None]
    act: Callable[[Recording], None]
    judge: Callable[[Path, tuple[str, ...]], None]


def answering() -> Scene:
    def prepare(disk: Path) -> None:
        with opened(disk) as database, database.transaction() as stored:
            stored.inspections.add(DRAFT)

    def act(recording: Recording) -> None:
        with opened(recording.mount) as database:
            for item in ANSWERS:
                with database.transaction() as stored:
                    stored.inspections.save_answer(DRAFT.id, answer(item))
                recording.mark(item)

    def judge(disk: Path, told: tuple[str, ...]) -> None:
        with opened(disk) as database, database.reading() as stored:
            found = sorted(stored.inspections.get(DRAFT.id).answers.keys() & set(ANSWERS))
        assert set(told) <= set(found), "an acknowledged answer is lost"
        assert tuple(found) == ANSWERS[: len(found)], "a later answer is there without an earlier"

    return Scene(prepare, act, judge)


def taking_photos(county: Path, inspection: str) -> Scene:
    def act(recording: Recording) -> None:
        with at(recording.mount, Role.COUNTY) as workspace:
            for name in PHOTOS:
                use = PhotoUse(inspection, "T3-A01")
                added = attach_photo(workspace, photo_of(workspace, name), use).attachment
                recording.mark(added.photo.sha256)

    def judge(disk: Path, told: tuple[str, ...]) -> None:
        files = FileStore(disk / HOME / "files")
        with opened(disk) as database, database.reading() as stored:
            found = [one.photo.sha256 for one in stored.inspections.get(inspection).attachments]
        assert set(told) <= set(found), "an acknowledged photo is lost"
        assert all(files.verify(one) for one in found), "a row has no photo, or half of it"

    return Scene(copied(county), act, judge)


def exporting(county: Path) -> Scene:
    written: dict[str, bytes] = {}

    def act(recording: Recording) -> None:
        usb = recording.mount / USB
        with at(recording.mount, Role.COUNTY) as workspace:
            for plain in (True, False):
                (package,) = export_package(workspace, usb, plain=plain).packages
                written[package.file.name] = package.file.read_bytes()
                recording.mark(package.file.name)

    def judge(disk: Path, told: tuple[str, ...]) -> None:
        found = [path for path in (disk / USB).iterdir() if not path.name.startswith(".")]
        assert set(told) <= {path.name for path in found}, "a package that was reported is lost"
        for path in found:
            assert path.read_bytes() == written[path.name], "half a package under its name"
        with opened(disk) as database, database.reading() as stored:
            assert stored.packages.outgoing() or not found, "a package whose number is free"

    return Scene(copied(county, USB), act, judge)


def importing(province: Path, package: Path) -> Scene:
    def act(recording: Recording) -> None:
        with at(recording.mount, Role.PROVINCE) as workspace:
            import_package(workspace, package)
            recording.mark("imported")

    def judge(disk: Path, told: tuple[str, ...]) -> None:
        with at(disk, Role.PROVINCE) as workspace:
            with workspace.database.reading() as stored:
                found = imported(stored, workspace.files)
            assert found or not told, "an import that was reported is lost"
            again = import_package(workspace, package).verdict
            assert again is (Verdict.DUPLICATE if found else Verdict.IMPORTED)
            with workspace.database.reading() as stored:
                assert imported(stored, workspace.files)

    return Scene(copied(province), act, judge)


def migrating() -> Scene:
    def prepare(disk: Path) -> None:
        (disk / HOME).mkdir()
        shutil.copyfile(SAMPLES / "0001.sqlite3", file_in(disk))

    def act(recording: Recording) -> None:
        Database.open(file_in(recording.mount), MIGRATIONS, NOW).close()
        recording.mark(HEAD)

    def judge(disk: Path, told: tuple[str, ...]) -> None:
        revision = revision_of(file_in(disk))
        assert revision in {HEAD, *({"0001"} - set(told))}, "neither the old nor the new tables"
        if revision == HEAD:
            kept = before_migration(file_in(disk), HEAD)
            assert revision_of(kept) == "0001", "the state before the migration was not kept"
        with opened(disk) as database, database.reading() as stored:
            check(stored)

    return Scene(prepare, act, judge)


def beginning() -> Scene:
    def act(recording: Recording) -> None:
        with opened(recording.mount) as database, database.transaction() as stored:
            stored.settings.put("office", "云岭县民政局")
        recording.mark("office")

    def judge(disk: Path, told: tuple[str, ...]) -> None:
        with opened(disk) as database, database.reading() as stored:
            assert stored.settings.get("office") or not told, "what was saved first is lost"

    return Scene(lambda disk: None, act, judge)


def restoring() -> Scene:
    """A backup with one answer is put in the place of a file that a killed program left behind."""

    def prepare(disk: Path) -> None:
        answering().prepare(disk)
        running = disk.with_name("running")
        shutil.move(disk, running)
        (disk / HOME).mkdir(parents=True)
        with opened(running) as database:
            for item in ANSWERS:
                with database.transaction() as stored:
                    stored.inspections.save_answer(DRAFT.id, answer(item))
                if item == ANSWERS[0]:
                    back_up(file_in(running), disk / "backup.sqlite3")
            for name in (WORKSPACE_FILE, f"{WORKSPACE_FILE}-wal"):
                shutil.copyfile(running / HOME / name, disk / HOME / name)

    def act(recording: Recording) -> None:
        restore(recording.mount / "backup.sqlite3", file_in(recording.mount))
        recording.mark("restored")

    def judge(disk: Path, told: tuple[str, ...]) -> None:
        with opened(disk) as database, database.reading() as stored:
            found = stored.inspections.get(DRAFT.id).answers.keys() & set(ANSWERS)
        assert found in ({ANSWERS[0]}, *([] if told else [set(ANSWERS)])), "neither old nor new"
        if len(found) == 1:
            kept = file_in(disk).with_name("workspace.replaced.sqlite3")
            with (
                closing(Database.open(kept, MIGRATIONS, NOW)) as replaced,
                replaced.reading() as stored,
            ):
                assert set(ANSWERS) <= stored.inspections.get(DRAFT.id).answers.keys()

    return Scene(prepare, act, judge)


def imported(stored: Stored, files: FileStore) -> bool:
    """Say whether the package was taken in; raise where a part of it was."""
    found = stored.packages.incoming()
    lines = [line for one in found for line in stored.received.lines(one.sender)]
    cases = stored.records.all()
    if not found:
        assert not lines
        assert not cases, "records without their package"
        return False
    (package,) = found
    manifest = decode_manifest(package.manifest)
    assert len(lines) == manifest.row_count
    assert all(files.verify(one) for one in manifest.blobs), "a photo is missing, or half there"
    return bool(cases)


def answer(item: str) -> Answer:
    return Answer(item, {"a": "yes"}, at=NOW)


def file_in(disk: Path) -> Path:
    return disk / HOME / WORKSPACE_FILE


@contextmanager
def opened(disk: Path) -> Iterator[Database]:
    with closing(Database.open(file_in(disk), MIGRATIONS, NOW)) as database:
        yield database


@contextmanager
def at(disk: Path, role: Role) -> Iterator[Workspace]:
    """Open the workspace on this disk, as somebody does the next morning."""
    workspace = replace(open_workspace(disk / HOME, role, practice=True), clock=Clock())
    with closing(workspace.database):
        yield workspace


def copied(home: Path, *empty: str) -> Callable[[Path], None]:
    def prepare(disk: Path) -> None:
        shutil.copytree(home, disk / HOME)
        for name in empty:
            (disk / name).mkdir()

    return prepare
