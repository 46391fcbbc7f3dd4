"""The laptops that the province enrolled, and how each stands."""

from dataclasses import dataclass
from datetime import date, datetime

from inspector.domain.shanghai import day_in_shanghai
from inspector.exchange.strict import instant
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.trust_file import newest_grants
from inspector.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EnrolledDevice:
    """One laptop.

    Attributes:
        epoch: of its key.
        until: last day of its grant.
        revoked: why the grant was withdrawn; empty: it holds.
        last_seq: number of the last package that came under this key.
        last_at: UTC, when the last package came; None: never.
        doubted: contradicting packages came; it was asked to be enrolled again.
    """

    device: str
    county: str
    serial: int
    epoch: int
    until: date
    revoked: str
    last_seq: int
    last_at: datetime | None
    doubted: bool


def list_devices(workspace: Workspace) -> tuple[EnrolledDevice, ...]:
    """Return all laptops by name, each with the grant that it got last.

    Raises:
        NotEnrolledError: this is not the province's desk.
    """
    issuer_of(workspace)
    found = []
    with workspace.database.reading() as stored:
        trust = held_trust(stored)
        for device, grant in newest_grants(stored, trust).items():
            state = stored.packages.sender_state(device)
            came = state is not None
            revocation = trust.revocation_of(grant.serial)
            found.append(
                EnrolledDevice(
                    device=device,
                    county=grant.county,
                    serial=grant.serial,
                    epoch=grant.epoch,
                    until=day_in_shanghai(instant(grant.not_after)),
                    revoked="" if revocation is None else revocation.reason,
                    last_seq=state.last_seq if state and state.epoch == grant.epoch else 0,
                    last_at=stored.packages.last_incoming(device).received_at if came else None,
                    doubted=state is not None and state.dirty,
                )
            )
    return tuple(found)
