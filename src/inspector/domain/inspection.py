"""One inspection of one institution, from the first answer to the seal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from inspector.domain.answer import Answer
from inspector.domain.finding import Finding
from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.domain.photo import Attachment
from inspector.domain.procedure import Procedure

SUPERSEDES: Final = "supersedes"
"""Code of the override that gives the reason why a version replaces another."""


class InspectionKind(StrEnum):
    """Why the inspectors come (行政检查办法 8; 431 四(五))."""

    ROUTINE = "日常检查"
    SPECIAL = "专项检查"
    CASE = "个案检查"
    ANNUAL = "年度抽查"
    RECHECK = "复查"
    ACCEPTANCE = "验收"


class InspectionState(StrEnum):
    """How far it is; what follows the seal is computed from packages and receipts."""

    DRAFT = "草稿"
    SEALED = "未送"
    EXPORTED = "在途"
    RECEIVED = "已收"
    RETURNED = "退回"


@dataclass(frozen=True, slots=True)
class Override:
    """A reason given for going on although something is missing; the reason is printed.

    Attributes:
        code: of the thing missing, as `sealing_check` names it.
    """

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """A draft or sealed inspection.

    Attributes:
        id: 32 lower-case hex digits.
        institution: as the register knew it when the inspection was started.
        pack_version: of the policy pack that it was started with.
        checklists: codes, in order.
        started_at: UTC.
        reference_date: the day that periods are counted to (申报日 or 抽查日).
        answers: by code of the item.
        supersedes: SHA-256 of the sealed record that this version replaces, or empty.
        sealed_sha256: hex; empty while it is a draft.
    """

    id: str
    institution: Institution
    kind: InspectionKind
    pack_version: str
    checklists: tuple[str, ...]
    officers: tuple[Officer, ...]
    started_at: datetime
    reference_date: date
    state: InspectionState = InspectionState.DRAFT
    answers: Mapping[str, Answer] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    procedure: Procedure = field(default_factory=Procedure)
    overrides: tuple[Override, ...] = ()
    supersedes: str = ""
    sealed_sha256: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.state is InspectionState.DRAFT

    @property
    def superseding_reason(self) -> str:
        """Why this version replaces another; empty for a first version."""
        return next((one.reason for one in self.overrides if one.code == SUPERSEDES), "")

    def findings_on(self, item: str) -> tuple[Finding, ...]:
        """The findings about one item."""
        return tuple(finding for finding in self.findings if finding.item == item)

    def attachments_of_item(self, item: str) -> tuple[Attachment, ...]:
        """The photos of one item, those of its findings included."""
        return tuple(attachment for attachment in self.attachments if attachment.item == item)

    def attachments_of_finding(self, finding: str) -> tuple[Attachment, ...]:
        """The photos of one finding."""
        return tuple(attachment for attachment in self.attachments if attachment.finding == finding)
