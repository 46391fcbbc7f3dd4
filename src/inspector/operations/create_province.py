"""Set up the province's desk: root keys, issuer key, trust file, key for encrypted packages."""

from datetime import timedelta
from typing import Final

from inspector.errors import UserError
from inspector.exchange.encryption import generate_identity
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.keys import Signer, generate_signer
from inspector.exchange.strict import instant_text
from inspector.exchange.trust import TRUST_TYPE, Key, Trust, TrustRecord, encode_trust, open_trust
from inspector.operations.identity import AGE_IDENTITY, ANCHORS, ISSUER_KEY, TRUST
from inspector.operations.workspace import Workspace

_ROOTS: Final = 3
_THRESHOLD: Final = 2
_VALID: Final = timedelta(days=3 * 365)


class AlreadyCreatedError(UserError):
    """The province's desk has been set up before."""


def create_province(workspace: Workspace) -> Trust:
    """Make the keys and the first trust file; two of the three roots sign it.

    Raises:
        AlreadyCreatedError: there are keys already; nothing was changed.
    """
    if workspace.keys.get(ISSUER_KEY) is not None:
        raise AlreadyCreatedError(
            "省厅的密钥已经生成过，没有重新生成；重新生成会使所有县的授权失效。"
        )
    roots = [generate_signer() for _ in range(_ROOTS)]
    issuer = generate_signer()
    record = TrustRecord(
        v=1,
        version=1,
        expires=instant_text(workspace.clock() + _VALID),
        threshold=_THRESHOLD,
        roots=tuple(_key(root) for root in sorted(roots, key=lambda root: root.keyid)),
        issuer=_key(issuer),
        revoked=(),
    )
    envelope = sign_envelope(encode_trust(record), TRUST_TYPE, roots[:_THRESHOLD])
    anchors = [root.keyid for root in roots]
    trust = open_trust(envelope, anchors)
    for number, root in enumerate(roots, 1):
        workspace.keys.put(f"root-{number}", root.private_bytes())
    workspace.keys.put(AGE_IDENTITY, generate_identity().encode("ascii"))
    with workspace.database.transaction() as stored:
        stored.trust.put(TRUST, envelope)
        stored.settings.put(ANCHORS, " ".join(anchors))
    # The issuer's key comes last: only with it the desk counts as set up.
    workspace.keys.put(ISSUER_KEY, issuer.private_bytes())
    return trust


def _key(signer: Signer) -> Key:
    return Key(alg="ed25519", pub=signer.public_key.hex())
