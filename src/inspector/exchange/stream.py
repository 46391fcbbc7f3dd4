"""Reading without input and output: a feed asks for bytes, a file or a decryptor gives them."""

from collections.abc import Generator
from typing import Generic, Protocol, TypeAlias, TypeVar

from inspector.exchange.verdicts import Refused, Verdict

T = TypeVar("T")

Feed: TypeAlias = Generator[int, bytes, T]
"""Yields how many bytes it wants next and is sent so many; fewer mean that no more will come."""


class Source(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes, fewer at the end alone."""


def take(size: int) -> Feed[bytes]:
    """Ask for exactly so many bytes.

    Raises:
        Refused: truncated.
    """
    data = yield size
    if len(data) < size:
        raise Refused(Verdict.TRUNCATED)
    return data


def expect(wanted: bytes) -> Feed[None]:
    """Ask for these very bytes.

    Raises:
        Refused: truncated or framing.
    """
    if (yield from take(len(wanted))) != wanted:
        raise Refused(Verdict.FRAMING)


def expect_end() -> Feed[None]:
    """Ask for nothing more.

    Raises:
        Refused: trailing data.
    """
    if (yield 1):
        raise Refused(Verdict.TRAILING_DATA)


def pull(feed: Feed[T], source: Source) -> T:
    """Serve a feed from a file and return its result."""
    try:
        wanted = next(feed)
        while True:
            wanted = feed.send(source.read(wanted))
    except StopIteration as stop:
        result: T = stop.value
        return result


class Push(Generic[T]):
    """Serves a feed from pieces of any size: the file object that a decryptor writes to.

    Attributes:
        failure: what the feed raised; a decryptor reports it as an error of its own.
    """

    def __init__(self, feed: Feed[T]) -> None:
        self.failure: BaseException | None = None
        self._feed = feed
        self._wanted = next(feed)
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Pass on what the feed is waiting for."""
        if self.failure is not None:  # a decryptor empties its buffer once more on its way out
            raise self.failure
        self._held += data
        try:
            while len(self._held) >= self._wanted:
                piece = bytes(self._held[: self._wanted])
                del self._held[: self._wanted]
                self._wanted = self._feed.send(piece)
        except BaseException as error:
            self.failure = error
            raise
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is held is held for the feed."""

    def finish(self) -> T:
        """Tell the feed that no more will come, and return its result."""
        try:
            while True:
                self._feed.send(bytes(self._held))
                self._held.clear()
        except StopIteration as stop:
            result: T = stop.value
            return result
