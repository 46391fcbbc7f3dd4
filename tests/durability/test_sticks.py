"""Real sticks: packages and receipts on exFAT and FAT32, under names that are legal there."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from durability.conftest import Desks
from durability.scenes import HOME, at
from inspector.exchange.limits import MAX_PACKAGE, MIB
from inspector.exchange.verdicts import ExportFault, ExportStopped, Verdict
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.look_at_package import look_at_package
from inspector.operations.workspace import Role

Stick = Callable[[Path, Path], AbstractContextManager[None]]
SIZE, PIECE = 36 * MIB, 64 * 1024
LARGEST_ON_FAT32 = 2**32 - 1
ILLEGAL = re.compile(r'[\x00-\x1f"*/:<>?\\|]|[. ]$')
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
TOOLS = {
    "exFAT": ("mkfs.exfat", "mount.exfat-fuse", "losetup", "fusermount3"),
    "FAT32": ("mkfs.vfat", "fusefat", "fusermount3"),
}


def why_not(kind: str) -> str:
    missing = [tool for tool in TOOLS[kind] if not shutil.which(tool)]
    if missing:
        return f"not installed: {', '.join(missing)}"
    if kind == "exFAT" and os.geteuid():
        return "only root may make a loop device"
    return "" if os.access("/dev/fuse", os.W_OK) else "there is no /dev/fuse here"


@contextmanager
def exfat(image: Path, mount: Path) -> Iterator[None]:
    run("mkfs.exfat", str(image))
    device = run("losetup", "-f", "--show", str(image))
    try:
        run("mount.exfat-fuse", device, str(mount))
        try:
            yield
        finally:
            run("fusermount3", "-u", str(mount))
    finally:
        run("losetup", "-d", device)


@contextmanager
def fat32(image: Path, mount: Path) -> Iterator[None]:
    run("mkfs.vfat", "-F", "32", str(image))
    run("fusefat", "-o", "rw+", str(image), str(mount))
    try:
        yield
    finally:
        run("fusermount3", "-u", str(mount))


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


STICKS = [
    pytest.param(
        make, marks=pytest.mark.skipif(bool(why_not(kind)), reason=why_not(kind) or "-"), id=kind
    )
    for kind, make in (("exFAT", exfat), ("FAT32", fat32))
]


@pytest.mark.parametrize("stick", STICKS)
def test_the_whole_way_there_and_back_leads_over_a_stick(
    stick: Stick, desks: Desks, tmp_path: Path
) -> None:
    image, mount = tmp_path / "image", tmp_path / "stick"
    mount.mkdir()
    with image.open("wb") as file:
        file.truncate(SIZE)
    for home, name in ((desks.county, "county"), (desks.province, "province")):
        shutil.copytree(home, tmp_path / name / HOME)
    with (
        at(tmp_path / "county", Role.COUNTY) as county,
        at(tmp_path / "province", Role.PROVINCE) as province,
        stick(image, mount),
    ):
        for plain in (True, False):
            (package,) = export_package(county, mount, plain=plain).packages
            assert look_at_package(province, package.file).manifest.seq == 1
            again = export_package(county, mount, plain=plain).packages[0]
            assert again.file == package.file
        assert import_package(province, package.file).verdict is Verdict.IMPORTED
        (receipt,) = write_receipts(province, mount)
        assert import_package(county, receipt.file).verdict is Verdict.IMPORTED
        names = [path.name for path in mount.iterdir()]
        assert len(names) == 3
        assert not [name for name in names if ILLEGAL.search(name) or RESERVED.match(name)]


# On FAT32 the driver that needs no kernel tells neither its room nor that there is none.
@pytest.mark.parametrize("stick", STICKS[:1])
def test_a_full_stick_is_told_and_holds_no_half_package(
    stick: Stick, desks: Desks, tmp_path: Path
) -> None:
    image, mount = tmp_path / "image", tmp_path / "stick"
    mount.mkdir()
    with image.open("wb") as file:
        file.truncate(SIZE)
    shutil.copytree(desks.county, tmp_path / HOME)
    with at(tmp_path, Role.COUNTY) as county, stick(image, mount):
        fill(mount / "others.bin")
        with pytest.raises(ExportStopped) as caught:
            export_package(county, mount)
        assert caught.value.fault is ExportFault.NO_SPACE
        assert [path.name for path in mount.iterdir()] == ["others.bin"]


def fill(path: Path) -> None:
    """Leave room for a small piece, which is less than a package needs."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(PIECE)) == PIECE:
            pass
    os.truncate(path, max(0, path.stat().st_size - PIECE))


def test_no_package_is_larger_than_a_file_may_be_on_fat32() -> None:
    assert MAX_PACKAGE == 2 * 1024 * MIB < LARGEST_ON_FAT32
