"""What was sent to the province, what it answered, and what is still to go."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.inspection import InspectionState
from inspector.errors import UserError
from inspector.exchange.receiver import PROVINCE
from inspector.operations.identity import enrolled_device, own_names
from inspector.operations.messages.case_handed_over import last_hand_overs
from inspector.operations.outgoing import SEALED, own_stream
from inspector.operations.restored import Doubt, doubt_of
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored
from inspector.storage.packages import IncomingPackage, OutgoingPackage, PackageState


@dataclass(frozen=True, slots=True)
class SentCase:
    """A sealed inspection, and how far it is on its way.

    Attributes:
        state: SEALED (未送), EXPORTED (在途), RECEIVED (已收) or RETURNED (退回).
        sealed_at: UTC.
        holder: the laptop to which the province handed the case over; empty: it is here.
    """

    inspection_id: str
    institution_name: str
    state: InspectionState
    sealed_at: datetime
    holder: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeState:
    """The exchange of this laptop with the province.

    Attributes:
        cases: own sealed inspections, the one sealed last first.
        last_answer: when the last receipt was taken in; None: never.
        outgoing: packages, the last one first.
        incoming: packages taken in, the last one first.
        stream: which of the streams goes on; packages of an earlier one are not sent again.
        doubt: why the laptop must be enrolled again; None: it need not.
    """

    cases: tuple[SentCase, ...]
    last_answer: datetime | None
    outgoing: tuple[OutgoingPackage, ...]
    incoming: tuple[IncomingPackage, ...]
    stream: int = 1
    doubt: Doubt | None = None

    @property
    def may_clean_up(self) -> bool:
        """Whether a receipt has confirmed any package, so that a stick may be cleaned up."""
        return any(one.state is PackageState.ACCEPTED for one in self.outgoing)

    @property
    def unsent(self) -> int:
        """How many sealed inspections are on no stick yet."""
        return self._count(InspectionState.SEALED)

    @property
    def in_transit(self) -> int:
        """How many were exported and are not confirmed."""
        return self._count(InspectionState.EXPORTED)

    @property
    def returned(self) -> int:
        """How many the province sent back."""
        return self._count(InspectionState.RETURNED)

    @property
    def oldest_unsent(self) -> datetime | None:
        """When the first unsent one was sealed; None: there is none."""
        return self._oldest(InspectionState.SEALED)

    @property
    def oldest_in_transit(self) -> datetime | None:
        """When the first one under way was sealed; None: there is none."""
        return self._oldest(InspectionState.EXPORTED)

    def _count(self, state: InspectionState) -> int:
        return sum(one.state is state for one in self.cases)

    def _oldest(self, state: InspectionState) -> datetime | None:
        return min((one.sealed_at for one in self.cases if one.state is state), default=None)


def exchange_state(workspace: Workspace) -> ExchangeState:
    """Read how the exchange with the province stands."""
    with workspace.database.reading() as stored:
        outgoing = stored.packages.outgoing(PROVINCE)
        incoming = stored.packages.incoming()
        return ExchangeState(
            cases=_cases(stored),
            last_answer=max((one.received_at for one in incoming), default=None),
            outgoing=outgoing[::-1],
            incoming=incoming[::-1],
            stream=own_stream(stored),
            doubt=doubt_of(stored),
        )


def _cases(stored: Stored) -> tuple[SentCase, ...]:
    summaries = {one.id: one for one in stored.inspections.summaries()}
    handed, names = last_hand_overs(stored), own_names(stored)
    elsewhere = {ident: one.holder for ident, one in handed.items() if one.holder not in names}
    return tuple(
        SentCase(
            ident,
            summaries[ident].institution_name,
            summaries[ident].state,
            at,
            elsewhere.get(ident, ""),
        )
        for ident, at in reversed(stored.journal.moments_of_kind(SEALED))
        if ident in summaries
    )


def is_enrolled(workspace: Workspace) -> bool:
    """Tell whether this laptop holds a grant and may export."""
    with workspace.database.reading() as stored:
        try:
            enrolled_device(stored)
        except UserError:
            return False
    return True
