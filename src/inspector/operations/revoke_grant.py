"""The province withdraws the grant of a laptop: lost, stolen, retired, or its key got out."""

from dataclasses import dataclass

from inspector.errors import UserError
from inspector.exchange.grant import Grant
from inspector.exchange.trust import Revocation, Trust
from inspector.operations.changes import Changed
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.trust_file import Reason, newest_grants, withdraw
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored


class UnknownDeviceError(UserError):
    """No laptop of this name was ever enrolled."""


@dataclass(frozen=True, slots=True)
class Revoked:
    """What was withdrawn.

    Attributes:
        last_seq: number of the last package that may still be taken in.
        version: of the new trust file, which goes to all laptops with their next packages.
    """

    device: str
    serial: int
    last_seq: int
    version: int
    changed: Changed


def revoke_grant(
    workspace: Workspace, device: str, reason: Reason, last_seq: int | None = None
) -> Revoked:
    """Withdraw the grant that a laptop holds.

    Args:
        workspace: of the province.
        device: its name.
        reason: why.
        last_seq: number of the last package that is known to be its own; None: the last one that
            was taken in.

    Raises:
        NotEnrolledError: this is not the province's desk.
        UnknownDeviceError: no such laptop.
        RootsElsewhereError: fewer than two roots' keys are here.
        AlreadyRevokedError: it is withdrawn already.
    """
    issuer_of(workspace)
    with workspace.database.transaction() as stored:
        grant = _newest(stored, held_trust(stored), device)
        taken = _taken(stored, grant) if last_seq is None else last_seq
        revocation = Revocation(serial=grant.serial, last_seq=taken, reason=reason)
        trust = withdraw(workspace, stored, revocation)
    return Revoked(device, grant.serial, taken, trust.version, Changed.SETTINGS | Changed.PACKAGES)


def _newest(stored: Stored, trust: Trust, device: str) -> Grant:
    newest = newest_grants(stored, trust)
    if device not in newest:
        raise UnknownDeviceError(
            f"没有登记过名为“{device}”的电脑，没有吊销。已登记的是：{'、'.join(newest) or '无'}。"
        )
    return newest[device]


def _taken(stored: Stored, grant: Grant) -> int:
    """Return the number of the last package that was taken in under this grant."""
    state = stored.packages.sender_state(grant.device)
    return state.last_seq if state is not None and state.epoch == grant.epoch else 0
