"""What a window is given before there is an open workspace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # SQLAlchemy and ciphers come with them: not before the first paint
    from inspector.gui.unlock.door import Door
    from inspector.operations.workspace import Workspace
    from inspector.progress import Progress


@dataclass(frozen=True, slots=True)
class Opening:
    """A workspace that opens by itself: one for practice.

    Attributes:
        home: folder of the workspace, which is perhaps not made yet.
        resources: folder with fonts and help.
        clock: gives the current moment, aware, in UTC.
        practice: whether practice was asked for; what the workspace is, it says itself.
        open: opens the workspace, on whatever thread.
    """

    home: Path
    resources: Path
    clock: Callable[[], datetime]
    practice: bool
    open: "Callable[[Progress], Workspace]"


@dataclass(frozen=True, slots=True)
class LockedOpening:
    """A workspace that asks first who it is.

    Attributes:
        home: as above.
        resources: as above.
        clock: as above.
        monotonic: seconds since the computer was started; nobody can set it.
        find_door: returns what asks and opens, on whatever thread.
    """

    home: Path
    resources: Path
    clock: Callable[[], datetime]
    monotonic: Callable[[], float]
    find_door: "Callable[[], Door]"
