"""How quick the window is, against a bare window and plain Python; run by hand, on a quiet machine.

    cd tests && ../.venv/bin/python -m benchmarks.window [start] [events] [photos] [syncs] ...

start   first window with 1,000 institutions against a bare PySide6 window: time and memory
events  the longest events on the window's thread while it opens and is walked through by keys
photos  the longest events while 200 photos of 12 megapixels are taken in
syncs   fdatasync calls and time of one answer, against appending 4 KiB with fdatasync: medians
filter  one keystroke in a register of 100,000 against a substring scan in Python
list    first paint of the room of institutions with 1,000,000 against 20

Printed are minima of interleaved rounds and ratios beside their limits. `syncs` takes strace.
"""

import argparse
import os
import sys

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")

from benchmarks import window_answers, window_events, window_lists, window_start

PARTS = {
    "start": window_start.measure,
    "events": window_events.measure,
    "photos": window_events.measure_photos,
    "syncs": window_answers.measure,
    "filter": window_lists.measure_filter,
    "list": window_lists.measure_list,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", default=list(PARTS), choices=[*PARTS, []])
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    for part in arguments.parts:
        sys.stdout.write(f"── {part}\n")
        for line in PARTS[part](arguments.rounds):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
