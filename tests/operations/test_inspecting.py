from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desks import (
    BLOCKED,
    FIRST,
    HOME,
    SECOND,
    Clock,
    answer_all,
    find,
    photo_of,
    ready_to_seal,
    started,
)
from inspector.domain.answer import Answer
from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.domain.personnel import Officer
from inspector.domain.procedure import Step
from inspector.domain.verdict import Outcome, Suggestion
from inspector.operations.attach_photo import (
    PhotoUnreadableError,
    PhotoUse,
    attach_photo,
    detach_photo,
)
from inspector.operations.changes import Changed
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.office import remove_officer, save_officer
from inspector.operations.record_answer import erase_answer, record_answer, sweep_section
from inspector.operations.record_finding import remove_finding
from inspector.operations.record_step import (
    ReasonMissingError,
    erase_step,
    override_missing,
    record_step,
)
from inspector.operations.refused_pictures import RefusedPictureError
from inspector.operations.seal_inspection import NotReadyError, seal_inspection
from inspector.operations.start_inspection import (
    CannotStartError,
    InspectionPlan,
    start_inspection,
)
from inspector.operations.workspace import PolicyMissingError, Workspace


def plan(**changes: object) -> InspectionPlan:
    usual = InspectionPlan(HOME.id, InspectionKind.ANNUAL, ("T3",), (FIRST, SECOND))
    return replace(usual, **changes)  # type: ignore[arg-type]  # names of fields with their values


def test_a_started_inspection_keeps_the_pack_and_the_day_it_was_started_with(
    county: Workspace,
) -> None:
    result = start_inspection(county, plan())
    with county.database.reading() as stored:
        inspection = stored.inspections.get(result.inspection_id)
    assert inspection.pack_version == county.policy.version
    assert inspection.reference_date == date(2026, 11, 23)
    assert inspection.institution == HOME
    assert result.changed is Changed.INSPECTIONS


def test_the_reference_date_may_be_the_day_of_application__a8(county: Workspace) -> None:
    day = date(2026, 6, 30)
    inspection = start_inspection(county, plan(reference_date=day)).inspection_id
    assert judged_inspection(county, inspection).inspection.reference_date == day


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"checklists": ()}, "检查表"),
        ({"officers": (FIRST,)}, "不足两名"),
        ({"officers": (FIRST, "没有这个人")}, "不足两名"),
    ],
)
def test_an_inspection_that_may_not_be_is_not_started(
    county: Workspace, wrong: dict[str, object], words: str
) -> None:
    with pytest.raises(CannotStartError, match=words):
        start_inspection(county, plan(**wrong))
    with county.database.reading() as stored:
        assert stored.inspections.summaries() == ()


def test_an_officer_whose_certificate_ran_out_may_not_inspect(county: Workspace) -> None:
    save_officer(county, Officer("示例乙", SECOND, date(2026, 11, 22)))
    with pytest.raises(CannotStartError, match="2026年11月22日"):
        start_inspection(county, plan())
    remove_officer(county, SECOND)
    with pytest.raises(CannotStartError, match="不足两名"):
        start_inspection(county, plan())


def test_an_answer_is_judged_at_once_and_can_be_taken_back(county: Workspace) -> None:
    inspection = started(county)
    answer = Answer("T3-M01", {"body": "ngo"}, officer=FIRST)
    assert record_answer(county, inspection, answer) is Changed.ANSWERS
    judged = judged_inspection(county, inspection)
    assert judged.verdicts["T3-M01"].outcome is Outcome.MET
    assert judged.inspection.answers["T3-M01"].at == county.clock()
    erase_answer(county, inspection, "T3-M01")
    assert "T3-M01" not in judged_inspection(county, inspection).inspection.answers


def test_the_rest_of_a_section_is_swept_and_says_so(county: Workspace) -> None:
    inspection = started(county, "T1")
    record_answer(county, inspection, Answer(BLOCKED, {"value": "no"}, officer=FIRST))
    sweep_section(county, inspection, "C", SECOND)
    judged = judged_inspection(county, inspection)
    answers = judged.inspection.answers
    assert not answers[BLOCKED].swept
    swept = {code for code, answer in answers.items() if answer.swept}
    conform = {item.code for item in judged.items if item.is_single_conform}
    assert swept == {code for code in conform if code.startswith("T1-C")} - {BLOCKED}
    assert {answers[code].officer for code in swept} == {SECOND}


def test_routine_inspections_ask_for_the_major_hazards_as_well(county: Workspace) -> None:
    judged = judged_inspection(county, started(county, "T1", "T2"))
    codes = [item.code for item in judged.items]
    assert len(codes) == len(set(codes))
    assert any(code.startswith("T2-") for code in codes)


def test_a_photo_keeps_its_bytes_and_knows_when_it_was_taken__c4(county: Workspace) -> None:
    inspection = started(county, "T1")
    file = photo_of(county)
    attached = attach_photo(county, file, PhotoUse(inspection, BLOCKED, caption="堆物"))
    assert attached.changed is Changed.PHOTOS
    with county.files.open(attached.attachment.photo.sha256) as kept:
        assert kept.read() == file.read_bytes()
    assert attached.attachment.photo.taken_at is not None
    detach_photo(county, inspection, attached.attachment.id)
    assert judged_inspection(county, inspection).inspection.attachments == ()
    assert county.files.verify(attached.attachment.photo.sha256)


