"""What an inspection record (现场检查笔录, F03) says, with its item table and list of evidence."""

from dataclasses import dataclass

from inspector.documents.party import Party


@dataclass(frozen=True, slots=True)
class Inspector:
    """One officer on the paper: name and number of the 行政执法证."""

    name: str
    certificate: str


@dataclass(frozen=True, slots=True)
class SiteContact:
    """The person in charge on site; None is unknown and struck.

    ``identity_number`` comes masked where the form does not need it whole.
    """

    name: str
    position: str | None
    identity_number: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """One line of the item table.

    Attributes:
        code: of the item.
        result: 符合, 不符合, 不适用 and the like.
        remark: the value found or the reason; empty is struck.
        readings: what decided the verdict where the papers leave it open (判定口径).
    """

    code: str
    title: str
    result: str
    remark: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedFinding:
    """One finding; ``clause`` None is not printed, ``evidence`` are numbers of the list."""

    place: str
    fact: str
    clause: str | None
    severity: str
    handling: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One photo of the list of evidence; ``taken`` and ``place`` None are unknown and struck.

    ``subject`` is what it proves, a line an item.
    """

    number: str
    kind: str
    subject: str
    taken: str | None
    place: str | None
    taken_by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the officers showed and told, and what was answered.

    Attributes:
        shown: when the certificates were shown, in words; None: no such step is on record.
        recusal_answer: what was said to the question whether anyone should stand aside.
    """

    shown: str | None
    recusal_answer: str | None


@dataclass(frozen=True, slots=True)
class InspectionRecord:
    """The content of one record; nothing in it comes from storage.

    Attributes:
        number: whole, as printed; None where the office numbers no records.
        started: in words; ended likewise, None while it is written in by hand.
        departments: names of departments that took part.
        assistants: who assisted, in words.
        notice_number: number of the inspection notice, None if none was given.
        handling: sentences on what was done on site.
        gaps: missing steps of procedure, each with the reason given for it.
        statement: what the institution says to it; None leaves room to write.
        refusal: reason and witness in words where the signature was refused.
        record_sha256: hex, of the sealed record.
    """

    authority: str
    number: str | None
    kind: str
    started: str
    ended: str | None
    place: str
    party: Party
    site_contact: SiteContact
    officers: tuple[Inspector, ...]
    recorder: str
    briefing: Briefing
    items: tuple[CheckedItem, ...]
    findings: tuple[RecordedFinding, ...]
    evidence: tuple[EvidenceEntry, ...]
    policy_version: str
    record_sha256: str
    departments: tuple[str, ...] = ()
    assistants: str | None = None
    notice_number: str | None = None
    handling: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    statement: str | None = None
    refusal: str | None = None
