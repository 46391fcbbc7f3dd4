"""What a recheck opinion (整改复查意见书, F07) says."""

from dataclasses import dataclass
from datetime import date

from inspector.documents.inspection_record import Inspector


@dataclass(frozen=True, slots=True)
class RecheckedFinding:
    """One row.

    Attributes:
        number: of the row in the order.
        corrected: how it was corrected, in words.
        conclusion: 已整改, 部分整改, 未整改 or 不适用.
    """

    number: str
    fact: str
    corrected: str
    evidence: tuple[str, ...]
    conclusion: str


@dataclass(frozen=True, slots=True)
class RecheckOpinion:
    """The content of one opinion; nothing in it comes from storage.

    Attributes:
        order_number: of the rectification order.
        ordered_on: its day.
        due: its deadline, in words.
        rechecked: when, in words.
        way: 现场复查 or 材料复查.
        opinions: whole sentences: closed, put off until when and why, ordered again, proposed to be
            handed over or to be prosecuted.
        refusal: reason in words where the signature was refused.
        record_sha256: hex, of the sealed record of the recheck.
    """

    authority: str
    number: str
    party_name: str
    order_number: str
    ordered_on: date
    due: str
    rechecked: str
    way: str
    findings: tuple[RecheckedFinding, ...]
    opinions: tuple[str, ...]
    officers: tuple[Inspector, ...]
    issued_on: date
    policy_version: str
    record_sha256: str
    refusal: str | None = None
    copies: tuple[str, ...] = ()
