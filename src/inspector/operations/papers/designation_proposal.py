"""F11 模范单位处理建议书: what the criteria suggest for a designation; a person signs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspector.documents.designation_proposal import DesignationProposal
from inspector.domain.basis import printable_basis
from inspector.domain.source import Purpose
from inspector.domain.verdict import ClauseVerdict, Outcome, Suggestion, WholeVerdict
from inspector.errors import UserError
from inspector.operations.papers.asked import Form, asked
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import Choices, Details, NotIssuableError, Paper

_PROPOSALS: Final = {
    Suggestion.CONTINUE: "继续认定",
    Suggestion.RECTIFY: "限期整改",
    Suggestion.WITHDRAW: "撤销命名",
    Suggestion.CANCELLED: "自动取消命名",
}


class NothingToProposeError(UserError):
    """The inspection says nothing on a designation."""


@dataclass(frozen=True, slots=True)
class ProposalDetails(Details):
    """To whom and about what the proposal is.

    Attributes:
        recipient: the province's department.
        checklist: code of the criteria; empty where the inspection walked through one alone.
        designation: how it is called; empty: as the criteria.
    """

    recipient: str = asked("主送机关", "山西省民政厅", required=True)
    checklist: str = asked("按哪一套标准", "", form=Form.CHOICE)
    designation: str = asked("模范称号", "", hint="不填就用标准的名称")


def designation_proposal(occasion: AfterSealing, details: ProposalDetails) -> DesignationProposal:
    """Return the content of the proposal.

    Raises:
        NothingToProposeError: no criteria were walked through, or they are still open.
        NotIssuableError: several were and none was chosen, or another one was.
    """
    whole = _chosen(occasion, details.checklist)
    criteria = occasion.pack.checklists[whole.checklist].title.partition("（")[0]
    unit, designation = occasion.party.name, details.designation or criteria
    short = [one for one in whole.clauses if one.outcome is Outcome.UNMET]
    return DesignationProposal(
        authority=occasion.office.authority,
        number=occasion.number,
        recipient=details.recipient,
        unit=unit,
        designation=designation,
        proposal=_PROPOSALS[whole.suggestion],
        checked=occasion.inspected,
        facts=tuple(_facts(occasion, whole, short)),
        bases=_bases(occasion, short),
        suggestion=f"{whole.suggestion.value}{unit}（{designation}）。",
        attachments=(f"现场检查笔录（{occasion.record_name}）",),
        contact=occasion.contact,
        issued_on=occasion.today,
        policy_version=occasion.pack.version,
        record_sha256=occasion.record_sha256,
    )


def criteria_of(occasion: AfterSealing) -> Choices:
    """Return the criteria that were walked through.

    Raises:
        NothingToProposeError: there are none.
    """
    return {
        "checklist": {
            one.checklist: occasion.pack.checklists[one.checklist].title
            for one in _wholes(occasion).values()
        }
    }


def _wholes(occasion: AfterSealing) -> dict[str, WholeVerdict]:
    wholes = {one.checklist: one for one in occasion.sealed.wholes}
    if not wholes:
        raise NothingToProposeError("这次检查没有使用模范单位的标准，不能提出处理建议。")
    return wholes


def _chosen(occasion: AfterSealing, wished: str) -> WholeVerdict:
    wholes = _wholes(occasion)
    if wished not in wholes and (wished or len(wholes) > 1):
        raise NotIssuableError(f"请选择按哪一套标准提出建议，可选：{'、'.join(wholes)}。")
    whole = wholes[wished or next(iter(wholes))]
    if whole.suggestion is Suggestion.OPEN:
        raise NothingToProposeError(f"还不能提出处理建议：{'；'.join(whole.reasons)}。")
    return whole


def _facts(
    occasion: AfterSealing, whole: WholeVerdict, short: list[ClauseVerdict]
) -> Iterator[str]:
    met = sum(one.outcome is Outcome.MET for one in whole.clauses)
    yield f"按照标准逐项核验{len(whole.clauses)}项，达标{met}项，不达标{len(short)}项。"
    for number, one in enumerate(short, 1):
        text = occasion.pack.item(one.item).text
        yield f"{number}．{text}（{one.item}）：{one.formula}{one.distance}"
    yield from whole.reasons


def _bases(occasion: AfterSealing, short: list[ClauseVerdict]) -> tuple[str, ...]:
    clauses = (
        clause
        for one in short
        for clause in printable_basis(
            occasion.pack, occasion.pack.item(one.item), occasion.today, Purpose.DESIGNATION
        ).clauses
    )
    return tuple(dict.fromkeys(clauses))


PAPER: Final = Paper("F11", AfterSealing, ProposalDetails, designation_proposal, criteria_of)
