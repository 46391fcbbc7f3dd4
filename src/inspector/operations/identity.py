"""Who this device is, and whom it trusts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from inspector.errors import UserError
from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.keys import Ed25519Signer, load_signer
from inspector.exchange.manifest import decode_manifest
from inspector.exchange.receiver import PROVINCE, Receiver, SenderState
from inspector.exchange.rows import LogHead
from inspector.exchange.trust import Trust, open_trust
from inspector.operations.workspace import Role, Workspace
from inspector.storage.database import Stored

TRUST: Final = "trust"
GRANT: Final = "grant"
RECIPIENT: Final = "recipient"
DEVICE: Final = "device.id"
ANCHORS: Final = "trust.anchors"
ISSUER_KEY: Final = "issuer"
AGE_IDENTITY: Final = "age-identity"
FORMER: Final = "device.former"
SINCE: Final = "province.since"


class NotEnrolledError(UserError):
    """The device has no grant, or there is no province yet."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What an enrolled laptop holds.

    Attributes:
        grant_file: the grant as it was signed.
        recipient: age recipient of the province.
    """

    device: str
    grant: Grant
    grant_file: bytes
    trust: Trust
    recipient: str


def named_since(stored: Stored) -> int:
    """Return how many packages the province had sent when this laptop got its present name."""
    return int(stored.settings.get(SINCE) or 0)


def held_trust(stored: Stored) -> Trust:
    """Return the trust file in force.

    Raises:
        NotEnrolledError: there is none.
    """
    data = stored.trust.get(TRUST)
    anchors = stored.settings.get(ANCHORS).split()
    if data is None or not anchors:
        raise NotEnrolledError(
            "本机还没有信任文件，不能收发数据包。县级请先办理登记，省厅请先运行 province init。"
        )
    return open_trust(data, anchors)


def enrolled_device(stored: Stored) -> Enrolled:
    """Return what this laptop was enrolled with.

    Raises:
        NotEnrolledError: it is not enrolled.
    """
    grant_file, recipient = stored.trust.get(GRANT), stored.trust.get(RECIPIENT)
    if grant_file is None or recipient is None:
        raise NotEnrolledError(
            "本机还没有登记，不能导出数据包。请先生成登记申请交省厅，再导入省厅返回的授权文件。"
        )
    trust = held_trust(stored)
    grant = open_grant(grant_file, trust)
    return Enrolled(grant.device, grant, grant_file, trust, recipient.decode("ascii"))


def issuer_of(workspace: Workspace) -> Ed25519Signer:
    """Return the key of the province's desk.

    Raises:
        NotEnrolledError: this is not the province's desk, or it was not set up.
    """
    secret = workspace.keys.get(ISSUER_KEY)
    if secret is None:
        raise NotEnrolledError("这里不是省厅的账册，或者还没有初始化，请先运行 province init。")
    return load_signer(secret)


def receiver_of(workspace: Workspace, stored: Stored) -> Receiver:
    """Return what is known here when a package arrives.

    Raises:
        NotEnrolledError: there is no trust file, or the laptop is not enrolled.
    """
    if workspace.role is Role.COUNTY:
        enrolled = enrolled_device(stored)
        return Receiver(
            trust=enrolled.trust,
            now=workspace.clock(),
            me=enrolled.device,
            grants={enrolled.grant.key.keyid: enrolled.grant_file},
            senders={PROVINCE: sender_state(stored, PROVINCE, named_since(stored))},
        )
    trust = held_trust(stored)
    identity = workspace.keys.get(AGE_IDENTITY)
    grants = {open_grant(one, trust).key.keyid: one for one in stored.trust.grants()}
    return Receiver(
        trust=trust,
        now=workspace.clock(),
        me=PROVINCE,
        grants=grants,
        senders=_states(stored, grants, trust),
        held_photos=_held(stored),
        identity=None if identity is None else identity.decode("ascii"),
    )


def sender_state(stored: Stored, sender: str, since: int = 0) -> SenderState:
    """Return how far a sender was followed.

    Args:
        stored: within a snapshot.
        sender: its name.
        since: so many packages of it were for this computer under another name.
    """
    digests = stored.packages.digests(sender)
    kept = stored.packages.sender_state(sender)
    everything = frozenset(digest for _, digest in digests)
    if kept is None or len(digests) <= since:
        return SenderState(former=everything)
    packages = tuple(digest for epoch, digest in digests[since:] if epoch == kept.epoch)
    last = decode_manifest(stored.packages.last_incoming(sender).manifest)
    return SenderState(
        epoch=kept.epoch,
        packages=packages,
        former=everything.difference(packages),
        log=LogHead(kept.log_index, kept.log_head),
        created=last.created,
    )


def own_names(stored: Stored) -> frozenset[str]:
    """Return the name of this laptop, and those under which it was enrolled before."""
    return frozenset({stored.settings.get(DEVICE), *stored.settings.get(FORMER).split()})


def granted_in(stored: Stored, trust: Trust, county: str) -> tuple[Grant, ...]:
    """Return every grant that was ever issued in a county, by device and serial.

    Whoever vouches for a record today may have sealed it with an earlier key, or on the laptop
    that stood here before.
    """
    grants = (open_grant(one, trust) for one in stored.trust.grants())
    return tuple(one for one in grants if one.county == county)


def _states(stored: Stored, grants: Mapping[str, bytes], trust: Trust) -> Mapping[str, SenderState]:
    devices = {open_grant(one, trust).device for one in grants.values()}
    return {device: sender_state(stored, device) for device in devices}


def _held(stored: Stored) -> frozenset[str]:
    papers = {one.sha256 for one in stored.documents.all()}
    return frozenset(stored.photos.all_hashes()) | papers
