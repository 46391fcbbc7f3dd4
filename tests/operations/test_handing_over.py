"""One holder a case at a time: the province hands a case over, as a record (H13)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, staffed_county
from inspector.domain.inspection import InspectionState
from inspector.operations.case_holder import HandedOverError
from inspector.operations.correct_inspection import start_correction
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.exchange_state import exchange_state
from inspector.operations.hand_over_case import CannotHandOverError, hand_over_case
from inspector.operations.identity import NotEnrolledError
from inspector.operations.issue_document import issue_document
from inspector.operations.messages.case_handed_over import MESSAGE, HandedOver
from inspector.operations.messages.inspection_returned import ReturnReason
from inspector.operations.return_inspection import return_inspection, return_of
from inspector.operations.revoke_grant import revoke_grant
from inspector.operations.workspace import Workspace
from operations.enrolling import answer, cases, enrol_again, send

WHY = ("示例庚", "示例甲调离，由第二台电脑接着办")


@pytest.fixture
def second(
    enrolled: Workspace, province: Workspace, usb: Path, tmp_path: Path, clock: Clock
) -> Iterator[Workspace]:
    other = staffed_county(tmp_path / "second", clock)
    other = replace(other, new_id=iter([f"{n:032x}" for n in range(10**6, 10**6 + 999)]).__next__)
    enrol_again(other, province, usb)
    yield other
    other.database.close()


@pytest.fixture
def case(enrolled: Workspace, province: Workspace, sealed: str, usb: Path) -> str:
    issue_document(enrolled, sealed, "F05")
    send(enrolled, province, usb)
    return sealed


def name(workspace: Workspace) -> str:
    return enrolment_state(workspace).device


def test_a_case_is_handed_over_with_photos_and_papers_and_held_by_one__h13(
    enrolled: Workspace, second: Workspace, province: Workspace, case: str, usb: Path
) -> None:
    hand_over_case(province, case, name(second), *WHY)
    answer(enrolled, province, usb)
    answer(second, province, usb)
    with pytest.raises(HandedOverError, match="只能查看"):
        start_correction(enrolled, case, "写错")
    with pytest.raises(HandedOverError):
        issue_document(enrolled, case, "F03")
    assert exchange_state(enrolled).cases[0].holder == name(second)
    assert cases(second) == {case: InspectionState.RECEIVED}
    with second.database.reading() as stored:
        inspection = stored.inspections.get(case)
        assert [one.kind for one in stored.documents.of_inspection(case)] == ["F05"]
        hashes = {one.photo.sha256 for one in inspection.attachments}
    assert hashes
    assert not second.files.missing(hashes)
    assert start_correction(second, case, "补充").inspection_id
    return_inspection(province, case, "示例庚", [ReturnReason("", "请补照片")])
    answer(second, province, usb)
    answer(enrolled, province, usb)
    assert return_of(second, case) is not None
    assert return_of(enrolled, case) is None


def test_a_case_comes_back_and_a_new_name_still_holds_it(
    enrolled: Workspace, second: Workspace, province: Workspace, case: str, usb: Path
) -> None:
    first = name(enrolled)
    hand_over_case(province, case, name(second), *WHY)
    hand_over_case(province, case, first, *WHY)
    answer(enrolled, province, usb)
    answer(second, province, usb)
    with pytest.raises(HandedOverError):
        start_correction(second, case, "写错")
    enrol_again(enrolled, province, usb, as_new=True)
    assert exchange_state(enrolled).cases[0].holder == ""
    assert start_correction(enrolled, case, "写错").inspection_id


def test_a_case_of_a_lost_laptop_goes_on_elsewhere(
    enrolled: Workspace, second: Workspace, province: Workspace, case: str, usb: Path
) -> None:
    revoke_grant(province, name(enrolled), "lost")
    hand_over_case(province, case, name(second), *WHY)
    answer(second, province, usb)
    assert cases(second) == {case: InspectionState.RECEIVED}


def test_a_case_goes_to_no_laptop_that_cannot_hold_it(
    enrolled: Workspace, second: Workspace, province: Workspace, case: str, usb: Path
) -> None:
    for where, words in ((name(enrolled), "不用移交"), ("149901-nobody", "没有登记")):
        with pytest.raises(CannotHandOverError, match=words):
            hand_over_case(province, case, where, *WHY)
    with pytest.raises(CannotHandOverError, match="理由"):
        hand_over_case(province, case, name(second), "示例庚", " ")
    with pytest.raises(CannotHandOverError, match="没有找到"):
        hand_over_case(province, "0" * 32, name(second), *WHY)
    with pytest.raises(NotEnrolledError):
        hand_over_case(enrolled, case, name(second), *WHY)
    other = "inspector.operations.hand_over_case.newest_grants"
    with pytest.MonkeyPatch.context() as patch:
        from inspector.operations.trust_file import newest_grants

        def elsewhere(stored: object, trust: object) -> object:
            from msgspec.structs import replace as changed

            known = newest_grants(stored, trust)
            return known | {name(second): changed(known[name(second)], county="149902")}

        patch.setattr(other, elsewhere)
        with pytest.raises(CannotHandOverError, match="同一个县"):
            hand_over_case(province, case, name(second), *WHY)


def test_a_hand_over_comes_back_as_it_went() -> None:
    handed = HandedOver("0" * 32, 1, "a", "b", *WHY)
    assert MESSAGE.decode(MESSAGE.encode(handed)) == handed
