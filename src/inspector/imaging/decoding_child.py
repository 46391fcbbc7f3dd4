"""Keeps decoding children at hand: one for each thread that asks, reused, replaced when dead."""

import atexit
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from inspector.imaging import limits
from inspector.imaging.conversation import CHILD_ARGUMENT, Reply, Request, Task
from inspector.imaging.facts import PhotoFacts
from inspector.imaging.refusal import NotAPhotoError, Refusal

_SOURCE: Final = Path(__file__).resolve().parents[2]
_KEPT: Final = 2
# glibc hands each picture's memory back and asks for it again; kept, it need not be cleared anew.
_MEMORY_KEPT: Final = {
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
}
_LINE_BYTES: Final = 65_536
_PATIENCE: Final = 5
_UNNAMED: Final = "照片"


@dataclass(frozen=True, slots=True)
class Looked:
    """Facts about a picture, and the JPEG copies that were asked for."""

    facts: PhotoFacts
    pictures: tuple[bytes, ...]


class _DeadError(Exception):
    """The child ended, or said what no child says."""


class _Child:
    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no argument from outside
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_MEMORY_KEPT, "PYTHONPATH": str(_SOURCE)},
            creationflags=_no_console(),
        )

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Request, sent: bytes) -> tuple[Reply, tuple[bytes, ...]]:
        try:
            return self._asked(request, sent)
        except (OSError, msgspec.DecodeError) as error:
            raise _DeadError from error

    def end(self) -> None:
        """Close its input, upon which it goes; make it go if it does not."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _asked(self, request: Request, sent: bytes) -> tuple[Reply, tuple[bytes, ...]]:
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            raise _DeadError
        asked.write(msgspec.json.encode(request) + b"\n")
        asked.write(sent)
        asked.flush()
        reply = msgspec.json.decode(answered.readline(_LINE_BYTES), type=Reply)
        if min(reply.sizes, default=0) < 0 or sum(reply.sizes) > limits.REPLY_BYTES:
            raise _DeadError
        pictures = tuple(answered.read(size) for size in reply.sizes)
        if tuple(map(len, pictures)) != reply.sizes:
            raise _DeadError
        return reply, pictures


_idle: Final[list[_Child]] = []  # append and pop are atomic: each thread holds its own child


def look_at(picture: Path | bytes, task: Task) -> Looked:
    """Let a child decode the file, or bytes that lie in no plain file.

    Raises:
        NotAPhotoError: it is refused, took too long, or broke the decoder.
    """
    name, request, sent = _request_for(picture, task)
    child = _living_child()
    try:
        reply, pictures = child.ask(request, sent)
    except _DeadError as error:
        child.end()
        raise NotAPhotoError(name, Refusal.TOO_DEMANDING) from error
    except BaseException:
        child.end()  # an interrupted conversation cannot be taken up again
        raise
    if len(_idle) < _KEPT:
        _idle.append(child)
    else:
        child.end()
    if reply.facts is None:
        raise NotAPhotoError(name, reply.refused or Refusal.DAMAGED)
    return Looked(reply.facts, pictures)


def _request_for(picture: Path | bytes, task: Task) -> tuple[str, Request, bytes]:
    if isinstance(picture, Path):
        return picture.name, Request(task, str(picture.absolute())), b""
    return _UNNAMED, Request(task, size=len(picture)), picture


def end_children() -> None:
    """Let every idle child go; the next picture starts a new one."""
    while _idle:
        _idle.pop().end()


atexit.register(end_children)


def _living_child() -> _Child:
    while _idle:
        child = _idle.pop()
        if child.lives:
            return child
        child.end()
    return _Child()


def _no_console() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # -P keeps the current folder, which may be a stick, out of the search for modules.
    return [sys.executable, "-P", "-m", "inspector.imaging.child"]
