"""What was done, with what takes it back."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector.operations.changes import Changed

TakeBack = Callable[[], Changed]


@dataclass(frozen=True, slots=True)
class Step:
    """How a step is taken back, and the item it was about, or nothing."""

    take_back: TakeBack
    item: str = ""


class Undo:
    """Steps back, the last one first; another inspection starts with none."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def remember(self, take_back: TakeBack, item: str = "") -> None:
        """Keep what takes the step back that was just done."""
        self._steps.append(Step(take_back, item))

    def last(self) -> Step | None:
        """Return and forget the last step."""
        return self._steps.pop() if self._steps else None

    def forget(self) -> None:
        """Forget everything."""
        self._steps.clear()
