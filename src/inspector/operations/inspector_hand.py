"""An inspector's own signature: behind a key that their phrase alone opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from inspector.domain.inspection import Inspection
from inspector.domain.personnel import Officer
from inspector.errors import UserError
from inspector.exchange.keys import ED25519, Ed25519Signer, load_signer
from inspector.operations.append_to_journal import append_to_journal, officer_name
from inspector.operations.messages.inspector_key import MESSAGE, InspectorKey, known_hands
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

HANDS: Final = 2
"""So many different inspectors sign an inspection (行政处罚法 42)."""


class HandsMissingError(UserError):
    """Two inspectors of the inspection have to sign it themselves."""


@dataclass(frozen=True, slots=True)
class Hand:
    """An inspector who is about to sign."""

    certificate: str
    signer: Ed25519Signer


def open_hand(workspace: Workspace, certificate: str, phrase: str) -> Hand:
    """Return the hand of an inspector who gives the phrase now.

    Raises:
        HandsMissingError: practice has no phrases and no hands.
        UserError: no such inspector on this laptop, a wrong phrase, or too many tries.
    """
    if workspace.vault is None:
        raise HandsMissingError("演练账册不用口令签名，直接封存即可。")
    return Hand(certificate, load_signer(workspace.vault.hand(certificate, phrase)))


def signing_officers(workspace: Workspace, inspection_id: str) -> tuple[Officer, ...]:
    """Return who may sign the inspection; nobody in practice, where the laptop alone signs."""
    if workspace.vault is None:
        return ()
    with workspace.database.reading() as stored:
        return stored.inspections.get(inspection_id).officers


def require_hands(workspace: Workspace, inspection: Inspection, hands: Iterable[Hand]) -> None:
    """See that two different inspectors of the inspection are about to sign.

    Raises:
        HandsMissingError: they are not.
    """
    officers = {one.certificate_number: one.name for one in inspection.officers}
    signing = {one.certificate for one in hands} & officers.keys()
    if workspace.vault is not None and len(signing) < HANDS:
        raise HandsMissingError(
            f"封存要由参加检查的两名检查员（{'、'.join(officers.values())}）各自输入口令签名，"
            f"现有 {len(signing)} 人，没有封存。"
        )


def announce_hands(workspace: Workspace, stored: Stored, hands: Sequence[Hand]) -> None:
    """Put into the log which keys are whose, before the first record that they sign."""
    known = known_hands(stored)
    for hand in hands:
        if hand.signer.keyid not in known:
            key = InspectorKey(hand.certificate, ED25519, hand.signer.public_key.hex())
            append_to_journal(
                workspace,
                stored,
                kind=MESSAGE.kind,
                subject=officer_name(hand.certificate),
                who=hand.certificate,
                body=MESSAGE.encode(key),
            )
