"""What one answer costs: fdatasync calls, and time against appending 4 KiB with fdatasync."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from desks import FIRST, Clock, staffed_county, started
from inspector.domain.practice.answers import passing_answer
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.record_answer import record_answer

LIMIT = 3.5
FEW, MANY = 50, 150


def answer(folder: Path, count: int) -> float:
    """Give so many answers; return the seconds that the quickest one took."""
    county = staffed_county(folder / "county", Clock())
    inspection = started(county, "T3")
    judged = judged_inspection(county, inspection)
    given = [
        passing_answer(item, judged.pack.parameters, county.today, FIRST) for item in judged.items
    ]
    taken = []
    for number in range(count):
        begun = time.perf_counter()
        record_answer(county, inspection, given[number % len(given)])
        taken.append(time.perf_counter() - begun)
    county.database.close()
    return min(taken)


def append(folder: Path, count: int) -> float:
    """Append 4 KiB and wait for the medium, so often; return the seconds of the quickest one."""
    taken = []
    with (folder / "appended").open("ab", buffering=0) as file:
        for _ in range(count):
            begun = time.perf_counter()
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - begun)
    return min(taken)


def measure(rounds: int) -> Iterator[str]:
    """Yield the lines of the report."""
    answers, appends = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            appends.append(append(Path(folder), MANY))
            answers.append(answer(Path(folder), MANY))
    ratio = min(answers) / min(appends)
    yield f"append 4 KiB + fdatasync  {min(appends) * 1e6:7.0f} µs"
    yield f"one answer                {min(answers) * 1e6:7.0f} µs"
    yield f"ratio                     {ratio:7.2f}   (limit {LIMIT})"
    few, many = (_syncs(count) for count in (FEW, MANY))
    yield f"syncs an answer           {(many - few) / (MANY - FEW):7.2f}   (limit 1)"


def _syncs(count: int) -> int:
    program = "import sys; from pathlib import Path; from benchmarks.window_answers import answer; "
    program += f"answer(Path(sys.argv[1]), {count})"
    with tempfile.TemporaryDirectory() as folder:
        traced = Path(folder) / "traced"
        tracing = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(traced)]
        subprocess.run(
            [*tracing, sys.executable, "-c", program, folder],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )
        return len(re.findall(r"\b(?:fsync|fdatasync)\(", traced.read_text("utf-8")))
