"""What the approval of an inspection (行政检查审批表, F01) says."""

from dataclasses import dataclass

from inspector.documents.inspection_record import Inspector
from inspector.documents.party import Party


@dataclass(frozen=True, slots=True)
class InspectionApproval:
    """The content of one form; the opinions are written in by hand.

    Attributes:
        filing_number: of the institution's 备案, None is struck; ``person_in_charge`` likewise.
        origin: why the inspection is made (年度计划, 双随机, 投诉举报 and so on).
        bases: clauses it rests on.
        way: alone or joint and with whom, on site or not.
        assistants: number, organisation and names, fixed beforehand; None: nobody.
        visits: inspections of this year so far and their limit, in words; None: unknown.
        notice: whether it is announced, and why not where it is not.
    """

    authority: str
    number: str | None
    party: Party
    filing_number: str | None
    person_in_charge: str | None
    kind: str
    origin: str
    bases: tuple[str, ...]
    subjects: tuple[str, ...]
    way: str
    period: str
    officers: tuple[Inspector, ...]
    notice: str
    policy_version: str
    assistants: str | None = None
    visits: str | None = None
