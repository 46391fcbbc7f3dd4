"""How much a package costs: CPU against `openssl dgst -sha256` over the same bytes, and memory.

Run by hand: `python tests/benchmarks/exchange.py [FOLDER [MiB]]`; FOLDER needs four times as much
room. One package of 400 photos and 10,000 rows is written, verified and taken in, each step in a
process of its own; its CPU time is that of user and system together. The least of three counts, for
the yardstick as well: a computer that gets its memory anew pays for it in the first round.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path[:1] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

from exchange.made_up import IDENTITY, Laptop, grant, granted, province  # noqa: E402 - path first
from inspector.exchange.contents import measure_rows  # noqa: E402 - path first
from inspector.exchange.encryption import recipient_of  # noqa: E402 - path first
from inspector.exchange.manifest import seal_manifest  # noqa: E402 - path first
from inspector.exchange.reader import verify_package  # noqa: E402 - path first
from inspector.exchange.writer import write_package  # noqa: E402 - path first
from inspector.storage.photo_store import FileStore  # noqa: E402 - path first

PHOTOS, ROWS, ROUNDS = 400, 10_000, 3
LIMITS = {
    "verify": 1.5,
    "import": 2.5,
    "export with read-back": 3.5,
    "encrypted export with read-back": 5.5,
}
MOST_MEMORY = 64.0  # MiB over the program's own


def main(folder: Path, mib: int) -> bool:
    laptop, photos = made_up(folder, mib)
    manifest = laptop.manifest(*photos)
    envelope = seal_manifest(manifest, laptop.signer)
    plain, encrypted = folder / "package.sxsync", folder / "package.sxsync.age"
    known = province(me=None, senders=None, grants=granted(grant(laptop.signer)))
    contents = laptop.contents()

    def export(target: Path, recipient: str | None) -> None:
        # The photos were measured when they were taken in, the rows are measured now.
        assert measure_rows(laptop.lines) == manifest.members[0]
        write_package(envelope, contents, target, known, recipient)

    def take_in(package: Path) -> None:
        taken = verify_package(package, province(), folder / "staging")
        store = FileStore(folder / "store")
        for digest, path in taken.photo_paths():
            store.put_staged(path, digest)

    def forget() -> None:
        for name in ("staging", "store"):
            shutil.rmtree(folder / name, ignore_errors=True)

    steps: dict[str, Callable[[], object]] = {
        "export with read-back": lambda: export(plain, None),
        "encrypted export with read-back": lambda: export(encrypted, recipient_of(IDENTITY)),
        "verify": lambda: verify_package(plain, replace(province(), senders=None)),
        "import": lambda: take_in(plain),
        "encrypted import": lambda: take_in(encrypted),
    }
    kept = [told(name, work, forget, plain) for name, work in steps.items()]
    return all(kept)


def told(name: str, work: Callable[[], object], forget: Callable[[], None], package: Path) -> bool:
    """Print what a step costs; say whether that is within its limit."""
    costs = []
    for _ in range(ROUNDS):
        forget()
        costs.append(cost_of(work))
    seconds, memory = min(costs)[0], max(cost[1] for cost in costs)
    yardstick = min(openssl(package) for _ in range(ROUNDS))
    ratio = seconds / yardstick
    within = ratio <= LIMITS.get(name, ratio) and memory <= MOST_MEMORY
    line = f"{name:32} {ratio:5.2f} × {yardstick:.2f} s, {memory:5.1f} MiB"
    sys.stdout.write(line + ("\n" if within else " (beyond its limit)\n"))
    return within


def made_up(folder: Path, mib: int) -> tuple[Laptop, list[str]]:
    (folder / "laptop").mkdir()
    laptop = Laptop(folder / "laptop")
    dice = Random(1)
    photos = [laptop.photo(dice.randbytes(mib * 1024 * 1024 // PHOTOS)) for _ in range(PHOTOS)]
    for number in range(ROWS):
        laptop.record(*photos[number : number + 1])
    return laptop, photos


def cost_of(work: Callable[[], object]) -> tuple[float, float]:
    """Return CPU seconds and MiB beyond those that the process had before."""
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        Path("/proc/self/clear_refs").write_text("5")  # begin with a new peak
        before = peak()
        work()
        os.write(telling, str(peak() - before).encode())
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    assert not status
    return used.ru_utime + used.ru_stime, int(os.read(told, 20)) / 1024


def peak() -> int:
    """Return the most memory that this process had, in KiB."""
    (line,) = [one for one in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in one]
    return int(line.split()[1])


def openssl(file: Path) -> float:
    child = subprocess.Popen(["openssl", "dgst", "-sha256", file], stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 1024
    with tempfile.TemporaryDirectory(dir=place) as folder:
        sys.exit(0 if main(Path(folder), size) else 1)
