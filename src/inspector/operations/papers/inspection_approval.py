"""F01 行政检查审批表: before every inspection (检查必审批)."""

from dataclasses import dataclass
from typing import Final

from inspector.documents.inspection_approval import InspectionApproval
from inspector.operations.papers.asked import Form, asked
from inspector.operations.papers.occasion import BeforeSealing, Occasion
from inspector.operations.papers.paper import Details, Paper
from inspector.operations.papers.procedure_bases import procedure_bases


@dataclass(frozen=True, slots=True)
class ApprovalDetails(Details):
    """What the form says beside the inspection.

    Attributes:
        origin: 任务来源: 年度计划, 双随机, 专项部署, 投诉举报 and so on.
        period: when the inspection is to be, in words.
        notice: whether it is announced, and why not where it is not.
        way: alone or joint and with whom, on site or not.
        subjects: what is inspected; empty: the checklists.
        assistants: number, organisation and names, fixed beforehand; empty: nobody.
        visits_limit: how many inspections a year are allowed; 0: not fixed.
    """

    origin: str = asked("任务来源", "", hint="年度计划、双随机、专项部署等", required=True)
    period: str = asked("拟检查时间", "", hint="如 2026年3月5日上午", required=True)
    notice: str = asked(
        "是否提前通知及不通知的理由", "", hint="如 提前3个工作日通知", required=True
    )
    way: str = asked("检查方式", "单独检查，现场检查", required=True)
    subjects: tuple[str, ...] = asked(
        "检查内容", (), hint="一行一项；不填就写检查表的名称", form=Form.LINES
    )
    assistants: str = asked("协助人员", "", hint="人数、单位、姓名；没有就不填")
    visits_limit: int = asked("年度检查次数上限", 0, hint="没有规定就不填", form=Form.COUNT)


def inspection_approval(occasion: BeforeSealing, details: ApprovalDetails) -> InspectionApproval:
    """Return the content of the form."""
    institution = occasion.inspection.institution
    return InspectionApproval(
        authority=occasion.office.authority,
        number=occasion.number,
        party=occasion.party,
        filing_number=institution.filing_number or None,
        person_in_charge=institution.legal_representative or None,
        kind=occasion.inspection.kind.value,
        origin=details.origin,
        bases=procedure_bases(occasion),
        subjects=details.subjects or occasion.subjects,
        way=details.way,
        period=details.period,
        officers=occasion.officers,
        notice=details.notice,
        policy_version=occasion.pack.version,
        assistants=details.assistants or None,
        visits=_visits(occasion, details.visits_limit),
    )


def _visits(occasion: Occasion, limit: int) -> str:
    known = f"已检查{occasion.visits}次（本机记录）"
    return f"{known}，上限{limit}次" if limit else known


PAPER: Final = Paper("F01", BeforeSealing, ApprovalDetails, inspection_approval)
