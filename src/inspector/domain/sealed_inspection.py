"""An inspection as it was sealed: it never changes, it is superseded."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.inspection import Inspection
from inspector.domain.verdict import ClauseVerdict, WholeVerdict


@dataclass(frozen=True, slots=True)
class SealedInspection:
    """What the signatures stand under.

    Attributes:
        pack_sha256: hex, of the policy pack that judged it.
        verdicts: of every item that was asked, in order.
        wholes: suggestions for designations, where a checklist of criteria was answered.
        unsettled: sentences of what was missing and overridden, with the reason.
        sealed_at: UTC.
        journal_head: hex, of the last journal line before the seal; anchors what came before.
    """

    inspection: Inspection
    pack_sha256: str
    verdicts: tuple[ClauseVerdict, ...]
    wholes: tuple[WholeVerdict, ...]
    unsettled: tuple[str, ...]
    sealed_at: datetime
    journal_head: str
