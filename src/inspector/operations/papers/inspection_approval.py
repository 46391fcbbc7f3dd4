"""F01 行政检查审批表: before every inspection (检查必审批)."""

from dataclasses import dataclass
from typing import Final

from inspector.documents.inspection_approval import InspectionApproval
from inspector.operations.papers.occasion import BeforeSealing, Occasion
from inspector.operations.papers.paper import Details, Paper, still_empty
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

    origin: str = ""
    period: str = ""
    notice: str = ""
    way: str = "单独检查，现场检查"
    subjects: tuple[str, ...] = ()
    assistants: str = ""
    visits_limit: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """The Chinese names of what must still be filled in."""
        return still_empty(
            ("任务来源", self.origin),
            ("拟检查时间", self.period),
            ("是否提前通知及不通知的理由", self.notice),
            ("检查方式", self.way),
        )


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
