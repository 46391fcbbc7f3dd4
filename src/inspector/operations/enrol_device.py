"""Enrolment: the laptop asks, the province grants, the laptop takes the grant in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from inspector.domain import canonical_json
from inspector.domain.canonical_json import NotCanonicalError
from inspector.domain.divisions import is_practice
from inspector.errors import UserError
from inspector.exchange.encryption import is_recipient, recipient_of
from inspector.exchange.enrolment import (
    Approval,
    Term,
    check_request,
    grant_request,
    new_request,
    open_request,
    request_enrolment,
)
from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.trust import introduce_trust
from inspector.operations.changes import Changed
from inspector.operations.identity import (
    AGE_IDENTITY,
    ANCHORS,
    DEVICE,
    GRANT,
    RECIPIENT,
    TRUST,
    held_trust,
    issuer_of,
)
from inspector.operations.keepers import recipients_for_laptops
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire
from inspector.operations.office import required_office
from inspector.operations.restored import settle_restored
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically

_VALID: Final = timedelta(days=2 * 365)
_SHORT: Final = 8
_LARGEST: Final = 1_000_000


class EnrolmentFileError(UserError):
    """The file is no request or no grant."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was written, with the digits to read out by telephone."""

    file: Path
    device: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class GrantFile:
    """What the province hands back: all that a laptop needs, in one file.

    Attributes:
        keepers: recipients to whom the laptop entrusts the key of its vault.
    """

    grant: str
    trust: str
    recipient: str
    keepers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant that was written, with the digits of the roots to read out by telephone."""

    file: Path
    grant: Grant
    fingerprint: str


def ask_for_enrolment(workspace: Workspace, file: Path) -> Asked:
    """Write the request of this laptop, signed by its key (proof of possession).

    Raises:
        UserError: the office is not described, or the file cannot be written.
    """
    if workspace.signer is None:
        raise EnrolmentFileError("本机还没有签名密钥，请重新打开程序后再申请登记。")
    with workspace.database.transaction() as stored:
        office = required_office(stored)
        device = stored.settings.get(DEVICE)
        if not device:
            device = f"{office.county_code}-{workspace.new_id()[-_SHORT:]}"
            stored.settings.put(DEVICE, device)
    request = new_request(device, office.county_code, workspace.signer, workspace.clock())
    write_atomically(file, request_enrolment(request, workspace.signer))
    return Asked(file, device, request.fingerprint)


def requested_device(file: Path) -> tuple[str, str]:
    """Return device and fingerprint of a request, for the telephone."""
    request = open_request(_read(file))
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
        asked = check_request(_read(request), approval, granted, trust)
        if is_practice(asked.county) is not workspace.practice:
            raise EnrolmentFileError(
                "演练的电脑只能在演练的省厅账册登记，真实的电脑只能在真实的省厅账册登记，没有登记。"
            )
        now = workspace.clock()
        serial = max((one.serial for one in granted), default=0) + 1
        grant, signed = grant_request(asked, Term(serial, now, now + _VALID), issuer)
        file = folder / f"{grant.device}.sxgrant"
        content = GrantFile(
            grant=signed.decode("utf-8"),
            trust=trust.envelope.decode("utf-8"),
            recipient=recipient_of(identity.decode("ascii")),
            keepers=recipients_for_laptops(workspace),
        )
        write_atomically(file, canonical_json.encode(to_wire(content)))
        stored.trust.put_grant(grant.device, grant.serial, signed)
    return Granted(file, grant, trust.fingerprint)


def accept_enrolment(workspace: Workspace, file: Path, fingerprint: str) -> Changed:
    """Take in what the province handed back, after its digits were compared by telephone.

    Raises:
        Refused: the digits do not fit, or a signature does not.
        EnrolmentFileError: the file is no grant, or it is for another device.
    """
    content = _grant_file(_read(file))
    trust = introduce_trust(content.trust.encode("utf-8"), fingerprint)
    signed = content.grant.encode("utf-8")
    grant = open_grant(signed, trust)
    if not all(map(is_recipient, content.keepers)):
        raise EnrolmentFileError("授权文件里保管人的资料不对，没有导入，请向省厅重新索取。")
    with workspace.database.transaction() as stored:
        device = stored.settings.get(DEVICE)
        own = workspace.signer is not None and grant.key.public_key == workspace.signer.public_key
        if not own or grant.device != device or not is_recipient(content.recipient):
            raise EnrolmentFileError(
                f"授权文件“{file.name}”是发给{grant.device}的，不是本机（{device or '未申请'}）的，"
                "没有导入，请向省厅索取本机的授权文件。"
            )
        stored.trust.put(TRUST, trust.envelope)
        stored.trust.put(GRANT, signed)
        stored.trust.put(RECIPIENT, content.recipient.encode("ascii"))
        stored.settings.put(ANCHORS, " ".join(root.keyid for root in trust.roots))
        settle_restored(stored, grant)
    if workspace.vault is not None:
        workspace.vault.entrust(content.keepers)
    return Changed.SETTINGS | Changed.PACKAGES


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            data = source.read(_LARGEST + 1)
    except OSError as error:
        raise EnrolmentFileError(
            f"文件“{file}”打不开，请检查路径是否正确、优盘是否插好。"
        ) from error
    if len(data) > _LARGEST:
        raise EnrolmentFileError(f"文件“{file.name}”太大，不是登记申请或授权文件，请重新选择。")
    return data


def _grant_file(data: bytes) -> GrantFile:
    try:
        return from_wire(GrantFile, "授权文件", canonical_json.decode(data))
    except (NotCanonicalError, UnreadableRecordError) as error:
        raise EnrolmentFileError(
            "这不是省厅返回的授权文件，没有导入，请选择扩展名为 .sxgrant 的文件。"
        ) from error
