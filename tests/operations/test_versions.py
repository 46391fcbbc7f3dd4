from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desks import FIRST, MORNING, Clock, ids, ready_to_seal, staffed_county
from inspector.domain.answer import Answer
from inspector.domain.inspection import InspectionState
from inspector.domain.procedure import Step
from inspector.domain.versions import Version
from inspector.exchange.keys import PublicKey
from inspector.exchange.rows import decode_row
from inspector.operations.bundle_evidence import BundleOrder, bundle_evidence
from inspector.operations.compare_versions import differences_of, waiting_conflicts
from inspector.operations.correct_inspection import (
    CannotCorrectError,
    correction_of,
    start_correction,
)
from inspector.operations.draft_document import draft_document
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.list_documents import list_documents
from inspector.operations.messages import inspection_returned, version_chosen
from inspector.operations.messages.inspection_returned import ReturnedInspection, ReturnReason
from inspector.operations.messages.inspection_sealed import MESSAGE as SEALED
from inspector.operations.messages.message import Sender
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.messages.version_chosen import ChosenVersion
from inspector.operations.messages.wire import body_of
from inspector.operations.record_answer import erase_answer, record_answer
from inspector.operations.record_step import record_step
from inspector.operations.return_inspection import (
    CannotReturnError,
    return_behind,
    return_inspection,
    return_of,
)
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.settle_versions import (
    CannotChooseError,
    choose_version,
    open_conflicts,
    replaced_records,
)
from inspector.operations.standing_record import RecordNotStandingError, require_standing
from inspector.operations.workspace import Workspace

REASONS = (ReturnReason("T3-M05", "护理型床位与台账不符"),)


def corrected(county: Workspace, inspection: str, reason: str) -> str:
    draft = start_correction(county, inspection, reason).inspection_id
    record_step(county, draft, Step.READ_BACK)
    record_step(county, draft, Step.SIGNED, "示例丙签字")
    seal_inspection(county, draft)
    return draft


def hash_of(county: Workspace, inspection: str) -> str:
    with county.database.reading() as stored:
        return stored.records.of_inspection(inspection)[-1].sha256


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    county: Workspace, sealed: str
) -> None:
    with pytest.raises(CannotCorrectError, match="没有写更正理由"):
        start_correction(county, sealed, " ")
    draft = start_correction(county, sealed, "床位数写错").inspection_id
    judged = judged_inspection(county, draft)
    assert [missing.code for missing in judged.missing] == ["step:READ_BACK", "step:SIGNED"]
    assert judged.inspection.supersedes == hash_of(county, sealed)
    assert correction_of(county, hash_of(county, sealed)) == draft
    assert correction_of(county, "0" * 64) == ""
    with pytest.raises(CannotCorrectError, match="没有做完"):
        start_correction(county, sealed, "又一个")
    with pytest.raises(CannotCorrectError, match="还没有封存"):
        start_correction(county, draft, "草稿")


def test_the_reason_of_a_correction_is_sealed_and_travels(county: Workspace, sealed: str) -> None:
    draft = corrected(county, sealed, "床位数写错")
    with county.database.reading() as stored:
        record = sealed_of(stored.records.of_inspection(draft)[-1].record)
        assert replaced_records(stored) == {hash_of(county, sealed)}
    assert correction_of(county, hash_of(county, sealed)) == draft
    assert "理由：床位数写错" in record.unsettled[0]
    again = corrected(county, draft, "再更正")
    assert judged_inspection(county, again).inspection.superseding_reason == "再更正"


