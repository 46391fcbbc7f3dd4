"""What the inspection screen shows: one pure function from domain values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inspector.domain.checklist import Severity
from inspector.domain.inspection import Inspection
from inspector.domain.procedure import Step
from inspector.domain.shanghai import SHANGHAI
from inspector.domain.verdict import Outcome
from inspector.gui.inspection.item_state import TONES, ItemState, item_state_of
from inspector.gui.inspection.position import SectionPart, Where, parts_of
from inspector.gui.inspection.side_state import SideState, side_state_of
from inspector.gui.inspection.version_state import VersionState
from inspector.gui.theme import Tone
from inspector.gui.widgets.section_map import SectionLine
from inspector.operations.judged_inspection import JudgedInspection

GUARD_WORDS: Mapping[Step, str] = {
    Step.CERTIFICATES_SHOWN: "出示证件",
    Step.PURPOSE_TOLD: "告知事由",
    Step.RECUSAL_ASKED: "询问回避",
    Step.STATEMENT_TAKEN: "陈述意见",
    Step.READ_BACK: "宣读核对",
    Step.SIGNED: "签字",
}


@dataclass(frozen=True, slots=True)
class GuardSign:
    """One sign of the procedure guard; `time` is 10:45 once the step was taken."""

    step: Step
    words: str
    time: str
    note: str

    @property
    def done(self) -> bool:
        """Whether the step was taken."""
        return bool(self.time)


@dataclass(frozen=True, slots=True)
class InspectionScreenState:
    """The whole screen."""

    title: str
    subtitle: str
    answered: int
    total: int
    officers: str
    officers_valid: bool
    guard: tuple[GuardSign, ...]
    verdicts: tuple[tuple[str, Tone], ...]
    sections: tuple[SectionLine, ...]
    section: int
    items: tuple[ItemState, ...]
    item: int
    side: SideState | None
    can_sweep: bool
    may_change: bool
    version: VersionState | None = None


def state_of(
    judged: JudgedInspection, where: Where, today: date, earlier: Inspection | None = None
) -> InspectionScreenState:
    """Return what is shown with this section and item open, beside an earlier inspection."""
    inspection = judged.inspection
    parts = parts_of(judged)
    section = next((n for n, part in enumerate(parts) if part.section.code == where.section), 0)
    items = parts[section].items if parts else ()
    place = next((n for n, item in enumerate(items) if item.code == where.item), 0)
    answered = sum(item.code in inspection.answers for item in judged.items)
    kind = f"{inspection.reference_date.year} 年{inspection.kind.value}"
    return InspectionScreenState(
        title=f"{inspection.institution.name} · {kind}",
        subtitle=_subtitle(inspection),
        answered=answered,
        total=len(judged.items),
        officers="双人持证",
        officers_valid=all(missing.code != "officers" for missing in judged.missing),
        guard=_guard(inspection),
        verdicts=_verdicts(judged),
        sections=tuple(_line(part, judged) for part in parts),
        section=section,
        items=tuple(item_state_of(item, judged, earlier) for item in items),
        item=place,
        side=side_state_of(items[place], judged, today) if items else None,
        can_sweep=inspection.is_draft
        and any(item.is_single_conform and item.code not in inspection.answers for item in items),
        may_change=inspection.is_draft,
    )


def _line(part: SectionPart, judged: JudgedInspection) -> SectionLine:
    codes = {item.code for item in part.items}
    return SectionLine(
        title=part.section.title,
        done=sum(code in judged.inspection.answers for code in codes),
        total=len(codes),
        findings=sum(finding.item in codes for finding in judged.inspection.findings),
        missing_evidence=sum(
            missing.item in codes and missing.code.startswith("evidence:")
            for missing in judged.missing
        ),
    )


def _subtitle(inspection: Inspection) -> str:
    names = "、".join(officer.name for officer in inspection.officers)
    arrived = inspection.started_at.astimezone(SHANGHAI)
    return f"{names} · {arrived:%H:%M} 到场 · {inspection.state.value}"


def _guard(inspection: Inspection) -> tuple[GuardSign, ...]:
    done = {one.step: one for one in inspection.procedure.done}
    signs = []
    for step, words in GUARD_WORDS.items():
        taken = done.get(step)
        time = f"{taken.at.astimezone(SHANGHAI):%H:%M}" if taken else ""
        signs.append(GuardSign(step, words, time, taken.note if taken else ""))
    return tuple(signs)


def _verdicts(judged: JudgedInspection) -> tuple[tuple[str, Tone], ...]:
    answers = judged.inspection.answers
    answered = [item for item in judged.items if item.code in answers]
    criteria = [item for item in answered if item.severity is Severity.CRITERION]
    counted = [judged.verdicts[item.code].outcome for item in criteria or answered]
    prefix = "认定：" if criteria else ""
    outcomes = Counter(counted)
    told = (Outcome.MET, Outcome.UNMET, Outcome.NO_EVIDENCE, Outcome.JUDGEMENT)
    chips = [(f"{outcomes[one]} 项{one.value}", TONES[one]) for one in told if outcomes[one]]
    return tuple(
        (f"{prefix}{words}" if number == 0 else words, tone)
        for number, (words, tone) in enumerate(chips)
    )
