import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, desk, ready_to_seal, staffed_county
from inspector.operations.bundle_evidence import EvidenceBundle, bundle_evidence
from inspector.operations.issue_document import issue_document
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Role, Workspace
from operations.bundles import Office, order
from operations.vaulted import cheap_vaults, enrol_real, real_county, real_province
from ready_desks import Reached, copied, reached


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ready(request: pytest.FixtureRequest) -> Reached:
    """How far the desks of this test have got, by the fixtures that it names."""
    wanted = request.fixturenames
    return reached(enrolled="enrolled" in wanted, sealed="sealed" in wanted)


@pytest.fixture
def county(ready: Reached, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = copied(ready, "county", tmp_path / "county", clock)
    yield workspace
    workspace.database.close()


@pytest.fixture
def province(
    ready: Reached, request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> Iterator[Workspace]:
    home = tmp_path / "province"
    if "enrolled" in request.fixturenames:
        workspace = copied(ready, "province", home, clock)
    else:
        workspace = desk(home, Role.PROVINCE, clock)
    yield workspace
    workspace.database.close()


@pytest.fixture
def usb(ready: Reached, tmp_path: Path) -> Path:
    return shutil.copytree(ready.folder / "usb", tmp_path / "usb")


@pytest.fixture
def enrolled(county: Workspace, province: Workspace) -> Workspace:
    return county


@pytest.fixture
def sealed(county: Workspace, ready: Reached) -> str:
    return ready.sealed


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Shared by the tests that change neither its data nor its bundle."""
    county = staffed_county(tmp_path_factory.mktemp("county") / "home", Clock())
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    issue_document(county, inspection, "F03")
    target = tmp_path_factory.mktemp("made")
    yield Office(county, inspection, bundle_evidence(county, order(inspection), target))
    county.database.close()


@pytest.fixture
def bundle(office: Office, tmp_path: Path) -> EvidenceBundle:
    """The office's bundle in a folder of this test's own."""
    folder, archive = tmp_path / office.made.folder.name, tmp_path / office.made.archive.name
    shutil.copytree(office.made.folder, folder)
    shutil.copy(office.made.archive, archive)
    return replace(office.made, folder=folder, archive=archive)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_vaults(monkeypatch)


@pytest.fixture
def real(cheap: None, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    county = real_county(tmp_path / "laptop", clock)
    yield county
    county.database.close()


@pytest.fixture
def real_desks(real: Workspace, tmp_path: Path, clock: Clock, usb: Path) -> Iterator[Workspace]:
    province = real_province(tmp_path / "desk", clock)
    enrol_real(real, province, usb)
    yield province
    province.database.close()
