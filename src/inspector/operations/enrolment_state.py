"""How this computer stands with the province: named, granted, until when."""

from dataclasses import dataclass
from datetime import date

from inspector.domain.shanghai import day_in_shanghai
from inspector.exchange.strict import instant
from inspector.operations.identity import DEVICE, NotEnrolledError, enrolled_device
from inspector.operations.restored import Doubt, doubt_of
from inspector.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EnrolmentState:
    """What is known of the enrolment.

    Attributes:
        device: name of this computer at the province; empty before it asked.
        until: last day of the grant; None: there is none.
        fingerprint: of the province's roots, in groups of digits; empty without a grant.
        doubt: why it must be enrolled again; None: it need not.
    """

    device: str
    until: date | None = None
    fingerprint: str = ""
    doubt: Doubt | None = None


def enrolment_state(workspace: Workspace) -> EnrolmentState:
    """Read how the enrolment stands."""
    with workspace.database.reading() as stored:
        try:
            enrolled = enrolled_device(stored)
        except NotEnrolledError:
            return EnrolmentState(stored.settings.get(DEVICE), doubt=doubt_of(stored))
        doubt = doubt_of(stored)
    until = day_in_shanghai(instant(enrolled.grant.not_after))
    return EnrolmentState(enrolled.device, until, enrolled.trust.fingerprint, doubt)
