"""A recheck after an order: what still fails withdraws the name (晋民发〔2021〕26号 四（五）)."""

from decimal import Decimal
from pathlib import Path

import pytest

from desks import FIRST, HOME, SECOND, Clock, answer_all, find, photo_of
from inspector.domain.answer import Answer
from inspector.domain.finding import Remedy
from inspector.domain.inspection import InspectionKind
from inspector.domain.procedure import Step
from inspector.domain.verdict import Suggestion, WholeVerdict
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.issue_document import issue_document
from inspector.operations.judge_file import judge_file
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.record_answer import record_answer
from inspector.operations.record_step import override_missing, record_step
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.start_inspection import InspectionPlan, start_inspection
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Workspace

FAILED = "T3-M05"
TOO_FEW = Answer(FAILED, {"nursing": Decimal(10), "registered": Decimal(60), "actual": Decimal(60)})


def inspected(county: Workspace, kind: InspectionKind) -> str:
    plan = InspectionPlan(HOME.id, kind, ("T3",), (FIRST, SECOND))
    inspection = start_inspection(county, plan).inspection_id
    answer_all(county, inspection)
    record_answer(county, inspection, TOO_FEW)
    finding = find(county, inspection, FAILED, remedy=Remedy.BY_DEADLINE)
    attach_photo(county, photo_of(county), PhotoUse(inspection, FAILED, finding, "", FIRST))
    for step in Step:
        record_step(county, inspection, step, "示例丙签字")
    for missing in judged_inspection(county, inspection).missing:
        override_missing(county, inspection, missing.code, "另行补充")
    seal_inspection(county, inspection)
    return inspection


def whole(county: Workspace, inspection: str) -> WholeVerdict:
    with county.database.reading() as stored:
        (found,) = sealed_of(stored.records.of_inspection(inspection)[-1].record).wholes
    return found


@pytest.fixture
def ordered(county: Workspace, clock: Clock) -> str:
    first = inspected(county, InspectionKind.ANNUAL)
    assert whole(county, first).suggestion is Suggestion.RECTIFY
    clock.forward(days=30)
    return first


def test_what_was_ordered_and_still_fails_withdraws_the_name(
    county: Workspace, ordered: str, tmp_path: Path
) -> None:
    issue_document(county, ordered, "F05")
    again = inspected(county, InspectionKind.RECHECK)
    found = whole(county, again)
    assert found.suggestion is Suggestion.WITHDRAW
    with county.database.reading() as stored:
        record = stored.records.of_inspection(again)[-1].record
    file = tmp_path / "record.json"
    file.write_bytes(record)
    assert judge_file(file, county.policy).wholes == (found,)


def test_without_an_order_that_stands_a_recheck_asks_for_rectification(
    county: Workspace, ordered: str
) -> None:
    order = issue_document(county, ordered, "F05").document
    void_document(county, order.id, "写错")
    again = inspected(county, InspectionKind.RECHECK)
    assert whole(county, again).suggestion is Suggestion.RECTIFY


def test_another_yearly_inspection_is_no_recheck(county: Workspace, ordered: str) -> None:
    issue_document(county, ordered, "F05")
    again = inspected(county, InspectionKind.ANNUAL)
    assert whole(county, again).suggestion is Suggestion.RECTIFY


def test_a_first_recheck_has_nothing_before_it(county: Workspace) -> None:
    first = inspected(county, InspectionKind.RECHECK)
    assert whole(county, first).suggestion is Suggestion.RECTIFY
