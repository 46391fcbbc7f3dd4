"""Steps of enrolment, sending and answering for tests."""

from pathlib import Path

from desks import ready_to_seal
from inspector.domain.inspection import InspectionState
from inspector.operations.enrol_device import (
    Asked,
    accept_enrolment,
    ask_for_enrolment,
    grant_enrolment,
)
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace

OFFICERS = ("示例丁", "示例戊")


def grant(county: Workspace, province: Workspace, asked: Asked, usb: Path) -> None:
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    accept_enrolment(county, granted.file, granted.fingerprint)


def enrol_again(county: Workspace, province: Workspace, usb: Path, *, as_new: bool = False) -> None:
    grant(county, province, ask_for_enrolment(county, usb / "again", as_new=as_new), usb)


def sealed_again(county: Workspace) -> str:
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    return inspection


def send(county: Workspace, province: Workspace, usb: Path) -> list[int]:
    written = export_package(county, usb).packages
    return [import_package(province, one.file).seq for one in written]


def answer(county: Workspace, province: Workspace, usb: Path) -> None:
    device = enrolment_state(county).device
    for one in write_receipts(province, usb):
        if one.device == device:
            import_package(county, one.file)


def cases(workspace: Workspace) -> dict[str, InspectionState]:
    with workspace.database.reading() as stored:
        return {one.id: one.state for one in stored.inspections.summaries()}
