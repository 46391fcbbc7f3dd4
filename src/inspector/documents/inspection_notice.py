"""What an inspection notice (行政检查通知书, F02) says."""

from dataclasses import dataclass
from datetime import date

from inspector.documents.inspection_record import Inspector
from inspector.documents.party import Contact


@dataclass(frozen=True, slots=True)
class InspectionNotice:
    """The content of one notice; nothing in it comes from storage.

    Attributes:
        number: whole, as printed (云岭民检通〔2026〕6号).
        bases: the clauses that the inspection rests on; empty: the sentence is not printed.
        kind: 日常检查, 专项检查 or 个案检查.
        period: when the inspection is to be, in words.
        subjects: what is inspected.
        assistants: number, organisation and names in words, fixed beforehand; None: nobody.
        papers: what the institution is to have ready.
        visit_number: which inspection of this year it is, from 1; None if unknown: not printed.
        complaint_phone: where an unlawful inspection can be reported; None: not printed.
    """

    authority: str
    number: str
    addressee: str
    bases: tuple[str, ...]
    kind: str
    period: str
    place: str
    subjects: tuple[str, ...]
    officers: tuple[Inspector, ...]
    contact: Contact
    issued_on: date
    policy_version: str
    assistants: str | None = None
    papers: tuple[str, ...] = ()
    visit_number: int | None = None
    complaint_phone: str | None = None
    copies: tuple[str, ...] = ()
