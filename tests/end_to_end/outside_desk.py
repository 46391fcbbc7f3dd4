"""The program as a process of its own on a screen of its own, for an outside program to drive."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from end_to_end.accessible import Outsider

_SCREEN = ("-screen", "0", "1400x900x24", "-nolisten", "tcp")


@contextmanager
def screen() -> Iterator[str]:
    """Start an X server without a monitor; gives the name of its display."""
    told, telling = os.pipe()
    command = ["Xvfb", "-displayfd", str(telling), *_SCREEN]
    with os.fdopen(told, encoding="ascii") as line, _started(command, os.environ, telling):
        os.close(telling)
        yield f":{line.readline().strip()}"


@contextmanager
def session_bus(display: str) -> Iterator[str]:
    """Start a session's D-Bus, which starts the bus of screen readers when asked; its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address"]
    with _started(command, os.environ | {"DISPLAY": display}) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()


@contextmanager
def program(home: Path) -> Iterator[Outsider]:
    """Start the program over a practice workspace, and somebody outside who looks at it."""
    with ExitStack() as stack:
        display = stack.enter_context(screen())
        bus = stack.enter_context(session_bus(display))
        surroundings = os.environ | {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        command = [sys.executable, "-m", "inspector", "--practice", "--home", str(home)]
        stack.enter_context(_started(command, surroundings))
        outsider = Outsider(bus)
        stack.callback(outsider.close)
        outsider.meet("养老检查")
        yield outsider


@contextmanager
def _started(
    command: list[str], surroundings: Mapping[str, str], *kept: int
) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command,
        env=surroundings,
        pass_fds=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
