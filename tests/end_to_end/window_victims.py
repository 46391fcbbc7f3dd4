"""Windows that are killed: `python window_victims.py` makes one for each line that it reads.

A line is a JSON list: the home of a workspace, the id of a draft, and the first number to write.
The answers are lines too: `pid N`, `begun`, what the window showed as saved, then `gone`.
"""

import json
import os
import signal
import sys
from pathlib import Path

from end_to_end.person import Person
from gui.hand_drained import HandDrainedExecutor
from inspector.gui.desk import Desk
from inspector.gui.navigation import Room
from inspector.startup import open_workspace

FIRST_ITEM, ITEMS = "T1-E04", 9
"""Items that are answered by one key and lie one below the other."""


def tell(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def remark(home: str, inspection: str, number: int) -> None:
    """Write a remark to one item after the other, up and down, by keys, for ever."""
    from gui.one_application import application

    executor = HandDrainedExecutor()
    desk = Desk(open_workspace(Path(home), None), application(), executor)
    desk.open()
    desk.context.navigator.go(Room.INSPECTION, inspection, FIRST_ITEM)
    person = Person(desk.window, executor.drain)
    tell("begun")
    while True:
        for way in ("Down", "Up"):
            for place in range(ITEMS - 1):
                step = place if way == "Down" else ITEMS - 1 - place
                person.press("N")
                person.press("Ctrl+A")
                person.write(str(number))
                person.press("Return")
                tell(f"T1-E{4 + step:02} {number}")
                number += 1
                person.press(way)


def main() -> None:
    for line in sys.stdin:
        home, inspection, number = json.loads(line)
        victim = os.fork()
        if not victim:
            remark(home, inspection, number)
        tell(f"pid {victim}")
        os.waitpid(victim, 0)
        tell("gone")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    main()
