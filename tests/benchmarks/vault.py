"""What encryption costs, against the same work without it; run by hand.

    python tests/benchmarks/vault.py

Medians of interleaved rounds, plain and sealed in turn: writing, reading and searching the data
file (20,000 institutions), the file store (photos of 4 MB), unlocking. Limit: 1.5 times plain for
the data file, one second for unlocking.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter

sys.path[:0] = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[1])]

from desks import HOME  # noqa: E402 - path first
from inspector.config.paths import migrations_folder  # noqa: E402 - path first
from inspector.domain.answer import Answer  # noqa: E402 - path first
from inspector.storage.database import Database  # noqa: E402 - path first
from inspector.storage.photo_store import FileStore  # noqa: E402 - path first
from inspector.storage.sqlite_access import PLAIN, SqliteAccess  # noqa: E402 - path first
from inspector.storage.vault.place import VaultPlace  # noqa: E402 - path first
from inspector.storage.vault.sealed_form import SealedForm  # noqa: E402 - path first
from inspector.storage.vault.vault import create_vault, open_vault  # noqa: E402 - path first
from storage.made_up import DRAFT  # noqa: E402 - path first

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HOMES = 20_000
ROUNDS = 41
PHOTO = 4 * 1024 * 1024


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def told(what: str, plain: list[float], sealed: list[float]) -> None:
    one, other = median(plain) * 1000, median(sealed) * 1000
    sys.stdout.write(
        f"{what:32} plain {one:9.2f} ms   sealed {other:9.2f} ms   {other / one:5.2f} times\n"
    )


def in_turn(what: str, plain: Callable[[], object], sealed: Callable[[], object]) -> None:
    pairs = [(timed(plain), timed(sealed)) for _ in range(ROUNDS)]
    told(what, [one for one, _ in pairs], [other for _, other in pairs])


def filled(database: Database) -> float:
    def work() -> None:
        with database.transaction() as stored:
            for number in range(HOMES):
                home = replace(HOME, id=f"na-{number}", name=f"第{number}示例养老院", beds_total=9)
                stored.institutions.put(home, NOW)

    return timed(work)


def measure_database(folder: Path) -> None:
    access = SqliteAccess(os.urandom(32))
    plain = Database.open(folder / "plain.sqlite3", migrations_folder(), NOW, PLAIN)
    sealed = Database.open(folder / "sealed.sqlite3", migrations_folder(), NOW, access)
    told(f"insert {HOMES} institutions", [filled(plain)], [filled(sealed)])
    for one in (plain, sealed):
        with one.transaction() as stored:
            stored.inspections.add(DRAFT)

    def answer(database: Database) -> None:
        with database.transaction() as stored:
            stored.inspections.save_answer(DRAFT.id, Answer("T1-A01"))

    def read(database: Database) -> None:
        with database.reading() as stored:
            stored.institutions.all()

    def search(database: Database) -> None:
        with database.reading() as stored:
            for words in ("示例", "99", "养老院 777", "云岭"):
                stored.institutions.search(words, 50)

    works = {"one durable answer": answer, "read all institutions": read, "four searches": search}
    for what, work in works.items():
        in_turn(what, partial(work, plain), partial(work, sealed))
    plain.close()
    sealed.close()


def measure_files(folder: Path) -> None:
    plain = FileStore(folder / "plain")
    sealed = FileStore(folder / "sealed", SealedForm(os.urandom(32), os.urandom(32)))
    photos = [os.urandom(PHOTO) for _ in range(ROUNDS)]

    left = {store: iter(photos) for store in (plain, sealed)}
    kept: list[str] = []

    def put(store: FileStore) -> None:
        kept.append(store.put_stream(io.BytesIO(next(left[store]))).sha256)

    in_turn("store a photo of 4 MB", lambda: put(plain), lambda: put(sealed))
    in_turn("verify a photo", lambda: plain.verify(kept[0]), lambda: sealed.verify(kept[0]))
    in_turn("read a photo", lambda: whole(plain, kept[0]), lambda: whole(sealed, kept[0]))


def whole(store: FileStore, sha256: str) -> bytes:
    with store.open(sha256) as opened:
        return opened.read()


def measure_unlocking(folder: Path) -> None:
    place = VaultPlace(folder, monotonic, lambda: None)
    create_vault(place, "演练-0001", "雁门关外有人家-42")
    took = [timed(lambda: open_vault(place, "", "雁门关外有人家-42")) for _ in range(5)]
    sys.stdout.write(f"{'unlock':32} {median(took) * 1000:9.0f} ms\n")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        measure_unlocking(Path(folder) / "vault")
        measure_files(Path(folder))
        measure_database(Path(folder))


if __name__ == "__main__":
    main()