def test_a_photo_that_is_no_photo_changes_nothing(county: Workspace, tmp_path: Path) -> None:
    inspection = started(county, "T1")
    fake = tmp_path / "假照片.jpg"
    fake.write_bytes(b"not a picture")
    with pytest.raises(RefusedPictureError, match=r"假照片\.jpg"):
        attach_photo(county, fake, PhotoUse(inspection, BLOCKED))
    assert judged_inspection(county, inspection).inspection.attachments == ()


def test_a_photo_that_vanishes_while_it_is_read_is_told(
    county: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection = started(county, "T1")
    gone = tmp_path / "gone.jpg"
    gone.write_bytes(photo_of(county).read_bytes())
    opened = Path.open

    def pulled_out(path: Path, *arguments: object) -> object:
        if path == gone:
            raise OSError(5, "Input/output error")
        return opened(path, *arguments)  # type: ignore[call-overload]  # passed on as they came

    def examine_only(step: str, fraction: float) -> None:
        if fraction:
            monkeypatch.setattr(Path, "open", pulled_out)

    with pytest.raises(PhotoUnreadableError, match="读取失败"):
        attach_photo(county, gone, PhotoUse(inspection, BLOCKED), examine_only)


def test_a_removed_finding_is_missing_again(county: Workspace) -> None:
    inspection = started(county, "T1")
    answer_all(county, inspection, failed=(BLOCKED,))
    finding = find(county, inspection, BLOCKED)
    remove_finding(county, inspection, finding)
    codes = [missing.code for missing in judged_inspection(county, inspection).missing]
    assert f"finding:{BLOCKED}" in codes


def test_steps_are_recorded_with_their_time_and_can_be_taken_back__x8(
    county: Workspace, clock: Clock
) -> None:
    inspection = started(county)
    record_step(county, inspection, Step.STATEMENT_TAKEN, " 无异议 ")
    procedure = judged_inspection(county, inspection).inspection.procedure
    assert procedure.note_of(Step.STATEMENT_TAKEN) == "无异议"
    assert procedure.done[0].at == clock()
    erase_step(county, inspection, Step.STATEMENT_TAKEN)
    assert judged_inspection(county, inspection).inspection.procedure.done == ()


def test_going_on_without_something_takes_a_reason__x8(county: Workspace) -> None:
    inspection = started(county)
    with pytest.raises(ReasonMissingError, match="没有写理由"):
        override_missing(county, inspection, "step:SIGNED", "  ")
    override_missing(county, inspection, "step:SIGNED", "负责人外出")
    codes = [missing.code for missing in judged_inspection(county, inspection).missing]
    assert "step:SIGNED" not in codes


def test_a_complete_inspection_is_sealed_and_never_changes_again(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    sealed = seal_inspection(county, inspection)
    with county.database.reading() as stored:
        record = stored.records.get(sealed.sha256)
        summary = stored.inspections.summaries()[0]
        head, _ = stored.journal.head()
    assert summary.state is InspectionState.SEALED
    assert head == 1
    assert sealed_of(record.record).inspection.answers.keys() >= {"T3-M01", BLOCKED}
    with pytest.raises(NotReadyError, match="已经封存"):
        seal_inspection(county, inspection)


def test_what_was_overridden_is_sealed_with_its_reason(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    erase_step(county, inspection, Step.SIGNED)
    override_missing(county, inspection, "step:SIGNED", "负责人拒签，见证人示例己")
    sealed = seal_inspection(county, inspection)
    with county.database.reading() as stored:
        record = sealed_of(stored.records.get(sealed.sha256).record)
    assert len(record.unsettled) == 1
    assert record.unsettled[0].endswith("理由：负责人拒签，见证人示例己")


def test_the_seal_holds_the_suggestion_for_the_designation__x1(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    sealed = seal_inspection(county, inspection)
    with county.database.reading() as stored:
        wholes = sealed_of(stored.records.get(sealed.sha256).record).wholes
    assert [(whole.checklist, whole.suggestion) for whole in wholes] == [
        ("T3", Suggestion.CONTINUE)
    ]


def test_an_incomplete_inspection_is_not_sealed(county: Workspace) -> None:
    inspection = started(county)
    with pytest.raises(NotReadyError, match="第一项"):
        seal_inspection(county, inspection)


def test_a_photo_that_changed_on_disk_stops_the_seal__c5(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    attachment = judged_inspection(county, inspection).inspection.attachments[0]
    path = county.files.path_of(attachment.photo.sha256)
    path.chmod(0o600)
    path.write_bytes(b"changed")
    with pytest.raises(NotReadyError, match="丢失或被改动"):
        seal_inspection(county, inspection)


def test_without_a_key_nothing_is_sealed(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    with pytest.raises(NotReadyError, match="签名密钥"):
        seal_inspection(replace(county, signer=None), inspection)


def test_an_inspection_of_an_unknown_pack_says_which_pack_is_missing(county: Workspace) -> None:
    inspection = started(county)
    with pytest.raises(PolicyMissingError, match=county.policy.version):
        judged_inspection(replace(county, packs={}), inspection)
