"""What a run asks of the disk, recorded under FUSE."""

import base64
import ctypes.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from durability.crash_states import Call, Disk

PATIENCE = 20.0
SYSTEM = Path(__file__).with_name("recording_fs.py")


@dataclass
class Recording:
    """A disk before the run, and every call that changed it or made a change last."""

    mount: Path
    before: Disk = field(default_factory=lambda: Disk({}, {}))
    calls: list[Call] = field(default_factory=list)

    def mark(self, text: str) -> None:
        """Write down that the program has told its user something."""
        os.setxattr(self.mount, "user.mark", text.encode())


def why_not() -> str:
    """Return why nothing can be recorded on this computer, or nothing."""
    if sys.platform != "linux" or not Path("/dev/fuse").exists():
        return "there is no /dev/fuse here"
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return "/dev/fuse may not be opened here"
    if not ctypes.util.find_library("fuse3") or not shutil.which("fusermount3"):
        return "libfuse3 and fusermount3 are not installed"
    return ""


@contextmanager
def recorded(folder: Path) -> Iterator[Recording]:
    """Record what happens under `mount` in the block; `folder/disk` is what is there before."""
    disk, mount, log = folder / "disk", folder / "mount", folder / "calls.log"
    disk.mkdir(exist_ok=True)
    mount.mkdir()
    recording = Recording(mount, _disk(disk))
    command = [sys.executable, str(SYSTEM), str(disk), str(mount), str(log)]
    with subprocess.Popen(command) as system:
        try:
            _wait_for(mount, system)
            yield recording
        finally:
            subprocess.run(["fusermount3", "-u", "-z", str(mount)], check=False)
            system.wait(PATIENCE)
    with log.open() as lines:
        recording.calls += [_call(line) for line in lines]


def _wait_for(mount: Path, system: subprocess.Popen[bytes]) -> None:
    latest = time.monotonic() + PATIENCE
    while not mount.is_mount():
        assert system.poll() is None, "the recording file system did not start"
        assert time.monotonic() < latest, "the recording file system was not mounted"
        time.sleep(0.01)


def _disk(folder: Path) -> Disk:
    names: dict[str, int] = {}
    files: dict[int, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = "/" + path.relative_to(folder).as_posix()
        if path.is_file():
            names[name] = len(files) + 1  # as the file system counts them
            files[names[name]] = path.read_bytes()
        else:
            names[name] = 0
    return Disk(names, files)


def _call(line: str) -> Call:
    told = json.loads(line)
    data = base64.b64decode(told.pop("data", ""))
    return Call(**told, data=data)
