"""Fuzz a target by hand: `python tests/fuzz/run.py TARGET [--seconds 300]`, with atheris installed.

What reached new code is kept in `corpus/TARGET`, which `test_corpus.py` goes through again in every
run of the tests. Bytes that break a promise are left in a file `crash-…`, to be put there as well.
"""

import argparse
import hashlib
import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
LONGEST = 20_000  # bytes of an example that is kept
MOST = 60  # examples that are kept of a target, of all lengths
sys.path[:1] = [str(HERE.parent), str(HERE.parents[1] / "src")]


def fuzz(target: str, options: list[str]) -> None:
    """Run within this process until libFuzzer has enough."""
    # Not among the packages of the tests: there is none for every computer that runs them.
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["inspector"]):
        targets = importlib.import_module("fuzz.targets")
    atheris.Setup([sys.argv[0], *options], targets.TARGETS[target])
    atheris.Fuzz()


def keep(target: str, found: Path) -> None:
    """Put the examples that reached new code into the corpus, of all lengths."""
    kept = HERE / "corpus" / target
    kept.mkdir(parents=True, exist_ok=True)
    places = [*kept.iterdir(), *found.iterdir()]
    examples = sorted({path.read_bytes() for path in places}, key=lambda data: (len(data), data))
    for path in kept.iterdir():
        path.unlink()
    short = [data for data in examples if len(data) <= LONGEST]
    step = max(1, len(short) // MOST)
    for data in short[::step]:
        (kept / f"{hashlib.sha256(data).hexdigest()[:16]}.bin").write_bytes(data)


def again(target: str, *options: str) -> None:
    command = [sys.executable, __file__, target, "--within", *options]
    subprocess.run(command, check=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--within", action="store_true")
    arguments, options = parser.parse_known_args()
    if arguments.within:
        fuzz(arguments.target, options)
        return
    seeds = importlib.import_module("fuzz.seeds")
    with tempfile.TemporaryDirectory() as found:
        for number, data in enumerate(seeds.SEEDS[arguments.target]()):
            (Path(found) / f"seed-{number}").write_bytes(data)
        limits = (f"-max_total_time={arguments.seconds}", f"-max_len={LONGEST}", "-timeout=20")
        again(arguments.target, *limits, "-print_final_stats=1", found, *_corpus(arguments.target))
        keep(arguments.target, Path(found))


def _corpus(target: str) -> list[str]:
    folder = HERE / "corpus" / target
    return [str(folder)] if folder.is_dir() else []


if __name__ == "__main__":
    main()
