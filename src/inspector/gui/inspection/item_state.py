"""What one card shows of one item: a pure function from domain values."""

from dataclasses import dataclass

from inspector.domain.answer import Answer, Value
from inspector.domain.answer_check import answer_problems
from inspector.domain.checklist import (
    CONFORMING,
    NON_CONFORMING,
    Evidence,
    Input,
    Item,
    Severity,
)
from inspector.domain.inspection import Inspection
from inspector.domain.verdict import ClauseVerdict, Outcome
from inspector.gui.inspection.earlier_words import earlier_in_words
from inspector.gui.inspection.expectation import expectation
from inspector.gui.theme import Tone
from inspector.operations.judged_inspection import JudgedInspection

TONES = {
    Outcome.MET: Tone.GOOD,
    Outcome.UNMET: Tone.DANGER,
    Outcome.NO_EVIDENCE: Tone.WARNING,
    Outcome.JUDGEMENT: Tone.WARNING,
    Outcome.NOT_APPLICABLE: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class InputState:
    """One input and what stands in it."""

    input: Input
    value: Value | None


@dataclass(frozen=True, slots=True)
class ItemState:
    """One card.

    Attributes:
        expected: the demand in a few words.
        verdict: what follows from the answer, or nothing as long as there is none.
        demand: what the answer still asks for.
        problems: sentences about what was typed that contradicts itself or cannot be.
        counts: findings and photos of the item.
        mark: 待核, 一并作答 and the like, and the earlier answer.
    """

    code: str
    text: str
    inputs: tuple[InputState, ...]
    single: bool
    may_be_not_applicable: bool
    not_applicable: str
    judged: str
    asks_judgement: bool
    expected: str
    verdict: str
    tone: Tone
    demand: str
    counts: str
    mark: str
    answered: bool
    may_change: bool = True
    problems: tuple[str, ...] = ()

    @property
    def conforming(self) -> bool | None:
        """What a one-key item was answered."""
        value = self.inputs[0].value if self.single else None
        return {CONFORMING: True, NON_CONFORMING: False}.get(str(value))


def item_state_of(
    item: Item, judged: JudgedInspection, earlier: Inspection | None = None
) -> ItemState:
    """Return what the card of an item shows, beside the earlier inspection's answer."""
    inspection = judged.inspection
    answer = inspection.answers.get(item.code)
    verdict = judged.verdicts[item.code]
    given = answer or Answer(item.code)
    return ItemState(
        code=item.code,
        text=item.text,
        inputs=tuple(InputState(each, given.values.get(each.code)) for each in item.inputs),
        single=item.is_single_conform,
        may_be_not_applicable=item.may_be_not_applicable,
        not_applicable=given.not_applicable,
        judged=given.judged,
        asks_judgement=verdict.outcome is Outcome.JUDGEMENT or bool(given.judged),
        expected=expectation(item, judged.pack.parameters),
        verdict=_verdict_words(verdict) if answer else "",
        tone=TONES[verdict.outcome] if answer else Tone.PLAIN,
        demand=_demand(item, answer, verdict, inspection),
        counts=_counts(item, inspection),
        mark=_mark(item, answer, earlier),
        answered=answer is not None,
        may_change=inspection.is_draft,
        problems=_problems(item, answer, judged),
    )


def _verdict_words(verdict: ClauseVerdict) -> str:
    distance = f"，{verdict.distance}" if verdict.distance else ""
    return f"{verdict.outcome.value}{distance}"


def _demand(
    item: Item, answer: Answer | None, verdict: ClauseVerdict, inspection: Inspection
) -> str:
    if answer is None:
        return ""
    if item.severity is Severity.CRITERION:
        shown = inspection.attachments_of_item(item.code)
        wanted = item.evidence is not Evidence.NONE and not answer.not_applicable and not shown
        return f"还应附{item.evidence.value}" if wanted else ""
    if verdict.outcome is not Outcome.UNMET:
        return ""
    findings = inspection.findings_on(item.code)
    proof = "" if item.evidence is Evidence.NONE else f"，并附{item.evidence.value}"
    if not findings:
        return f"还没有写问题{proof and f'；须写明问题{proof}'}"
    unproven = any(not inspection.attachments_of_finding(one.id) for one in findings)
    if item.evidence is not Evidence.NONE and unproven:
        return f"问题还应附{item.evidence.value}"
    return "" if all(one.is_complete for one in findings) else "问题没有写全"


def _problems(item: Item, answer: Answer | None, judged: JudgedInspection) -> tuple[str, ...]:
    if answer is None:
        return ()
    day = judged.inspection.reference_date
    found = answer_problems(item, answer, judged.pack.parameters, day)
    return tuple(one.message for one in found)


def _counts(item: Item, inspection: Inspection) -> str:
    findings = len(inspection.findings_on(item.code))
    photos = len(inspection.attachments_of_item(item.code))
    parts = [f"问题 {findings}" if findings else "", f"照片 {photos}" if photos else ""]
    return " · ".join(part for part in parts if part)


def _mark(item: Item, answer: Answer | None, earlier: Inspection | None) -> str:
    parts = ["待核" if item.to_be_confirmed else "", "一并作答" if answer and answer.swept else ""]
    parts.append("有备注" if answer and answer.remark else "")
    parts.append(earlier_in_words(item, earlier))
    return " · ".join(part for part in parts if part)
