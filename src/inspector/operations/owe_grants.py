"""The grants of all laptops are owed to each: any county can then check any county's papers."""

from typing import Final

from inspector.exchange.grant import open_grant
from inspector.operations.identity import held_trust
from inspector.operations.messages.grant_known import MESSAGE, KnownGrant
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.trust_file import devices_in_use
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

_SENT: Final = "grants.sent."


def owe_grants(workspace: Workspace, stored: Stored) -> None:
    """Prepare for every laptop the grants of the others that it was not given yet.

    Grants that were withdrawn go too: by them an old paper is told from a forged one.
    """
    trust = held_trust(stored)
    grants = [(open_grant(one, trust), one) for one in stored.trust.grants()]
    for device in devices_in_use(stored, trust):
        given = set(stored.settings.get(f"{_SENT}{device}").split())
        due = [
            (grant, data)
            for grant, data in grants
            if grant.device != device and str(grant.serial) not in given
        ]
        if due:
            records = [
                Sent(
                    MESSAGE.kind,
                    f"grant-{grant.serial}",
                    MESSAGE.encode(KnownGrant(data.decode("utf-8"))),
                )
                for grant, data in due
            ]
            send_to_device(workspace, stored, device, records)
            serials = sorted({*given, *(str(grant.serial) for grant, _ in due)}, key=int)
            stored.settings.put(f"{_SENT}{device}", " ".join(serials))
