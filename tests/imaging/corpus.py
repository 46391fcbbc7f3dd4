"""Feeds the intake every test image of Pillow's source distribution; run by hand, needs pip.

    python tests/imaging/corpus.py [--folder images]

Without a folder the source distribution of the installed Pillow is fetched with pip. Told are: how
many were taken or refused and why, what broke the child, the slowest, and the child's peak memory.
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from imaging.looked_at import facts_of
from inspector.imaging import decoding_child
from inspector.imaging.derivatives import derivatives_of
from inspector.imaging.refusal import NotAPhotoError, Refusal

SLOWEST = 2.0
MEMORY = 300


def fetched(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*command, "-d", str(folder), f"pillow=={version('pillow')}"], check=True)
    (archive,) = folder.glob("pillow-*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder


def child_memory() -> float:
    """Peak of the present child in MB; Linux only."""
    pid = decoding_child._idle[0]._process.pid
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def outcome(file: Path) -> str:
    before = file.read_bytes()
    try:
        kind = facts_of(file).media_type
        derivatives_of(file)
    except NotAPhotoError as error:
        kind = error.reason.value
    if file.read_bytes() != before:
        raise AssertionError(f"{file} was changed")
    return kind


def judge(images: list[Path]) -> bool:
    outcomes: Counter[str] = Counter()
    times: list[tuple[float, str]] = []
    memory, broke = 0.0, []
    for file in images:
        start = time.perf_counter()
        kind = outcome(file)
        times.append((time.perf_counter() - start, file.name))
        outcomes[kind] += 1
        if kind == Refusal.TOO_DEMANDING:
            broke.append(file.name)
        elif decoding_child._idle:
            memory = max(memory, child_memory())
    slowest = sorted(times, reverse=True)[:3]
    for name, count in outcomes.most_common():
        sys.stdout.write(f"{count:5} {name}\n")
    sys.stdout.write(f"broke the child or its limits: {broke}\n")
    sys.stdout.write(f"slowest: {[(round(took, 2), name) for took, name in slowest]}\n")
    sys.stdout.write(f"peak memory of the child: {memory:.0f} MB\n")
    return not broke and slowest[0][0] <= SLOWEST and memory <= MEMORY


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = given.folder or fetched(Path(folder))
        images = sorted(path for path in root.rglob("images/**/*") if path.is_file())
        sys.stdout.write(f"{len(images)} files\n")
        good = judge(images)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
