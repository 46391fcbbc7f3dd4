import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, desk, enrol, ready_to_seal, staffed_county
from inspector.operations.bundle_evidence import EvidenceBundle, bundle_evidence
from inspector.operations.issue_document import issue_document
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Role, Workspace
from operations.bundles import Office, order
from operations.vaulted import cheap_vaults, enrol_real, real_county, real_province


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
