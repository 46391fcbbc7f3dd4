"""Whose signature on a document this computer can tell, without a network."""

from dataclasses import dataclass
from datetime import date

from inspector.domain.shanghai import day_in_shanghai
from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.keys import PublicKey
from inspector.exchange.strict import instant
from inspector.exchange.trust import Revocation, Trust
from inspector.exchange.verdicts import Refused
from inspector.operations.identity import GRANT, NotEnrolledError, held_trust
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored


@dataclass(frozen=True, slots=True)
class KnownSigner:
    """The holder of a key.

    Attributes:
        grant: the province's word for it; None for this computer before its enrolment.
        revoked: how the grant was withdrawn, if it was.
    """

    key: PublicKey
    grant: Grant | None = None
    revoked: Revocation | None = None

    @property
    def is_doubted(self) -> bool:
        """Whether the grant was withdrawn because the key may be in other hands.

        A key that was replaced in order, or retired, was its laptop's own as long as it signed.
        """
        return self.revoked is not None and self.revoked.reason not in {"replaced", "retired"}

    @property
    def name(self) -> str:
        """Who it is, for the screen."""
        return "本机" if self.grant is None else self.grant.device

    def could_sign_on(self, day: date) -> bool:
        """Whether the grant was in force on that day in Shanghai."""
        if self.grant is None:
            return True
        first, last = instant(self.grant.not_before), instant(self.grant.not_after)
        return day_in_shanghai(first) <= day <= day_in_shanghai(last)


def known_signer(workspace: Workspace, stored: Stored, keyid: str) -> KnownSigner | None:
    """Return the holder of a key: from the grants held here, or this computer itself."""
    try:
        trust = held_trust(stored)
    except NotEnrolledError:
        trust = None
    for grant in _grants(stored, trust):
        if trust is not None and grant.key.keyid == keyid:
            return KnownSigner(grant.key, grant, trust.revocation_of(grant.serial))
    own = workspace.signer
    if own is not None and own.keyid == keyid:
        return KnownSigner(PublicKey(own.alg, own.public_key))
    return None


def _grants(stored: Stored, trust: Trust | None) -> tuple[Grant, ...]:
    if trust is None:
        return ()
    own = stored.trust.get(GRANT)
    held = (*stored.trust.grants(), *(() if own is None else (own,)))
    opened = []
    for one in held:
        try:
            opened.append(open_grant(one, trust))
        except Refused:
            continue  # signed by an issuer that is no longer in force
    return tuple(opened)
