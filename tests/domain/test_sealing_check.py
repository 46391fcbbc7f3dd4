from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from inspector.domain.answer import Answer
from inspector.domain.checklist import Choice, Evidence, Input, InputKind, Item, Severity
from inspector.domain.finding import Finding, Remedy
from inspector.domain.inspection import (
    Inspection,
    InspectionKind,
    InspectionState,
    Override,
)
from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.domain.photo import Attachment, Photo, PhotoOrigin
from inspector.domain.procedure import Procedure, Step, StepDone
from inspector.domain.rules import Conforms
from inspector.domain.sealing_check import missing_before_sealing
from inspector.domain.source import Verification
from inspector.domain.verdict import ClauseVerdict, Outcome

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
DAY = date(2026, 11, 23)
YES_NO = (Choice("yes", "符合"), Choice("no", "不符合"))


def item(code: str, severity: Severity, evidence: Evidence) -> Item:
    return Item(
        code=code,
        text="疏散通道畅通",
        inputs=(Input("value", "", InputKind.CONFORM, choices=YES_NO),),
        rules=(Conforms("value"),),
        severity=severity,
        evidence=evidence,
        citations=(),
        verified=Verification.SEEN,
    )


PLAIN = item("T1-C01", Severity.SERIOUS, Evidence.NONE)
WITH_PHOTO = item("T1-C09", Severity.SERIOUS, Evidence.PHOTO)
CRITERION = item("T3-M03", Severity.CRITERION, Evidence.PHOTO)
FINDING = Finding("f1", "T1-C09", "二层", "堆放杂物", "清理", Severity.SERIOUS, Remedy.AT_ONCE)
PHOTO = Photo("a" * 64, 1, 10, "image/jpeg", 4, 3)


def attachment(item_code: str, finding: str = "") -> Attachment:
    return Attachment("p1", PHOTO, item_code, finding, "", PhotoOrigin.IMPORTED, NOW, "1")


def inspection(**changes: object) -> Inspection:
    officers = (
        Officer("示例甲", "晋民执-0001", date(2027, 1, 1)),
        Officer("示例乙", "晋民执-0002", date(2027, 1, 1)),
    )
    whole = Inspection(
        id="0" * 32,
        institution=Institution(id="x", name="云岭县示例敬老院", county_code="149901"),
        kind=InspectionKind.ANNUAL,
        pack_version="2026.1",
        checklists=("T1",),
        officers=officers,
        started_at=NOW,
        reference_date=DAY,
        procedure=Procedure(tuple(StepDone(step, NOW) for step in Step)),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # names of fields with their values


def answered(*codes: str) -> dict[str, Answer]:
    return {code: Answer(code, {"value": "no"}) for code in codes}


def verdicts(outcome: Outcome, *codes: str) -> dict[str, ClauseVerdict]:
    return {code: ClauseVerdict(code, outcome) for code in codes}


def codes_missing(draft: Inspection, items: list[Item], outcome: Outcome) -> list[str]:
    found = missing_before_sealing(
        draft, items, verdicts(outcome, *(one.code for one in items)), DAY
    )
    return [missing.code for missing in found]


def test_nothing_is_missing_from_a_complete_inspection() -> None:
    draft = inspection(answers=answered("T1-C01"))
    assert codes_missing(draft, [PLAIN], Outcome.MET) == []


def test_one_officer_blocks_and_cannot_be_overridden__x8() -> None:
    draft = inspection(
        officers=inspection().officers[:1],
        answers=answered("T1-C01"),
        overrides=(Override("officers", "只有一人在岗"),),
    )
    assert codes_missing(draft, [PLAIN], Outcome.MET) == ["officers"]


@pytest.mark.parametrize("step", Step)
def test_each_missing_step_has_its_own_line_until_a_reason_is_given__x8(step: Step) -> None:
    others = tuple(StepDone(other, NOW) for other in Step if other is not step)
    draft = inspection(answers=answered("T1-C01"), procedure=Procedure(others))
    assert codes_missing(draft, [PLAIN], Outcome.MET) == [f"step:{step.name}"]
    reasoned = replace(draft, overrides=(Override(f"step:{step.name}", "当事人不在场"),))
    assert codes_missing(reasoned, [PLAIN], Outcome.MET) == []
    blank = replace(draft, overrides=(Override(f"step:{step.name}", "  "),))
    assert codes_missing(blank, [PLAIN], Outcome.MET) == [f"step:{step.name}"]


def test_an_unanswered_item_is_missing() -> None:
    assert codes_missing(inspection(), [PLAIN], Outcome.NO_EVIDENCE) == ["answer:T1-C01"]


def test_a_number_that_cannot_be_judged_is_missing() -> None:
    draft = inspection(answers={"T1-C01": Answer("T1-C01", {"value": Decimal(0)})})
    assert codes_missing(draft, [PLAIN], Outcome.NO_EVIDENCE) == ["value:T1-C01"]


def test_a_failed_item_needs_a_finding_and_the_finding_its_evidence() -> None:
    draft = inspection(answers=answered("T1-C09"))
    assert codes_missing(draft, [WITH_PHOTO], Outcome.UNMET) == ["finding:T1-C09"]
    found = replace(draft, findings=(FINDING,))
    assert codes_missing(found, [WITH_PHOTO], Outcome.UNMET) == ["evidence:f1"]
    shown = replace(found, attachments=(attachment("T1-C09", "f1"),))
    assert codes_missing(shown, [WITH_PHOTO], Outcome.UNMET) == []


def test_an_unfinished_finding_blocks() -> None:
    unfinished = replace(FINDING, item="T1-C01", fact="")
    draft = inspection(answers=answered("T1-C01"), findings=(unfinished,))
    found = missing_before_sealing(draft, [PLAIN], verdicts(Outcome.UNMET, "T1-C01"), DAY)
    assert [(missing.code, missing.blocks) for missing in found] == [("complete:f1", True)]


def test_a_finding_on_an_item_that_is_no_longer_asked_still_counts() -> None:
    draft = inspection(answers=answered("T1-C01"), findings=(FINDING,))
    assert codes_missing(draft, [PLAIN], Outcome.MET) == []


@pytest.mark.parametrize(
    ("outcome", "missing"),
    [
        (Outcome.MET, ["evidence:T3-M03"]),
        (Outcome.UNMET, ["evidence:T3-M03"]),
        (Outcome.NO_EVIDENCE, ["value:T3-M03", "evidence:T3-M03"]),
        (Outcome.NOT_APPLICABLE, []),
    ],
)
def test_a_criterion_needs_evidence_but_no_finding(outcome: Outcome, missing: list[str]) -> None:
    draft = inspection(answers=answered("T3-M03"))
    assert codes_missing(draft, [CRITERION], outcome) == missing
    shown = replace(draft, attachments=(attachment("T3-M03"),))
    without_photo = [code for code in missing if not code.startswith("evidence")]
    assert codes_missing(shown, [CRITERION], outcome) == without_photo


def test_a_sealed_inspection_is_no_draft() -> None:
    assert inspection().is_draft
    assert not inspection(state=InspectionState.SEALED).is_draft
