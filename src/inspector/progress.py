"""How long work reports its progress and learns that it was cancelled."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, float], None]
"""Called between steps with a Chinese phrase and the fraction done, 0 to 1; may raise Cancelled."""


class Cancelled(Exception):  # noqa: N818 - a request of the user, not an error
    """The user asked to stop; nothing was changed."""


def unreported(step: str, fraction: float) -> None:
    """Take progress that nobody wants to see."""
    del step, fraction
