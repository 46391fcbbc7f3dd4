"""A county with a draft and a sealed inspection, and the province it sends to, on the disk."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desks import Clock, desk, enrol, ready_to_seal, staffed_county, started
from durability.scenes import HOME, at
from inspector.operations.export_package import export_package
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Role


@dataclass(frozen=True)
class Desks:
    """Folders of closed workspaces, the id of a draft, and a package that is not imported yet."""

    county: Path
    province: Path
    draft: str
    package: Path


@pytest.fixture(scope="session")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Desks:
    folder = tmp_path_factory.mktemp("desks")
    clock = Clock()
    usb = folder / "usb"
    usb.mkdir()
    county = staffed_county(folder / "county", clock)
    province = desk(folder / "province", Role.PROVINCE, clock)
    enrol(county, province, usb)
    seal_inspection(county, ready_to_seal(county))
    draft = started(county, "T3")
    for workspace in (county, province):
        workspace.database.close()
    shutil.copytree(county.home, folder / "sender" / HOME)
    with at(folder / "sender", Role.COUNTY) as sender:
        package = export_package(sender, usb).packages[0].file
    return Desks(county.home, province.home, draft, package)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: states of a disk are made and thrown away there."""
    quick = Path("/dev/shm")  # noqa: S108 - mkdtemp names a folder nobody else has
    folder = Path(tempfile.mkdtemp(dir=quick if quick.is_dir() else tmp_path))
    yield folder
    shutil.rmtree(folder)
