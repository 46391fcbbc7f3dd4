"""F02 行政检查通知书: served ahead, or shown on the spot (检查必通知)."""

from dataclasses import dataclass
from typing import Final

from inspector.documents.inspection_notice import InspectionNotice
from inspector.operations.papers.occasion import BeforeSealing
from inspector.operations.papers.paper import Details, Paper, still_empty
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

    period: str = ""
    subjects: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    assistants: str = ""
    complaint_phone: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The Chinese names of what must still be filled in."""
        return still_empty(("检查时间", self.period))


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
