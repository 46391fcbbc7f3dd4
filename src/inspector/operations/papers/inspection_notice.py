"""F02 行政检查通知书: served ahead, or shown on the spot (检查必通知)."""

from dataclasses import dataclass
from typing import Final

from inspector.documents.inspection_notice import InspectionNotice
from inspector.operations.papers.asked import Form, asked
from inspector.operations.papers.occasion import BeforeSealing
from inspector.operations.papers.paper import Details, Paper
from inspector.operations.papers.procedure_bases import procedure_bases

_COPIES: Final = ("送达被检查单位", "归档")


@dataclass(frozen=True, slots=True)
class NoticeDetails(Details):
    """What the notice says beside the inspection.

    Attributes:
        period: when the inspection is to be, in words.
        subjects: what is inspected; empty: the checklists.
        papers: what the institution is to have ready.
        assistants: number, organisation and names, fixed beforehand; empty: nobody.
        complaint_phone: where an unlawful inspection can be reported; empty: not printed.
    """

    period: str = asked("检查时间", "", hint="如 2026年3月5日9时至12时", required=True)
    subjects: tuple[str, ...] = asked(
        "检查内容", (), hint="一行一项；不填就写检查表的名称", form=Form.LINES
    )
    papers: tuple[str, ...] = asked(
        "需要准备的材料", (), hint="一行一项，如 从业人员名册", form=Form.LINES
    )
    assistants: str = asked("协助人员", "", hint="人数、单位、姓名；没有就不填")
    complaint_phone: str = asked("监督投诉电话", "", hint="不填就不印")


def inspection_notice(occasion: BeforeSealing, details: NoticeDetails) -> InspectionNotice:
    """Return the content of the notice."""
    return InspectionNotice(
        authority=occasion.office.authority,
        number=occasion.number,
        addressee=occasion.party.name,
        bases=procedure_bases(occasion),
        kind=occasion.inspection.kind.value,
        period=details.period,
        place=occasion.place,
        subjects=details.subjects or occasion.subjects,
        officers=occasion.officers,
        contact=occasion.contact,
        issued_on=occasion.today,
        policy_version=occasion.pack.version,
        assistants=details.assistants or None,
        papers=details.papers,
        visit_number=occasion.visits + 1,
        complaint_phone=details.complaint_phone or None,
        copies=_COPIES,
    )


PAPER: Final = Paper("F02", BeforeSealing, NoticeDetails, inspection_notice)
