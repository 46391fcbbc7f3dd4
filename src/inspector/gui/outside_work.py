"""Carries work that needs the workspace closed from a screen to the gate before the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from inspector.progress import Progress


@dataclass(frozen=True, slots=True)
class OutsideWork:
    """What is to be done while no workspace is open.

    Attributes:
        title: of the job.
        run: does it and returns the sentence with which the gate asks who it is again.
    """

    title: str
    run: Callable[[Progress], str]


class Outside(QObject):
    """Nobody listens where there is no gate, as in practice."""

    wished = Signal(object)
    """An `OutsideWork`; the window closes for it."""
