"""Contradicting packages came from one laptop: the province asks it to be enrolled again."""

from dataclasses import replace

from inspector.exchange.verdicts import PackageName
from inspector.operations.identity import held_trust
from inspector.operations.messages.enrolment_doubted import MESSAGE, DoubtedEnrolment
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.trust_file import newest_grants
from inspector.operations.workspace import Role, Workspace
from inspector.storage.database import Stored


def doubt_sender(workspace: Workspace, stored: Stored, package: PackageName) -> None:
    """Mark a laptop that was copied or restored, and tell it how to go on, once a grant.

    Args:
        workspace: of the province; a county doubts nobody.
        stored: the open transaction.
        package: the one that was refused; its signature was verified.
    """
    state = stored.packages.sender_state(package.sender)
    if workspace.role is not Role.PROVINCE or state is None or state.dirty:
        return
    stored.packages.put_sender_state(replace(state, dirty=True))
    grant = newest_grants(stored, held_trust(stored))[package.sender]
    doubted = DoubtedEnrolment(grant.serial, package.seq)
    record = Sent(MESSAGE.kind, package.sender, MESSAGE.encode(doubted))
    send_to_device(workspace, stored, package.sender, [record])
