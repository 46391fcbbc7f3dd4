"""F03 现场检查笔录: every item with its result, the findings, the list of evidence."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from inspector.documents.inspection_record import (
    Briefing,
    CheckedItem,
    InspectionRecord,
    RecordedFinding,
    SiteContact,
)
from inspector.domain.basis import printable_basis
from inspector.domain.checklist import Item
from inspector.domain.finding import Finding, Remedy
from inspector.domain.procedure import Step
from inspector.domain.shanghai import date_in_words, time_in_words
from inspector.domain.verdict import ClauseVerdict, Outcome
from inspector.operations.papers.evidence_list import evidence_entry
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import NoDetails, Paper

_CONFORM: Final = {Outcome.MET: "符合", Outcome.UNMET: "不符合"}
_DONE: Final = {
    Remedy.ON_THE_SPOT: "已当场改正",
    Remedy.AT_ONCE: "责令立即改正",
    Remedy.BY_DEADLINE: "责令限期改正",
}


def inspection_record(occasion: AfterSealing, details: NoDetails) -> InspectionRecord:
    """Return the content of the record."""
    del details
    inspection = occasion.inspection
    procedure = inspection.procedure
    return InspectionRecord(
        authority=occasion.office.authority,
        number=occasion.number,
        notice_number=next(reversed(occasion.numbers_of("F02")), None),
        kind=inspection.kind.value,
        started=time_in_words(inspection.started_at),
        ended=time_in_words(occasion.sealed.sealed_at),
        place=occasion.place,
        party=occasion.party,
        site_contact=SiteContact(inspection.institution.legal_representative, None, None, None),
        officers=occasion.officers,
        recorder=occasion.officers[-1].name,
        briefing=Briefing(_shown(occasion), procedure.note_of(Step.RECUSAL_ASKED) or None),
        items=tuple(_items(occasion)),
        findings=tuple(_finding(occasion, one) for one in inspection.findings),
        evidence=tuple(evidence_entry(occasion, uses) for uses in occasion.photos.values()),
        policy_version=occasion.pack.version,
        record_sha256=occasion.record_sha256,
        handling=tuple(_handling(inspection.findings)),
        gaps=occasion.sealed.unsettled,
        statement=procedure.note_of(Step.STATEMENT_TAKEN) or None,
    )


def _shown(occasion: AfterSealing) -> str | None:
    done = occasion.inspection.procedure.done
    shown = next((one for one in done if one.step is Step.CERTIFICATES_SHOWN), None)
    return None if shown is None else time_in_words(shown.at)


def _items(occasion: AfterSealing) -> Iterator[CheckedItem]:
    for verdict in occasion.sealed.verdicts:
        item = occasion.pack.item(verdict.item)
        yield CheckedItem(
            code=item.code,
            title=item.text,
            result=_result(item, verdict),
            remark=_remark(occasion, item, verdict),
            readings=verdict.assumptions,
        )


def _result(item: Item, verdict: ClauseVerdict) -> str:
    if item.is_single_conform:
        return _CONFORM.get(verdict.outcome, verdict.outcome.value)
    return verdict.outcome.value


def _remark(occasion: AfterSealing, item: Item, verdict: ClauseVerdict) -> str:
    answer = occasion.inspection.answers.get(item.code)
    remark = answer.remark if answer else ""
    said = "" if item.is_single_conform else f"{verdict.formula}{verdict.distance}"
    return "".join(part for part in (said, remark) if part)


def _finding(occasion: AfterSealing, finding: Finding) -> RecordedFinding:
    item = occasion.pack.item(finding.item)
    clauses = printable_basis(occasion.pack, item, occasion.today).clauses
    handling = _DONE[finding.remedy]
    if finding.deadline is not None:
        handling += f"（{date_in_words(finding.deadline)}前）"
    return RecordedFinding(
        place=finding.place,
        fact=finding.fact,
        clause="；".join(clauses) or None,
        severity=finding.severity.value,
        handling=handling,
        evidence=occasion.photos_of(finding),
    )


def _handling(findings: tuple[Finding, ...]) -> Iterator[str]:
    counts = Counter(one.remedy for one in findings)
    for remedy in Remedy:
        if counts[remedy]:
            yield f"{_DONE[remedy]} {counts[remedy]} 项。"


PAPER: Final = Paper("F03", AfterSealing, NoDetails, inspection_record)
