"""F10 问题线索移送函: a letter to each department that shares the competence."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.documents.referral import Referral
from inspector.domain.basis import printable_basis
from inspector.domain.finding import Finding, Remedy
from inspector.domain.source import Purpose
from inspector.errors import UserError
from inspector.operations.papers.asked import Form, asked
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import Choices, Details, NotIssuableError, Paper


class NothingToReferError(UserError):
    """No finding is another department's business."""


@dataclass(frozen=True, slots=True)
class ReferralDetails(Details):
    """To whom the letter goes.

    Attributes:
        department: one of `departments_of`; empty where there is only one.
        recipient: how the letter names it; empty: as the department.
        answer_by: day by which an answer is asked for.
    """

    department: str = asked("移送给", "", form=Form.CHOICE)
    recipient: str = asked("主送名称", "", hint="不填就写部门名称，如 云岭县消防救援大队")
    answer_by: date | None = asked("请在此前函告结果", None, form=Form.DAY)  # noqa: RUF009 - a field


def departments_of(occasion: AfterSealing) -> tuple[str, ...]:
    """Return the departments that findings of this inspection concern, in order."""
    named = (name for one in occasion.inspection.findings for name in _departments(occasion, one))
    return tuple(dict.fromkeys(named))


def departments_to_choose(occasion: AfterSealing) -> Choices:
    """Return them as choices.

    Raises:
        NothingToReferError: there are none.
    """
    return {"department": {one: one for one in _required_departments(occasion)}}


def referral(occasion: AfterSealing, details: ReferralDetails) -> Referral:
    """Return the content of the letter.

    Raises:
        NothingToReferError: no finding concerns another department.
        NotIssuableError: several do and none was chosen, or another one was.
    """
    department = _chosen(occasion, details.department)
    findings = [
        one for one in occasion.inspection.findings if department in _departments(occasion, one)
    ]
    return Referral(
        authority=occasion.office.authority,
        number=occasion.number,
        recipient=details.recipient or department,
        party=occasion.party,
        inspected=occasion.inspected,
        facts=tuple(_fact(occasion, number, one) for number, one in enumerate(findings, 1)),
        bases=_bases(occasion, findings),
        measures=_measures(occasion, findings),
        attachments=(f"现场检查笔录（{occasion.record_name}）",),
        answer_by=details.answer_by,
        contact=occasion.contact,
        issued_on=occasion.today,
        policy_version=occasion.pack.version,
        record_sha256=occasion.record_sha256,
    )


def _departments(occasion: AfterSealing, finding: Finding) -> tuple[str, ...]:
    item = occasion.pack.item(finding.item)
    return printable_basis(occasion.pack, item, occasion.today).refer_to


def _required_departments(occasion: AfterSealing) -> tuple[str, ...]:
    departments = departments_of(occasion)
    if not departments:
        raise NothingToReferError("这次检查没有属于其他部门职权的问题，不用移送。")
    return departments


def _chosen(occasion: AfterSealing, wished: str) -> str:
    departments = _required_departments(occasion)
    if wished in departments:
        return wished
    if not wished and len(departments) == 1:
        return departments[0]
    raise NotIssuableError(f"请选择移送给哪个部门，可选：{'、'.join(departments)}。")


def _fact(occasion: AfterSealing, number: int, finding: Finding) -> str:
    photos = occasion.photos_of(finding)
    proof = f"（证据：{'、'.join(photos)}）" if photos else ""
    return f"{number}．{finding.place}：{finding.fact.rstrip('。')}{proof}。"


def _bases(occasion: AfterSealing, findings: list[Finding]) -> tuple[str, ...]:
    bases = (
        clause
        for one in findings
        for clause in printable_basis(
            occasion.pack, occasion.pack.item(one.item), occasion.today, Purpose.REFERRAL
        ).clauses
    )
    return tuple(dict.fromkeys(bases))


def _measures(occasion: AfterSealing, findings: list[Finding]) -> tuple[str, ...]:
    measures = []
    if any(one.remedy is Remedy.ON_THE_SPOT for one in findings):
        measures.append("部分问题已由该机构当场改正。")
    orders = occasion.numbers_of("F05")
    if orders:
        measures.append(f"我单位已发出《责令改正通知书》（{'、'.join(orders)}）。")
    return tuple(measures)


PAPER: Final = Paper("F10", AfterSealing, ReferralDetails, referral, departments_to_choose)
