"""What a proposal on a model institution, county or city (F11) says."""

from dataclasses import dataclass
from datetime import date

from inspector.documents.party import Contact


@dataclass(frozen=True, slots=True)
class DesignationProposal:
    """The content of one proposal to the province.

    Attributes:
        recipient: the province's department.
        unit: the designated institution, county or city.
        designation: 养老服务模范机构 and the like.
        proposal: 继续认定, 限期整改, 撤销命名 or 自动取消.
        checked: when it was checked, in words.
        facts: what was found, one sentence or more each.
        bases: clauses of the policy; empty: not printed.
        suggestion: the proposal in whole sentences.
    """

    authority: str
    number: str
    recipient: str
    unit: str
    designation: str
    proposal: str
    checked: str
    facts: tuple[str, ...]
    bases: tuple[str, ...]
    suggestion: str
    attachments: tuple[str, ...]
    contact: Contact
    issued_on: date
    policy_version: str
    record_sha256: str
