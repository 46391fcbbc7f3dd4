"""How a computer stands with the province."""

from datetime import date
from pathlib import Path

from inspector.operations.enrol_device import ask_for_enrolment
from inspector.operations.enrolment_state import EnrolmentState, enrolment_state
from inspector.operations.workspace import Workspace


def test_a_new_computer_has_no_name_until_it_asks(county: Workspace, usb: Path) -> None:
    assert enrolment_state(county) == EnrolmentState("")
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    assert enrolment_state(county) == EnrolmentState(asked.device)


def test_a_grant_is_told_with_its_last_day(enrolled: Workspace) -> None:
    state = enrolment_state(enrolled)
    assert state.device.startswith("149901-")
    assert state.until == date(2028, 11, 22)
    assert len(state.fingerprint.replace(" ", "")) >= 30