def test_an_inspection_is_returned_with_reasons_and_comes_back_corrected__i3(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    import_package(province, export_package(enrolled, usb).packages[0].file)
    assert return_of(enrolled, sealed) is None
    return_inspection(province, sealed, " 示例庚 ", REASONS)
    for written in write_receipts(province, usb):
        import_package(enrolled, written.file)
    returned = return_of(enrolled, sealed)
    assert returned is not None
    assert (returned.reviewer, returned.reasons) == ("示例庚", REASONS)
    assert return_of(enrolled, "another") is None
    with enrolled.database.reading() as stored:
        held = stored.inspections.get(sealed)
    assert held.state is InspectionState.RETURNED
    assert return_behind(enrolled, held) == returned
    draft = replace(held, state=InspectionState.DRAFT, supersedes=held.sealed_sha256)
    assert return_behind(enrolled, draft) == returned
    assert return_behind(enrolled, replace(draft, supersedes="")) is None
    assert return_behind(enrolled, replace(held, sealed_sha256="0" * 64)) is None
    corrected(enrolled, sealed, "按省厅意见更正")
    import_package(province, export_package(enrolled, usb).packages[-1].file)
    with province.database.reading() as stored:
        assert replaced_records(stored) == {hash_of(enrolled, sealed)}


def test_a_return_takes_a_reviewer_a_reason_and_a_case_from_a_county(
    enrolled: Workspace, province: Workspace, sealed: str
) -> None:
    with pytest.raises(CannotReturnError, match="审核人"):
        return_inspection(province, sealed, "", REASONS)
    with pytest.raises(CannotReturnError, match="至少一条理由"):
        return_inspection(province, sealed, "示例庚", [ReturnReason("", " ")])
    with pytest.raises(CannotReturnError, match="没有找到"):
        return_inspection(province, "nowhere", "示例庚", REASONS)
    with pytest.raises(CannotReturnError, match="没有找到"):
        return_inspection(enrolled, sealed, "示例庚", REASONS)


def test_a_return_of_another_version_changes_nothing(county: Workspace, sealed: str) -> None:
    returned = ReturnedInspection(sealed, "0" * 64, "示例庚", REASONS)
    with county.database.transaction() as stored:
        inspection_returned.MESSAGE.apply(stored, Sender("province", (), MORNING), returned)
        assert stored.inspections.get(sealed).state is InspectionState.SEALED


def rival_versions(county: Workspace, other: Workspace, sealed: str) -> tuple[str, str]:
    """Let another laptop, which holds the same record, seal a correction of its own."""
    with county.database.reading() as stored:
        lines = list(stored.journal.of_kind(SEALED.kind))
    first = SEALED.decode(body_of(decode_row(lines[0].line)))
    assert county.signer is not None
    assert other.signer is not None
    keys = tuple(PublicKey(one.alg, one.public_key) for one in (county.signer, other.signer))
    sender = Sender("149901-b", keys, MORNING)
    with other.database.transaction() as stored:
        SEALED.apply(stored, sender, first)
    for attachment in first.sealed.inspection.attachments:
        with county.files.open(attachment.photo.sha256) as photo:
            other.files.put_stream(photo)
    mine = corrected(county, sealed, "床位数写错")
    theirs = corrected(other, sealed, "日期写错")
    with other.database.reading() as stored:
        line = list(stored.journal.of_kind(SEALED.kind))[-1]
    with county.database.transaction() as stored:
        SEALED.apply(stored, sender, SEALED.decode(body_of(decode_row(line.line))))
    return hash_of(county, mine), hash_of(other, theirs)


def test_two_corrections_stand_side_by_side_until_a_person_decides__h6(
    county: Workspace, sealed: str, tmp_path: Path, clock: Clock
) -> None:
    fresh = ids()
    for _ in range(500):
        fresh()
    other = replace(staffed_county(tmp_path / "other", clock), new_id=fresh)
    mine, theirs = rival_versions(county, other, sealed)
    with county.database.reading() as stored:
        (conflict,) = open_conflicts(stored)
    assert {one.sha256 for one in conflict.rivals} == {mine, theirs}
    assert {one.reason for one in conflict.rivals} == {"床位数写错", "日期写错"}
    (waiting,) = waiting_conflicts(county)
    assert waiting.rivals == conflict.rivals
    assert waiting.superseded == hash_of(county, sealed)
    assert differences_of(county, waiting.rivals) == ()
    with county.database.reading() as stored:
        for record in (mine, theirs, conflict.superseded):
            with pytest.raises(RecordNotStandingError, match="还没有选定"):
                require_standing(stored, record)
        require_standing(stored, "0" * 64)
    with pytest.raises(CannotChooseError, match="没有写取舍理由"):
        choose_version(county, theirs, FIRST, "")
    with pytest.raises(CannotChooseError, match="没有需要取舍"):
        choose_version(county, "0" * 64, FIRST, "核对台账")
    choose_version(county, theirs, FIRST, "核对台账")
    with county.database.reading() as stored:
        assert open_conflicts(stored) == ()
        assert mine in replaced_records(stored)
        require_standing(stored, theirs)
    other.database.close()


def test_no_paper_is_made_from_a_record_that_was_replaced(
    county: Workspace, sealed: str, tmp_path: Path
) -> None:
    issue_document(county, sealed, "F03")
    draft = start_correction(county, sealed, "床位数写错").inspection_id
    issue_document(county, draft, "CHECKLIST")
    issue_document(county, sealed, "F05")
    record_step(county, draft, Step.READ_BACK)
    record_step(county, draft, Step.SIGNED, "示例丙签字")
    seal_inspection(county, draft)
    before = list_documents(county)
    for make in papers_of(county, sealed, tmp_path):
        with pytest.raises(RecordNotStandingError, match="被更正版本取代"):
            make()
    assert list_documents(county) == before
    assert list(tmp_path.glob("*证据包*")) == list(tmp_path.glob("*.docx")) == []
    for make in papers_of(county, draft, tmp_path):
        make()


def papers_of(county: Workspace, inspection: str, folder: Path) -> tuple[Callable[[], object], ...]:
    wish = BundleOrder(inspection, "行政复议", FIRST)
    return (
        partial(issue_document, county, inspection, "F05"),
        partial(draft_document, county, inspection, "F05", folder / "稿.docx"),
        partial(bundle_evidence, county, wish, folder),
    )


def test_versions_are_compared_by_answers_findings_and_photos(
    county: Workspace, sealed: str
) -> None:
    mine = corrected(county, sealed, "床位数写错")
    draft = start_correction(county, sealed, "照片配错了").inspection_id
    item = next(one for one in judged_inspection(county, draft).items if one.is_single_conform)
    record_answer(county, draft, Answer(item.code, not_applicable="没有设置"))
    versions = [Version(ident, "", "", "", "") for ident in (mine, draft)]
    told = {one.question: one.told for one in differences_of(county, versions)}
    assert told[f"{item.code} {item.text}"][1] == "不适用：没有设置"
    assert {"问题", "照片"}.isdisjoint(told)
    erase_answer(county, draft, item.code)
    with county.database.transaction() as stored:
        for finding in stored.inspections.get(draft).findings:
            stored.findings.remove(draft, finding.id)
    told = {one.question: one.told for one in differences_of(county, versions)}
    assert told[f"{item.code} {item.text}"][1] == "没有作答"
    assert told["问题"][1] == "没有问题"


def test_a_decision_comes_back_as_it_went(county: Workspace) -> None:
    choice = ChosenVersion("a" * 64, "b" * 64, "核对台账")
    message = version_chosen.MESSAGE
    assert message.decode(message.encode(choice)) == choice
    with county.database.transaction() as stored:
        message.apply(stored, Sender("149901-b", (), MORNING), choice)


def test_a_draft_next_to_a_sealed_inspection_hinders_no_correction(
    county: Workspace, sealed: str
) -> None:
    ready_to_seal(county)
    assert start_correction(county, sealed, "床位数写错").inspection_id
