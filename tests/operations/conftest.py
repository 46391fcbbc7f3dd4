from collections.abc import Iterator
from pathlib import Path

import pytest

from desks import Clock, desk, enrol, ready_to_seal, staffed_county
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Role, Workspace


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def county(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = staffed_county(tmp_path / "county", clock)
    yield workspace
    workspace.database.close()


@pytest.fixture
def province(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = desk(tmp_path / "province", Role.PROVINCE, clock)
    yield workspace
    workspace.database.close()


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def enrolled(county: Workspace, province: Workspace, usb: Path) -> Workspace:
    enrol(county, province, usb)
    return county


@pytest.fixture
def sealed(county: Workspace) -> str:
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    return inspection
