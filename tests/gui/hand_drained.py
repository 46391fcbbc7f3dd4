"""An executor that a test drains by hand."""

from collections.abc import Callable


class HandDrainedExecutor:
    """Keeps work until a test runs it, on the test's own thread."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []
        self.waited = 0

    def submit(self, work: Callable[[], None]) -> None:
        self.work.append(work)

    def wait(self) -> None:
        self.waited += 1

    def drain(self) -> None:
        while self.work:
            self.work.pop(0)()
