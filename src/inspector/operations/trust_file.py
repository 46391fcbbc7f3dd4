"""A new trust file: made by withdrawing a grant, signed by the roots, owed to every laptop."""

from typing import Final, Literal

from msgspec.structs import replace

from inspector.errors import UserError
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.keys import Ed25519Signer, load_signer
from inspector.exchange.trust import (
    TRUST_TYPE,
    Revocation,
    Trust,
    accept_trust,
    encode_trust,
)
from inspector.operations.identity import TRUST, held_trust
from inspector.operations.messages.trust_issued import MESSAGE, IssuedTrust
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

Reason = Literal["lost", "stolen", "replaced", "retired", "compromised"]

_ROOT: Final = "root-"
_SENT: Final = "trust.sent."


class RootsElsewhereError(UserError):
    """Two of the three roots must sign, and their keys are not here."""


class AlreadyRevokedError(UserError):
    """The grant is withdrawn already."""


def roots_are_here(workspace: Workspace) -> bool:
    """Whether the keys of two roots lie at this desk."""
    return len(_roots(workspace)) > 1


def withdraw(workspace: Workspace, stored: Stored, revocation: Revocation) -> Trust:
    """Put a grant onto the list of the withdrawn, in a new trust file that two roots sign.

    Packages up to `last_seq` still import, here at once and at the laptops once they have the
    file. The file is valid as long as the one before.

    Raises:
        RootsElsewhereError: fewer than two roots' keys are here.
        AlreadyRevokedError: it is withdrawn already.
    """
    held = held_trust(stored)
    if held.revocation_of(revocation.serial) is not None:
        raise AlreadyRevokedError(f"第 {revocation.serial} 号授权以前已经吊销，没有改动。")
    roots = _roots(workspace)[: held.record.threshold]
    if len(roots) < held.record.threshold:
        raise RootsElsewhereError(
            "吊销授权要由两把根密钥签署，本账册里不足两把，没有吊销。请两名根密钥保管人到场。"
        )
    record = replace(
        held.record, version=held.version + 1, revoked=(*held.record.revoked, revocation)
    )
    envelope = sign_envelope(encode_trust(record), TRUST_TYPE, roots)
    trust = accept_trust(envelope, held, workspace.clock())
    stored.trust.put(TRUST, trust.envelope)
    return trust


def note_sent(stored: Stored, device: str, version: int) -> None:
    """Remember which version of the trust file a laptop was given."""
    stored.settings.put(f"{_SENT}{device}", str(version))


def owe_trust(workspace: Workspace, stored: Stored) -> None:
    """Prepare the trust file for every laptop that was not given this version yet."""
    trust = held_trust(stored)
    for device in devices_in_use(stored, trust):
        if int(stored.settings.get(f"{_SENT}{device}") or 1) < trust.version:
            issued = IssuedTrust(trust.version, trust.envelope.decode("utf-8"))
            record = Sent(MESSAGE.kind, f"trust-{trust.version}", MESSAGE.encode(issued))
            send_to_device(workspace, stored, device, [record])
            note_sent(stored, device, trust.version)


def devices_in_use(stored: Stored, trust: Trust) -> tuple[str, ...]:
    """Return the laptops that a stick may still reach: neither lost nor stolen."""
    return tuple(
        device
        for device, grant in newest_grants(stored, trust).items()
        if not _is_gone(trust.revocation_of(grant.serial))
    )


def newest_grants(stored: Stored, trust: Trust) -> dict[str, Grant]:
    """Return the grant that holds, by device."""
    newest: dict[str, Grant] = {}
    for one in stored.trust.grants():  # by device and serial
        grant = open_grant(one, trust)
        newest[grant.device] = grant
    return newest


def _is_gone(revocation: Revocation | None) -> bool:
    return revocation is not None and revocation.reason in {"lost", "stolen"}


def _roots(workspace: Workspace) -> tuple[Ed25519Signer, ...]:
    names = [name for name in workspace.keys.names() if name.startswith(_ROOT)]
    kept = (workspace.keys.get(name) for name in names)
    return tuple(load_signer(one) for one in kept if one is not None)
