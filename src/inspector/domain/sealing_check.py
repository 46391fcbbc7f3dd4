"""What is missing before an inspection can be sealed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.checklist import Evidence, Item, Severity
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection
from inspector.domain.procedure import Step, officers_problem
from inspector.domain.verdict import ClauseVerdict, Outcome

_STEP_SENTENCES: Final[Mapping[Step, str]] = {
    Step.CERTIFICATES_SHOWN: "还没有记录向被检查单位出示执法证件（行政处罚法第五十五条）。",
    Step.PURPOSE_TOLD: "还没有记录告知检查事由和内容。",
    Step.RECUSAL_ASKED: "还没有记录询问是否申请回避（行政处罚法第四十三条）。",
    Step.STATEMENT_TAKEN: "还没有记录被检查单位的陈述意见（行政处罚法第四十五条）。",
    Step.READ_BACK: "还没有把检查情况向被检查单位宣读或交其核对。",
    Step.SIGNED: "被检查单位还没有签字；拒绝签字的，请写明原因和见证人。",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing.

    Attributes:
        code: stable, for example step:READ_BACK, answer:T1-A01, evidence:<finding id>.
        sentence: in Chinese, what is missing.
        item: code of the item to go to, or empty.
        blocks: cannot be overridden by a reason.
    """

    code: str
    sentence: str
    item: str = ""
    blocks: bool = False


def missing_before_sealing(
    inspection: Inspection,
    items: Sequence[Item],
    verdicts: Mapping[str, ClauseVerdict],
    today: date,
) -> tuple[Missing, ...]:
    """Return what is missing and was not overridden, officers and procedure first.

    `items` are those that are asked (visible); `verdicts` are by code of the item; `today` is the
    day in Shanghai on which the officers' certificates must be valid.
    """
    overridden = {override.code for override in inspection.overrides if override.reason.strip()}
    found = (
        *_officers(inspection, today),
        *_procedure(inspection),
        *_items(inspection, items, verdicts),
        *_findings(inspection, items),
    )
    return tuple(missing for missing in found if missing.blocks or missing.code not in overridden)


def _officers(inspection: Inspection, today: date) -> Iterator[Missing]:
    problem = officers_problem(inspection.officers, today)
    if problem:
        yield Missing("officers", problem, blocks=True)


def _procedure(inspection: Inspection) -> Iterator[Missing]:
    for step in inspection.procedure.missing:
        yield Missing(f"step:{step.name}", _STEP_SENTENCES[step])


def _items(
    inspection: Inspection, items: Iterable[Item], verdicts: Mapping[str, ClauseVerdict]
) -> Iterator[Missing]:
    for item in items:
        if item.code not in inspection.answers:
            yield Missing(f"answer:{item.code}", f"{item.code} 还没有作答。", item.code)
            continue
        outcome = verdicts[item.code].outcome
        if item.severity is Severity.CRITERION:
            yield from _criterion(inspection, item, outcome)
        elif outcome is Outcome.UNMET and not inspection.findings_on(item.code):
            yield Missing(
                f"finding:{item.code}", f"{item.code} 不达标，但还没有写问题。", item.code
            )
        elif outcome is Outcome.NO_EVIDENCE:
            yield Missing(f"value:{item.code}", f"{item.code} 缺少作出判断的数值。", item.code)


def _criterion(inspection: Inspection, item: Item, outcome: Outcome) -> Iterator[Missing]:
    if outcome is Outcome.NO_EVIDENCE:
        yield Missing(f"value:{item.code}", f"{item.code} 缺少作出判断的数值。", item.code)
    shown = bool(inspection.attachments_of_item(item.code))
    if outcome is not Outcome.NOT_APPLICABLE and item.evidence is not Evidence.NONE and not shown:
        yield Missing(
            f"evidence:{item.code}", f"{item.code} 应附{item.evidence}，还没有附。", item.code
        )


def _findings(inspection: Inspection, items: Iterable[Item]) -> Iterator[Missing]:
    by_code = {item.code: item for item in items}
    for finding in inspection.findings:
        if not finding.is_complete:
            yield Missing(
                f"complete:{finding.id}",
                f"{finding.item} 的问题没有写全，请写明部位、事实、改正要求和期限。",
                finding.item,
                blocks=True,
            )
        item = by_code.get(finding.item)
        if item is not None and _lacks_evidence(inspection, finding, item):
            yield Missing(
                f"evidence:{finding.id}",
                f"{finding.item} 的问题应附{item.evidence}，还没有附。",
                finding.item,
            )


def _lacks_evidence(inspection: Inspection, finding: Finding, item: Item) -> bool:
    return item.evidence is not Evidence.NONE and not inspection.attachments_of_finding(finding.id)
