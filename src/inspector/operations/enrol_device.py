"""Enrolment: the laptop asks, the province grants, the laptop takes the grant in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from inspector.domain import canonical_json
from inspector.domain.divisions import is_practice
from inspector.exchange.encryption import is_recipient, recipient_of
from inspector.exchange.enrolment import (
    Approval,
    EnrolmentRequest,
    Term,
    check_request,
    grant_request,
    new_request,
    open_request,
    request_enrolment,
)
from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.receiver import PROVINCE
from inspector.exchange.trust import Revocation, Trust, introduce_trust
from inspector.operations.changes import Changed
from inspector.operations.device_key import finish_rotation, is_next, next_signer
from inspector.operations.grant_file import (
    EnrolmentFileError,
    GrantFile,
    HeldLog,
    grant_file_of,
    read_small,
)
from inspector.operations.identity import (
    AGE_IDENTITY,
    ANCHORS,
    DEVICE,
    FORMER,
    GRANT,
    RECIPIENT,
    SINCE,
    TRUST,
    NotEnrolledError,
    enrolled_device,
    held_trust,
    issuer_of,
    own_names,
)
from inspector.operations.keepers import recipients_for_laptops
from inspector.operations.messages.wire import to_wire
from inspector.operations.office import required_office
from inspector.operations.outgoing import begin_stream
from inspector.operations.restored import settle_restored
from inspector.operations.trust_file import note_sent, roots_are_here, withdraw
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically
from inspector.storage.database import Stored

_VALID: Final = timedelta(days=2 * 365)
_SHORT: Final = 8
_NEXT_DEVICE: Final = "device.next"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was written, with the digits to read out by telephone."""

    file: Path
    device: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant that was written, with the digits of the roots to read out by telephone."""

    file: Path
    grant: Grant
    fingerprint: str


def ask_for_enrolment(workspace: Workspace, file: Path, *, as_new: bool = False) -> Asked:
    """Write the request of this laptop, signed by its key (proof of possession).

    A laptop that holds a grant asks for the next epoch with a new key, and signs with the old one
    as well; the old one serves until the grant comes.

    Args:
        workspace: of a county.
        file: to be written.
        as_new: under a new name: for a laptop whose grant was revoked, or one of two that are
            copies of each other.

    Raises:
        UserError: the office is not described, or the file cannot be written.
    """
    if workspace.signer is None:
        raise EnrolmentFileError("本机还没有签名密钥，请重新打开程序后再申请登记。")
    with workspace.database.transaction() as stored:
        office = required_office(stored)
        held = None if stored.trust.get(GRANT) is None else enrolled_device(stored).grant
        if held is None or as_new:
            setting = DEVICE if held is None else _NEXT_DEVICE
            device = stored.settings.get(setting) or _new_name(workspace, office.county_code)
            stored.settings.put(setting, device)
        else:
            device = held.device
    now = workspace.clock()
    if held is None:
        request = new_request(device, office.county_code, workspace.signer, now)
        signed = request_enrolment(request, workspace.signer)
    else:
        replaces = None if as_new else held
        key = next_signer(workspace.keys)
        request = new_request(device, office.county_code, key, now, replaces)
        signed = request_enrolment(request, key, None if as_new else workspace.signer)
    write_atomically(file, signed)
    return Asked(file, device, request.fingerprint)


def requested_device(file: Path) -> tuple[str, str]:
    """Return device and fingerprint of a request, for the telephone."""
    request = open_request(read_small(file))
    return request.device, request.fingerprint


def grant_enrolment(
    workspace: Workspace, request: Path, fingerprint: str, officers: Sequence[str], folder: Path
) -> Granted:
    """Grant a request after the digits were compared by telephone and two officers confirmed.

    Raises:
        Refused: the request is no request.
        EnrolmentRefused: the digits, the officers, the key or the device do not fit.
    """
    issuer = issuer_of(workspace)
    identity = workspace.keys.get(AGE_IDENTITY) or b""
    with workspace.database.transaction() as stored:
        trust = held_trust(stored)
        granted = [open_grant(one, trust) for one in stored.trust.grants()]
        approval = Approval(fingerprint, officers)
        asked = check_request(read_small(request), approval, granted, trust)
        if is_practice(asked.county) is not workspace.practice:
            raise EnrolmentFileError(
                "演练的电脑只能在演练的省厅账册登记，真实的电脑只能在真实的省厅账册登记，没有登记。"
            )
        now = workspace.clock()
        serial = max((one.serial for one in granted), default=0) + 1
        grant, signed = grant_request(asked, Term(serial, now, now + _VALID), issuer)
        if asked.replaces is not None:
            trust = _replaced(workspace, stored, asked, asked.replaces)
        file = folder / f"{grant.device}.sxgrant"
        content = GrantFile(
            grant=signed.decode("utf-8"),
            trust=trust.envelope.decode("utf-8"),
            recipient=recipient_of(identity.decode("ascii")),
            keepers=recipients_for_laptops(workspace),
            held=_held_log(stored, grant.device),
        )
        write_atomically(file, canonical_json.encode(to_wire(content)))
        stored.trust.put_grant(grant.device, grant.serial, signed)
        note_sent(stored, grant.device, trust.version)
    return Granted(file, grant, trust.fingerprint)


def accept_enrolment(workspace: Workspace, file: Path, fingerprint: str) -> Changed:
    """Take in what the province handed back, after its digits were compared by telephone.

    A grant of a new key begins a new stream: numbers at 1, and the log where the province's ends
    if it is a part of this laptop's, else at 1.

    Raises:
        Refused: the digits do not fit, or a signature does not.
        EnrolmentFileError: the file is no grant, or it is for another device.
    """
    content = grant_file_of(read_small(file))
    trust = introduce_trust(content.trust.encode("utf-8"), fingerprint)
    signed = content.grant.encode("utf-8")
    grant = open_grant(signed, trust)
    if not all(map(is_recipient, content.keepers)):
        raise EnrolmentFileError("授权文件里保管人的资料不对，没有导入，请向省厅重新索取。")
    with workspace.database.transaction() as stored:
        _require_own(workspace, stored, file, content, grant)
        if is_next(workspace.keys, grant):
            _begin_anew(stored, grant, content.held)
        stored.trust.put(TRUST, _newer(stored, trust).envelope)
        stored.trust.put(GRANT, signed)
        stored.trust.put(RECIPIENT, content.recipient.encode("ascii"))
        stored.settings.put(ANCHORS, " ".join(root.keyid for root in trust.roots))
        settle_restored(stored, grant)
    finish_rotation(workspace.keys, grant)
    if workspace.vault is not None:
        workspace.vault.entrust(content.keepers)
    return Changed.SETTINGS | Changed.PACKAGES | Changed.INSPECTIONS


def _require_own(
    workspace: Workspace, stored: Stored, file: Path, content: GrantFile, grant: Grant
) -> None:
    signer = workspace.signer
    names = {stored.settings.get(DEVICE), stored.settings.get(_NEXT_DEVICE)}
    own = signer is not None and grant.key.public_key == signer.public_key
    asked = own or is_next(workspace.keys, grant)
    if not asked or grant.device not in names or not is_recipient(content.recipient):
        device = stored.settings.get(DEVICE)
        raise EnrolmentFileError(
            f"授权文件“{file.name}”是发给{grant.device}的，不是本机（{device or '未申请'}）的，"
            "没有导入，请向省厅索取本机的授权文件。"
        )


def _begin_anew(stored: Stored, grant: Grant, held: HeldLog | None) -> None:
    """Begin the stream of a new key; the old grant still tells whose papers are whose."""
    old = enrolled_device(stored)
    stored.trust.put_grant(old.device, old.grant.serial, old.grant_file)
    known = () if held is None else stored.journal.lines(held.i, held.i)
    goes_on = held is not None and any(line.sha256 == held.h for line in known)
    begin_stream(stored, held.i + 1 if held is not None and goes_on else 1)
    if grant.device != old.device:
        stored.settings.put(FORMER, " ".join(sorted(own_names(stored))))
        stored.settings.put(DEVICE, grant.device)
        stored.settings.put(_NEXT_DEVICE, "")
        stored.settings.put(SINCE, str(len(stored.packages.digests(PROVINCE))))


def _newer(stored: Stored, trust: Trust) -> Trust:
    """Return the trust file to hold: one that came by stick may be newer than the grant's."""
    try:
        held = held_trust(stored)
    except NotEnrolledError:
        return trust
    same_roots = held.fingerprint == trust.fingerprint
    return held if same_roots and held.version > trust.version else trust


def _new_name(workspace: Workspace, county: str) -> str:
    return f"{county}-{workspace.new_id()[-_SHORT:]}"


def _held_log(stored: Stored, device: str) -> HeldLog | None:
    i, h = stored.received.head(device)
    return HeldLog(i, h) if i else None


def _replaced(workspace: Workspace, stored: Stored, asked: EnrolmentRequest, serial: int) -> Trust:
    """Withdraw the grant that a new one replaces, and let the sender begin again.

    Where the roots' keys are kept elsewhere, the later epoch alone refuses the old key.
    """
    state = stored.packages.sender_state(asked.device)
    if state is not None:
        stored.packages.put_sender_state(replace(state, dirty=False))
    if not roots_are_here(workspace):
        return held_trust(stored)
    taken = state.last_seq if state is not None and state.epoch == asked.epoch - 1 else 0
    revocation = Revocation(serial=serial, last_seq=taken, reason="replaced")
    return withdraw(workspace, stored, revocation)
