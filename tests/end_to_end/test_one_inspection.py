"""One inspection through the real window: what was shown, and what is in both databases."""

from hashlib import sha256

import pytest

from desks import FIRST, SECOND
from documents.reading import squeezed, text_of
from end_to_end.journey import HOME, Journey
from end_to_end.visit_by_keys import PROBLEMS, SIGNATURE, STATEMENT
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.procedure import Step
from inspector.operations.list_documents import document_bytes, list_documents
from inspector.operations.workspace import Workspace


@pytest.fixture
def sealed(journey: Journey) -> Inspection:
    return only_inspection(journey.stage.county)


def only_inspection(workspace: Workspace) -> Inspection:
    with workspace.database.reading() as stored:
        (summary,) = stored.inspections.summaries()
        return stored.inspections.get(summary.id)


def test_the_first_screen_says_what_to_do_first(journey: Journey) -> None:
    assert "先导入机构名册" in journey.seen["first screen"]


def test_the_register_is_judged_row_by_row_before_it_is_taken(journey: Journey) -> None:
    seen = journey.seen["register"]
    assert "全部 17" in seen
    assert "可导入 11" in seen
    assert "待核对 5" in seen
    assert "不能导入 1" in seen
    assert "新增 11 家，更新 0 家，没有变化 0 家，没有导入 6 行" in journey.seen["register taken"]
    with journey.stage.county.database.reading() as stored:
        assert stored.institutions.count() == 11


def test_the_inspection_opens_at_its_first_item(journey: Journey) -> None:
    seen = journey.seen["first item"]
    assert f"{HOME} · 2026 年年度抽查" in seen
    assert "0 / 75 项" in seen
    assert journey.visit.answered[0] == "T1-A01"


def test_two_officers_inspect_by_the_lists_that_were_proposed(sealed: Inspection) -> None:
    assert [one.certificate_number for one in sealed.officers] == [FIRST, SECOND]
    assert sealed.checklists == ("T1", "T3")
    assert sealed.institution.name == HOME


def test_every_answer_is_on_the_screen_and_in_the_database(
    journey: Journey, sealed: Inspection
) -> None:
    assert "75 / 75 项" in journey.seen["all answered"]
    assert "认定：12 项达标" in journey.seen["all answered"]
    assert set(sealed.answers) == set(journey.visit.answered)


def test_every_problem_has_the_wording_that_was_chosen_and_a_place(sealed: Inspection) -> None:
    assert {one.item: one.place for one in sealed.findings} == PROBLEMS
    assert all(one.is_complete for one in sealed.findings)


def test_every_photo_is_kept_with_its_criterion(journey: Journey, sealed: Inspection) -> None:
    criteria = {item for item in journey.visit.answered if item.startswith("T3-")}
    assert {one.item for one in sealed.attachments} == criteria
    files = journey.stage.county.files
    assert all(files.verify(one.photo.sha256) for one in sealed.attachments)


def test_what_is_missing_of_the_procedure_is_listed_before_the_seal(journey: Journey) -> None:
    assert "还有 3 项没有完成" in journey.seen["steps missing"]
    assert "还没有签字" in journey.seen["steps missing"]
    assert "都齐了，可以封存" in journey.seen["nothing missing"]


def test_all_steps_of_the_procedure_are_recorded(sealed: Inspection) -> None:
    assert not sealed.procedure.missing
    assert sealed.procedure.note_of(Step.STATEMENT_TAKEN) == STATEMENT
    assert sealed.procedure.note_of(Step.SIGNED) == SIGNATURE


def test_the_seal_is_shown_and_holds(journey: Journey, sealed: Inspection) -> None:
    assert f"校验值 {sealed.sealed_sha256[:16]}…" in journey.seen["sealed"]
    with journey.stage.county.database.reading() as stored:
        (record,) = stored.records.of_inspection(sealed.id)
    assert sha256(record.record).hexdigest() == sealed.sealed_sha256


def test_the_order_is_numbered_shown_and_saved(journey: Journey, sealed: Inspection) -> None:
    county = journey.stage.county
    (order,) = list_documents(county, sealed.id)
    assert order.kind == "F05"
    assert order.number in journey.seen["order"]
    assert "第 1 页，共 " in journey.seen["order"]
    text = text_of(document_bytes(county, order))
    assert squeezed(HOME) in text
    assert all(squeezed(finding.fact) in text for finding in sealed.findings)
    saved = journey.stage.stick.parent / f"{order.number}.pdf"
    assert saved.read_bytes() == document_bytes(county, order)


def test_the_stick_may_be_taken_out(journey: Journey) -> None:
    assert "完成，可以拔出 U 盘：1 个包，2 条记录，已读回核对。" in journey.seen["exported"]
    assert "已导出，等待回执" in journey.seen["exported"]


def test_the_province_has_the_same_record(journey: Journey, sealed: Inspection) -> None:
    there = only_inspection(journey.stage.province)
    assert there.sealed_sha256 == sealed.sealed_sha256
    assert there.findings == sealed.findings
    assert there.answers == sealed.answers


def test_the_receipt_closes_the_case(journey: Journey, sealed: Inspection) -> None:
    seen = journey.seen["answered by the province"]
    assert "省厅已收" in seen
    assert "来自省厅的第 1 号包" in seen
    assert "省厅最近回音 今天" in seen
    assert "未送 0 件" in seen
    assert sealed.state is InspectionState.RECEIVED
