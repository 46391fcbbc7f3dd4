"""Programs that are killed: `python victims.py` makes one for each line that it reads.

A line is a JSON list: what to do and with what. The answers are lines too: `pid N`, then whatever
the victim tells its user, then `gone`.
"""

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from desks import FIRST
from inspector.domain.practice.answers import passing_answer
from inspector.operations.import_package import import_package
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.record_answer import record_answer
from inspector.startup import open_workspace


def tell(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def answer(home: str, inspection: str) -> None:
    """Answer the items one after the other, again and again, each time with another note."""
    workspace = open_workspace(Path(home), None)
    judged = judged_inspection(workspace, inspection)
    known = judged.inspection.answers.values()
    given = max((int(one.remark) for one in known), default=0)
    tell("begun")
    while True:
        for item in judged.items:
            given += 1
            good = passing_answer(item, judged.pack.parameters, workspace.today, FIRST)
            record_answer(workspace, inspection, replace(good, remark=str(given)))
            tell(f"{item.code} {given}")


def take_in(home: str, package: str) -> None:
    workspace = open_workspace(Path(home), None)
    tell("begun")
    tell(import_package(workspace, Path(package)).verdict.code)
    workspace.database.close()


DEEDS = {"answer": answer, "import": take_in}


def main() -> None:
    for line in sys.stdin:
        deed, *given = json.loads(line)
        victim = os.fork()
        if not victim:
            DEEDS[deed](*given)
            signal.pause()  # until it is killed
        tell(f"pid {victim}")
        os.waitpid(victim, 0)
        tell("gone")


if __name__ == "__main__":
    main()
