"""What a letter that hands a matter to another department (问题线索移送函, F10) says."""

from dataclasses import dataclass
from datetime import date

from inspector.documents.party import Contact, Party


@dataclass(frozen=True, slots=True)
class Referral:
    """The content of one letter.

    Attributes:
        recipient: the department that is competent.
        facts: what was found, one sentence or more each.
        bases: clauses on the recipient's competence; empty: not printed.
        measures: what the sender has done already.
        attachments: names of what is enclosed.
        answer_by: day by which an answer is asked for, or None: not printed.
        record_sha256: hex, of the sealed record.
    """

    authority: str
    number: str
    recipient: str
    party: Party
    inspected: str
    facts: tuple[str, ...]
    bases: tuple[str, ...]
    measures: tuple[str, ...]
    attachments: tuple[str, ...]
    answer_by: date | None
    contact: Contact
    issued_on: date
    policy_version: str
    record_sha256: str
