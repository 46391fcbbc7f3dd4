from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, staffed_county
from inspector.exchange.enrolment import EnrolmentFault, EnrolmentRefused
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.create_province import AlreadyCreatedError, create_province
from inspector.operations.enrol_device import (
    EnrolmentFileError,
    accept_enrolment,
    ask_for_enrolment,
    grant_enrolment,
    requested_device,
)
from inspector.operations.export_package import NothingToExportError, export_package
from inspector.operations.identity import NotEnrolledError
from inspector.operations.workspace import Workspace

OFFICERS = ("示例丁", "示例戊")


def contents(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file() and "sqlite3" not in one.name)
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def test_a_province_is_set_up_once(province: Workspace) -> None:
    create_province(province)
    before = contents(province.home)
    with pytest.raises(AlreadyCreatedError, match="没有重新生成"):
        create_province(province)
    assert contents(province.home) == before


def test_the_request_tells_device_and_digits_for_the_telephone(
    county: Workspace, usb: Path
) -> None:
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    assert requested_device(asked.file) == (asked.device, asked.fingerprint)
    again = ask_for_enrolment(county, usb / "again.sxrequest")
    assert again.device == asked.device


def test_a_wrong_fingerprint_or_one_officer_enrols_nobody__k7(
    county: Workspace, province: Workspace, usb: Path
) -> None:
    create_province(province)
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    with pytest.raises(EnrolmentRefused) as wrong:
        grant_enrolment(province, asked.file, "0" * 30, OFFICERS, usb)
    assert wrong.value.fault is EnrolmentFault.WRONG_FINGERPRINT
    with pytest.raises(EnrolmentRefused) as alone:
        grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS[:1], usb)
    assert alone.value.fault is EnrolmentFault.ONE_OFFICER
    assert not list(usb.glob("*.sxgrant"))


def test_a_real_province_enrols_no_practice_laptop__n5(
    county: Workspace, province: Workspace, usb: Path
) -> None:
    create_province(province)
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    with pytest.raises(EnrolmentFileError, match="演练"):
        grant_enrolment(
            replace(province, practice=False), asked.file, asked.fingerprint, OFFICERS, usb
        )


def test_only_the_province_grants(county: Workspace, usb: Path) -> None:
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    with pytest.raises(NotEnrolledError, match="province init"):
        grant_enrolment(county, asked.file, asked.fingerprint, OFFICERS, usb)


def test_a_grant_is_taken_in_only_by_the_laptop_it_is_for(
    county: Workspace, province: Workspace, usb: Path, tmp_path: Path, clock: Clock
) -> None:
    trust = create_province(province)
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    other = staffed_county(tmp_path / "other", clock)
    with pytest.raises(EnrolmentFileError, match="不是本机"):
        accept_enrolment(other, granted.file, trust.fingerprint)
    other.database.close()
    with pytest.raises(Refused) as refused:
        accept_enrolment(county, granted.file, "1" * 30)
    assert refused.value.verdict is Verdict.UNTRUSTED_KEY
    with pytest.raises(NotEnrolledError, match="还没有登记"):
        export_package(county, usb)
    accept_enrolment(county, granted.file, trust.fingerprint)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"grant":"x"}', b"\xff"])
def test_a_file_that_is_no_grant_is_told(county: Workspace, usb: Path, data: bytes) -> None:
    file = usb / "x.sxgrant"
    file.write_bytes(data)
    with pytest.raises(EnrolmentFileError, match="不是省厅返回的授权文件"):
        accept_enrolment(county, file, "0" * 30)


def test_files_that_cannot_be_read_or_are_huge_are_told(county: Workspace, usb: Path) -> None:
    with pytest.raises(EnrolmentFileError, match="打不开"):
        accept_enrolment(county, usb / "none.sxgrant", "0")
    huge = usb / "huge.sxgrant"
    huge.write_bytes(b"x" * 1_000_001)
    with pytest.raises(EnrolmentFileError, match="太大"):
        accept_enrolment(county, huge, "0")


def test_without_a_key_nothing_is_asked_for_or_exported(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    without = replace(enrolled, signer=None)
    with pytest.raises(EnrolmentFileError, match="签名密钥"):
        ask_for_enrolment(without, usb / "ask.sxrequest")
    with pytest.raises(NothingToExportError, match="签名密钥丢失"):
        export_package(without, usb)


def test_a_request_of_before_the_grant_grants_nothing_again(
    county: Workspace, province: Workspace, usb: Path
) -> None:
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    trust = create_province(province)
    granted = grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    accept_enrolment(county, granted.file, trust.fingerprint)
    with pytest.raises(EnrolmentRefused) as refused:
        grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    assert refused.value.fault is EnrolmentFault.KEY_IN_USE
