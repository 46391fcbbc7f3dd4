"""Counts wrong passphrases: five are free, then each waits longer than the one before.

How long somebody waited is told by the clock that counts from the start of the computer and that
nobody can set. What it shows since the last try, or since the start where the computer was started
anew, is never more than the time that really passed; so neither a clock set forward or back nor a
restart shortens a delay. The price: the time while a computer was off does not count, therefore no
delay is longer than an hour.

A try is counted before it is looked at, so that pulling the plug saves none. Whoever can write to
the disk can put the count back; against a stolen disk the cost of every guess stands instead.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from inspector.errors import UserError
from inspector.storage.atomic_file import write_atomically

FREE_TRIES: Final = 5
FIRST_DELAY: Final = 120.0
LONGEST_DELAY: Final = 3600.0
_MOST_DOUBLINGS: Final = 10


class TooManyTriesError(UserError):
    """The next try has to wait.

    Attributes:
        seconds: until then.
    """

    def __init__(self, seconds: float) -> None:
        minutes = int(-(-seconds // 60))
        super().__init__(
            f"口令连续输错，{minutes} 分钟后才能再试。忘记口令时，请用“找回口令”向省厅申请恢复。"
        )
        self.seconds = seconds


class _Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    failed: int
    at: float


class Tries:
    """Tries by slot, in a file beside the vault."""

    def __init__(self, file: Path, monotonic: Callable[[], float]) -> None:
        self._file = file
        self._monotonic = monotonic

    def begin(self, slot: str) -> None:
        """Count a try before it is made.

        Raises:
            TooManyTriesError: it is too early; this is not counted.
            StorageError: it could not be counted, and must not be made.
        """
        counts = self._read()
        now = self._monotonic()
        known = counts.get(slot, _Count(0, now))
        passed = now - known.at if now >= known.at else now
        left = delay_after(known.failed) - passed
        if left > 0:
            raise TooManyTriesError(left)
        self._write({**counts, slot: _Count(known.failed + 1, now)})

    def succeed(self, slot: str) -> None:
        """Forget the wrong tries of the slot."""
        counts = self._read()
        if counts.pop(slot, None) is not None:
            self._write(counts)

    def _read(self) -> dict[str, _Count]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, _Count])
        except (OSError, msgspec.DecodeError):
            return {}

    def _write(self, counts: dict[str, _Count]) -> None:
        write_atomically(self._file, msgspec.json.encode(counts), mode=0o600)


def delay_after(failed: int) -> float:
    """Return the seconds to wait after so many wrong tries in a row."""
    if failed < FREE_TRIES:
        return 0.0
    doubled = FIRST_DELAY * (1 << min(failed - FREE_TRIES, _MOST_DOUBLINGS))
    return min(doubled, LONGEST_DELAY)
