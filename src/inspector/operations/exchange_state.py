"""What was sent to the province, what it answered, and what is still to go."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from inspector.errors import UserError
from inspector.exchange.receiver import PROVINCE
from inspector.operations.identity import enrolled_device
from inspector.operations.workspace import Workspace
from inspector.storage.packages import IncomingPackage, OutgoingPackage, PackageState

_INSPECTION: Final = "inspection-sealed"


@dataclass(frozen=True, slots=True)
class ExchangeState:
    """The exchange of this laptop with the province.

    Attributes:
        unsent: sealed inspections that the province has not confirmed.
        oldest_unsent: when the first of them was sealed; None: there is none.
        last_answer: when the last receipt was taken in; None: never.
        outgoing: packages, the last one first.
        incoming: packages taken in, the last one first.
    """

    unsent: int
    oldest_unsent: datetime | None
    last_answer: datetime | None
    outgoing: tuple[OutgoingPackage, ...]
    incoming: tuple[IncomingPackage, ...]


def exchange_state(workspace: Workspace) -> ExchangeState:
    """Read how the exchange with the province stands."""
    with workspace.database.reading() as stored:
        outgoing = stored.packages.outgoing(PROVINCE)
        incoming = stored.packages.incoming()
        answered = [one.log_to for one in outgoing if one.state is PackageState.ACCEPTED]
        head, _ = stored.journal.head()
        unsent = [
            line.at
            for line in stored.journal.lines(max(answered, default=0) + 1, head)
            if line.kind == _INSPECTION
        ]
    return ExchangeState(
        unsent=len(unsent),
        oldest_unsent=min(unsent, default=None),
        last_answer=max((one.received_at for one in incoming), default=None),
        outgoing=tuple(sorted(outgoing, key=lambda one: one.seq, reverse=True)),
        incoming=tuple(sorted(incoming, key=lambda one: one.received_at, reverse=True)),
    )


def is_enrolled(workspace: Workspace) -> bool:
    """Tell whether this laptop holds a grant and may export."""
    with workspace.database.reading() as stored:
        try:
            enrolled_device(stored)
        except UserError:
            return False
    return True
