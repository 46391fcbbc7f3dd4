"""Desks that have got somewhere: each state is reached once a process, and copied for a test."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from desks import Clock, desk, enrol, ready_to_seal, staffed_county
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Role, Workspace
from inspector.startup import open_workspace
from untraced import untraced


@dataclass(frozen=True)
class Reached:
    """A county with its people and, if it got so far, a sealed inspection and an enrolment.

    Attributes:
        folder: holds `county/`, `province/` if enrolled, and the stick `usb/`.
        sealed: the inspection; empty if none is sealed.
        now: what the clock showed.
        next_id: of the county.
    """

    folder: Path
    sealed: str
    now: datetime
    next_id: int


@cache
def reached(*, enrolled: bool, sealed: bool) -> Reached:
    """Return the state, which must be copied and never used itself."""
    return reached_by(_sealed if sealed else _nothing, enrolled=enrolled)


def _nothing(county: Workspace) -> str:
    del county
    return ""


def _sealed(county: Workspace) -> str:
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    return inspection


@untraced
def reached_by(work: Callable[[Workspace], str], *, enrolled: bool) -> Reached:
    """Let a county work; `work` returns its sealed inspection."""
    folder = Path(tempfile.mkdtemp(prefix="inspector-ready-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    clock = Clock()
    county = staffed_county(folder / "county", clock)
    (folder / "usb").mkdir()
    if enrolled:
        province = desk(folder / "province", Role.PROVINCE, clock)
        enrol(county, province, folder / "usb")
        province.database.close()
    inspection = work(county)
    next_id = int(county.new_id(), 16)
    county.database.close()
    return Reached(folder, inspection, clock.now, next_id)


@untraced
def copied(ready: Reached, name: str, home: Path, clock: Clock) -> Workspace:
    """Open a copy of one of its desks."""
    shutil.copytree(ready.folder / name, home)
    clock.now = ready.now
    numbers = count(ready.next_id)
    opened = open_workspace(home, Role(name), practice=True)
    return replace(opened, clock=clock, new_id=lambda: f"{next(numbers):032x}")


def sealed_county(home: Path, clock: Clock) -> tuple[Workspace, str]:
    """Open a county that has sealed an inspection, and return it with the inspection."""
    ready = reached(enrolled=False, sealed=True)
    return copied(ready, "county", home, clock), ready.sealed
