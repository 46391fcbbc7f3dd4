"""What a document would say and what it asks, and how one takes the place of another."""

from dataclasses import replace

import pytest

from desks import ready_to_seal, started
from inspector.documents.code_reading import codes_on_pages
from inspector.documents.printed_text import printed_text
from inspector.domain.procedure import Step
from inspector.errors import UserError
from inspector.operations.correct_inspection import start_correction
from inspector.operations.issue_document import details_of, issuable_kinds, issue_document
from inspector.operations.list_documents import list_documents
from inspector.operations.papers.asked import Form, all_asked
from inspector.operations.papers.paper import NoDetails, NotIssuableError
from inspector.operations.papers.referral import NothingToReferError, ReferralDetails
from inspector.operations.preview_document import preview_document, questions_of
from inspector.operations.record_step import record_step
from inspector.operations.replace_document import replace_document
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.standing_record import RecordNotStandingError
from inspector.operations.void_document import NotVoidableError
from inspector.operations.workspace import Workspace
from inspector.storage.documents import DocumentState
from operations.papers_at_hand import APPROVAL, ASKED, issued


def test_a_preview_bears_the_next_number_and_is_kept_nowhere(
    county: Workspace, sealed: str
) -> None:
    issued(county, sealed, "F05")
    pdf = preview_document(county, sealed, "F05")
    assert "云岭民责改〔2026〕2号" in printed_text(pdf)
    assert set(codes_on_pages(pdf)) == {()}
    assert [one.serial for one in list_documents(county)] == [1]


def test_what_a_paper_asks_has_a_name_that_a_person_reads(county: Workspace) -> None:
    inspection = started(county, "T1")
    labels = [one.asked.label for one in questions_of(county, inspection, "F01")]
    assert labels[:2] == ["任务来源", "拟检查时间"]
    assert questions_of(county, inspection, "CHECKLIST") == ()
    for code in issuable_kinds():
        for one in all_asked(details_of(code)):
            assert one.label
            assert one.label.isprintable()
    with pytest.raises(NotIssuableError, match="任务来源、拟检查时间、是否提前通知"):
        preview_document(county, inspection, "F01")
    blank = replace(APPROVAL, origin="  ")
    with pytest.raises(NotIssuableError, match="还要填写：任务来源。"):
        preview_document(county, inspection, "F01", details=blank)
    text = printed_text(preview_document(county, inspection, "F01", details=ASKED["F01"]))
    assert "年度计划" in text
    with pytest.raises(NotIssuableError, match="还没有封存"):
        questions_of(county, inspection, "F10")
    with pytest.raises(NotIssuableError, match="没有代号"):
        questions_of(county, inspection, "F99")


def test_departments_and_criteria_are_there_to_choose(county: Workspace, sealed: str) -> None:
    department, *_ = questions_of(county, sealed, "F10")
    assert department.asked.form is Form.CHOICE
    assert len(department.choices) > 0
    assert list(department.choices) == list(department.choices.values())
    _, criteria, _ = questions_of(county, sealed, "F11")
    assert criteria.choices == {"T3": county.policy.checklists["T3"].title}
    chosen = ReferralDetails(department=next(iter(department.choices)))
    text = printed_text(preview_document(county, sealed, "F10", details=chosen))
    assert chosen.department in text


def test_nothing_to_refer_is_told_before_anything_is_asked(county: Workspace) -> None:
    inspection = ready_to_seal(county, failed=())
    seal_inspection(county, inspection)
    with pytest.raises(NothingToReferError):
        questions_of(county, inspection, "F10")


def test_a_document_takes_the_place_of_another(county: Workspace, sealed: str) -> None:
    first = issued(county, sealed, "F05")
    with pytest.raises(NotVoidableError):
        replace_document(county, first.id, " ")
    second = replace_document(county, first.id, "联系电话有误").document
    old, new = list_documents(county)
    assert (old.state, new.state) == (DocumentState.VOIDED, DocumentState.ISSUED)
    assert (old.reason, new.id) == ("联系电话有误", second.id)
    assert second.serial == 2


def test_a_document_that_nothing_can_replace_stands(county: Workspace, sealed: str) -> None:
    first = issued(county, sealed, "F05")
    draft = start_correction(county, sealed, "床位数写错").inspection_id
    record_step(county, draft, Step.READ_BACK)
    record_step(county, draft, Step.SIGNED, "示例丙签字")
    seal_inspection(county, draft)
    with pytest.raises(RecordNotStandingError):
        replace_document(county, first.id, "联系电话有误")
    assert [one.state for one in list_documents(county)] == [DocumentState.ISSUED]
    interview = issued(county, draft, "F04")
    with pytest.raises(UserError, match="还要填写"):
        replace_document(county, interview.id, "写错")
    again = replace_document(county, interview.id, "写错", details=ASKED["F04"])
    assert again.document.kind == "F04"
    assert details_of("F05") is NoDetails
    issue_document(county, draft, "F05")
