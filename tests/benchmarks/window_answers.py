"""What one answer costs: fdatasync calls, and time against appending 4 KiB with fdatasync."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median

from desks import FIRST, Clock, staffed_county, started
from inspector.domain.practice.answers import passing_answer
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.record_answer import record_answer

LIMIT = 3.5
FEW, MANY = 50, 300


@contextmanager
def answering(folder: Path) -> Iterator[Callable[[], None]]:
    """Start an inspection; gives what records its next answer."""
    county = staffed_county(folder / "county", Clock())
    inspection = started(county, "T3")
    judged = judged_inspection(county, inspection)
    given = [
        passing_answer(item, judged.pack.parameters, county.today, FIRST) for item in judged.items
    ]
    numbers = count()

    def record() -> None:
        record_answer(county, inspection, given[next(numbers) % len(given)])

    yield record
    county.database.close()


def answer(folder: Path, number: int) -> None:
    """Record so many answers."""
    with answering(folder) as record:
        for _ in range(number):
            record()


@contextmanager
def appending(folder: Path) -> Iterator[Callable[[], None]]:
    """Open a file; gives what appends 4 KiB and waits for the medium."""
    with (folder / "appended").open("ab", buffering=0) as file:

        def append() -> None:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())

        yield append


def measure(rounds: int) -> Iterator[str]:
    """Yield the lines of the report: medians of deeds that take turns, a run of each at a time.

    One by one they would disturb each other: what one leaves to the file system's journal, the
    other's fdatasync waits for.
    """
    answers, appends = [], []
    for _ in range(rounds):
        with (
            tempfile.TemporaryDirectory() as folder,
            answering(Path(folder)) as record,
            appending(Path(folder)) as append,
        ):
            for deed, taken in ((append, appends), (record, answers)):
                deed()  # warms up
                taken.extend(_timed(deed) for _ in range(MANY))
    for name, of in (("median", median), ("least", min)):
        append_took, answer_took = of(appends), of(answers)
        yield (
            f"{name:6}  append 4 KiB + fdatasync {append_took * 1e6:5.0f} µs"
            f"  one answer {answer_took * 1e6:5.0f} µs"
            f"  ratio {answer_took / append_took:.2f} (limit {LIMIT})"
        )
    few, many = (_syncs(number) for number in (FEW, MANY))
    yield f"syncs an answer           {(many - few) / (MANY - FEW):7.2f}   (limit 1)"


def _timed(deed: Callable[[], None]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def _syncs(number: int) -> int:
    program = "import sys; from pathlib import Path; from benchmarks.window_answers import answer; "
    program += f"answer(Path(sys.argv[1]), {number})"
    with tempfile.TemporaryDirectory() as folder:
        traced = Path(folder) / "traced"
        tracing = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(traced)]
        subprocess.run(
            [*tracing, sys.executable, "-c", program, folder],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )
        return len(re.findall(r"\b(?:fsync|fdatasync)\(", traced.read_text("utf-8")))
