"""What the right side shows of the current item: law, findings, photos, remark."""

from dataclasses import dataclass
from datetime import date, timedelta

from inspector.domain.basis import clause_in_words, printable_basis
from inspector.domain.checklist import Item, Severity
from inspector.domain.finding import Finding, Remedy
from inspector.domain.photo import Attachment
from inspector.domain.policy_pack import Pack
from inspector.domain.shanghai import SHANGHAI
from inspector.domain.source import Verification
from inspector.domain.verdict import Outcome
from inspector.operations.judged_inspection import JudgedInspection


@dataclass(frozen=True, slots=True)
class LawLine:
    """One clause: as printed, its standing, and its text in short."""

    clause: str
    standing: str
    text: str


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """One photo of the item: where its picture is found and what is said of it."""

    attachment: str
    sha256: str
    caption: str


@dataclass(frozen=True, slots=True)
class SideState:
    """The right side.

    Attributes:
        wants_finding: the answer is 不达标 and no finding is written yet.
        proposal: what a new finding starts from.
        formula: how the verdict came about, with every assumption.
    """

    item: str
    title: str
    wants_finding: bool
    findings: tuple[Finding, ...]
    proposal: Finding
    wordings: tuple[str, ...]
    photos: tuple[PhotoLine, ...]
    remark: str
    formula: str
    law: tuple[LawLine, ...]
    refused: tuple[str, ...]
    note: str
    may_change: bool = True


def side_state_of(item: Item, judged: JudgedInspection, today: date) -> SideState:
    """Return what the right side shows of an item."""
    inspection = judged.inspection
    answer = inspection.answers.get(item.code)
    verdict = judged.verdicts[item.code]
    findings = inspection.findings_on(item.code)
    unmet = verdict.outcome is Outcome.UNMET and item.severity is not Severity.CRITERION
    formula = "\n".join((verdict.formula, *verdict.assumptions)) if answer else ""
    return SideState(
        item=item.code,
        title=f"{item.code}  {item.severity.value}",
        wants_finding=unmet and not findings and inspection.is_draft,
        findings=findings,
        proposal=proposed_finding(item, today),
        wordings=item.wordings,
        photos=tuple(_photo(one) for one in inspection.attachments_of_item(item.code)),
        remark=answer.remark if answer else "",
        formula=formula,
        law=law_of(item, judged.pack),
        refused=printable_basis(judged.pack, item, today).refused,
        note=item.note,
        may_change=inspection.is_draft,
    )


def proposed_finding(item: Item, today: date) -> Finding:
    """Return the finding that is proposed for an item, without place and fact."""
    by_deadline = item.deadline_days > 0
    severity = Severity.MINOR if item.severity is Severity.CRITERION else item.severity
    return Finding(
        id="",
        item=item.code,
        place="",
        fact="",
        requirement=item.requirement,
        severity=severity,
        remedy=Remedy.BY_DEADLINE if by_deadline else Remedy.AT_ONCE,
        deadline=today + timedelta(days=item.deadline_days) if by_deadline else None,
    )


def law_of(item: Item, pack: Pack) -> tuple[LawLine, ...]:
    """Return the clauses behind an item with their standing."""
    lines = []
    for citation in item.citations:
        source = pack.sources[citation.source]
        marks = (source.verified, citation.verified)
        seen = all(mark is Verification.SEEN for mark in marks)
        standing = f"{source.status.value}，{'已核' if seen else '待核'}"
        lines.append(LawLine(clause_in_words(source, citation), standing, citation.text))
    return tuple(lines)


def _photo(attachment: Attachment) -> PhotoLine:
    photo = attachment.photo
    at = photo.taken_at or attachment.attached_at.astimezone(SHANGHAI)
    words = f"{attachment.origin.value} {at:%H:%M}" if photo.taken_at else attachment.origin.value
    return PhotoLine(attachment.id, photo.sha256, attachment.caption or words)
