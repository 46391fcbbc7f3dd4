"""Disks that are full, broken, write-protected or lying, while packages are written and taken in.

`INSPECTOR_FAULTS=all pytest tests/durability/test_failing_disks.py` tries every fault at many
places; without it each command meets a few.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from durability.conftest import Desks
from durability.scenes import at, imported
from inspector.exchange.verdicts import ExportFault, Verdict
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.look_at_package import look_at_package
from inspector.operations.workspace import Role

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

NAME = "149901-00000001-000001.sxsync"
RENAME = "rename,renameat,renameat2"

EXPORTS = {
    "write:error=ENOSPC:when=4+": ExportFault.NO_SPACE,
    "write:retval=100:when=4": ExportFault.READ_BACK,
    "fsync:error=EIO": ExportFault.MEDIUM,
    f"{RENAME}:error=EROFS": ExportFault.MEDIUM,
    "write:signal=KILL:when=4": None,
    "write:error=EIO:when=2": ExportFault.MEDIUM,
    "openat:error=EROFS": ExportFault.MEDIUM,
    "fsync:signal=KILL": None,
    f"{RENAME}:signal=KILL": None,
}
IMPORTS = [
    "write:error=ENOSPC:when=1",
    "pwrite64:error=ENOSPC:when=8..12",
    "fsync:error=EIO:when=3",
    f"{RENAME}:signal=KILL:when=2",
    *(f"write:error=EIO:when={place}" for place in (1, 2, 3)),
    *(
        f"pwrite64:error={error}:when={place}"
        for error in ("EIO", "EROFS")
        for place in (1, 20, 40)
    ),
    *(f"fsync:error=EIO:when={place}" for place in range(1, 9)),
    *(f"fdatasync:error=EIO:when={place}" for place in range(1, 5)),
    *(f"{RENAME}:error=EROFS:when={place}" for place in range(1, 4)),
    *(f"pwrite64:signal=KILL:when={place}" for place in range(1, 60, 5)),
    *(f"fsync:signal=KILL:when={place}" for place in range(1, 12)),
]
if os.environ.get("INSPECTOR_FAULTS") != "all":
    EXPORTS = dict(list(EXPORTS.items())[:4])
    IMPORTS = IMPORTS[:4]


@pytest.mark.parametrize("inject", EXPORTS)
def test_an_export_that_fails_says_why_and_leaves_nothing(
    inject: str, desks: Desks, tmp_path: Path
) -> None:
    shutil.copytree(desks.county, tmp_path / "home")
    usb = tmp_path / "usb"
    usb.mkdir()
    command = ("package", "export", "--plain", "--to", str(usb), "--home", str(tmp_path / "home"))
    failed = run(*command, inject=inject, on=usb / f".{NAME}.part")
    assert not (usb / NAME).exists()
    if fault := EXPORTS[inject]:
        assert said(failed).startswith(fault.sentence)
        assert not list(usb.iterdir())
    with at(tmp_path, Role.COUNTY) as workspace:
        (package,) = export_package(workspace, usb, plain=True).packages
        assert look_at_package(workspace, package.file).manifest.seq == 1
    assert list(usb.iterdir()) == [package.file]


@pytest.mark.parametrize("inject", IMPORTS)
def test_an_import_that_fails_is_made_or_not_and_can_be_repeated(
    inject: str, desks: Desks, tmp_path: Path
) -> None:
    shutil.copytree(desks.province, tmp_path / "home")
    command = ("package", "import", str(desks.package), "--home", str(tmp_path / "home"))
    failed = run(*command, inject=inject)
    if "KILL" not in inject and failed.returncode:
        assert said(failed)
    with at(tmp_path, Role.PROVINCE) as workspace:
        with workspace.database.reading() as stored:
            found = imported(stored, workspace.files)
        assert found or failed.returncode
        again = import_package(workspace, desks.package).verdict
        assert again is (Verdict.DUPLICATE if found else Verdict.IMPORTED)
        with workspace.database.reading() as stored:
            assert imported(stored, workspace.files)
    assert not list((tmp_path / "home" / "staging").iterdir())


def run(
    *arguments: str, inject: str = "", on: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command of the program; its system calls fail as strace is told."""
    command = [sys.executable, "-m", "inspector", "--json", *arguments]
    if inject:
        calls = inject.partition(":")[0]
        trace = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={calls}"]
        command = [*trace, *(["-P", str(on)] if on else []), "-e", f"inject={inject}", *command]
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    environment = os.environ | paths
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def said(failed: subprocess.CompletedProcess[str]) -> str:
    """Return the sentence for the user; nothing else is said."""
    assert failed.returncode == 1, failed.stderr
    assert "Traceback" not in failed.stderr
    sentence = json.loads(failed.stdout)["error"]
    assert isinstance(sentence, str)
    return sentence
