"""The province sends every county's laptops what its register holds of that county."""

import hashlib
from typing import Final

from inspector.domain import canonical_json
from inspector.domain.institution import Institution
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.issue_policy import Issued
from inspector.operations.messages.register_issued import MESSAGE, IssuedRegister
from inspector.operations.messages.wire import to_wire
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.trust_file import devices_in_use, newest_grants
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

_SENT: Final = "register.sent."


class EmptyRegisterError(UserError):
    """The province's register holds nothing."""


def issue_register(workspace: Workspace) -> Issued:
    """Prepare the register of its county for every laptop to which something in it is new.

    Raises:
        NotEnrolledError: this is not the province's desk.
        EmptyRegisterError: there is no register.
    """
    issuer_of(workspace)
    sent = []
    with workspace.database.transaction() as stored:
        registers = _by_county(stored)
        trust = held_trust(stored)
        grants = newest_grants(stored, trust)
        for device in devices_in_use(stored, trust):
            county = grants[device].county
            known = registers.get(county, ())
            digest = _digest(known)
            if known and stored.settings.get(f"{_SENT}{device}") != digest:
                issued = IssuedRegister(county, workspace.clock(), known)
                record = Sent(MESSAGE.kind, f"register-{county}", MESSAGE.encode(issued))
                send_to_device(workspace, stored, device, [record])
                stored.settings.put(f"{_SENT}{device}", digest)
                sent.append(device)
    return Issued(tuple(sent), Changed.PACKAGES)


def _by_county(stored: Stored) -> dict[str, tuple[Institution, ...]]:
    registers: dict[str, tuple[Institution, ...]] = {}
    for one in stored.institutions.all():
        registers[one.county_code] = (*registers.get(one.county_code, ()), one)
    if not registers:
        raise EmptyRegisterError("省厅账册里还没有机构名册，没有下发，请先导入名册。")
    return registers


def _digest(known: tuple[Institution, ...]) -> str:
    return hashlib.sha256(canonical_json.encode(to_wire(known))).hexdigest()
