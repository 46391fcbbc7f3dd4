"""What the slip on which an institution reports its corrections (整改报告, F06) shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingToAnswer:
    """One row to be answered: as in the order; ``deadline`` in words, ``code`` for its QR code."""

    number: str
    fact: str
    requirement: str
    deadline: str
    code: str


@dataclass(frozen=True, slots=True)
class AnswerSlip:
    """The content of one slip; what was done is written in by hand."""

    authority: str
    party_name: str
    order_number: str
    report_due: str
    findings: tuple[FindingToAnswer, ...]
    policy_version: str
