"""Enrolment: a laptop asks for a grant, and the province checks who is asking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final, Literal

from inspector.errors import UserError
from inspector.exchange.envelope import decode_envelope, sign_envelope, verify_envelope
from inspector.exchange.grant import Grant, issue_grant
from inspector.exchange.keys import (
    BUILT_IN,
    ED25519,
    SM2SM3,
    Algorithms,
    PublicKey,
    Signer,
    fingerprint_digits,
)
from inspector.exchange.receiver import PROVINCE
from inspector.exchange.strict import (
    Identifier,
    Instant,
    Number,
    PublicHex,
    Record,
    decode_record,
    encode_record,
    instant,
    instant_text,
)
from inspector.exchange.trust import Trust
from inspector.exchange.verdicts import Refused, Verdict

REQUEST_TYPE: Final = "application/vnd.sx-eldercare.enrolment-request.v1+json"

_OFFICERS: Final = 2


class EnrolmentRequest(Record, frozen=True):
    """What a laptop asks for.

    Attributes:
        v: 1.
        device: name of the laptop; as a sender it signs with this name.
        county: code of the county it belongs to.
        epoch: 1 for a new device, one more than before for a new key.
        alg: algorithm of the key.
        pub: the public key in hex.
        created: the laptop's time; advice.
        replaces: serial of the grant whose key this one replaces, or null.
    """

    v: Literal[1]
    device: Identifier
    county: Identifier
    epoch: Number
    alg: Literal["ed25519", "sm2sm3"]
    pub: PublicHex
    created: Instant
    replaces: Number | None

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        instant(self.created)
        if self.device == PROVINCE:
            raise ValueError("the province's name is no device's")
        if (self.epoch == 1) != (self.replaces is None):
            raise ValueError("only the first epoch replaces nothing")

    @property
    def key(self) -> PublicKey:
        """The key that is asked for."""
        return PublicKey(self.alg, bytes.fromhex(self.pub))

    @property
    def fingerprint(self) -> str:
        """30 digits over all of the request, to be read back by telephone."""
        return fingerprint_digits(encode_record(self))


class EnrolmentFault(Enum):
    """Why a request is not granted."""

    code: str
    sentence: str

    WRONG_FINGERPRINT = (
        "wrong-fingerprint",
        "电话核对的指纹与申请文件不一致，没有登记，请重新取得申请文件并再次电话核对。",
    )
    ONE_OFFICER = (
        "one-officer",
        "登记需要两名经办人，现在只有一人，没有登记，请第二名经办人确认。",
    )
    SAME_OFFICER = (
        "same-officer",
        "两次确认的是同一名经办人，没有登记，请由另一名经办人确认。",
    )
    KEY_IN_USE = (
        "key-in-use",
        "申请的密钥已经登记过，没有登记，请在该电脑上重新生成密钥后再申请。",
    )
    DEVICE_EXISTS = (
        "device-exists",
        "同名电脑已经登记且申请没有写明更换哪一份授权，没有登记，请核实后提出更换申请。",
    )
    WRONG_PREDECESSOR = (
        "wrong-predecessor",
        "申请更换的授权不是该电脑现用的授权，没有登记，请核实该电脑的情况后重新申请。",
    )

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        self.sentence = sentence


class EnrolmentRefused(UserError):  # noqa: N818 - the outcome of a check, like Refused
    """A request was not granted; nothing was changed."""

    def __init__(self, fault: EnrolmentFault) -> None:
        super().__init__(fault.sentence)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Approval:
    """What the province's people did for a request.

    Attributes:
        fingerprint: the digits that were read out by telephone, spaces allowed.
        officers: names of the officers who confirmed.
    """

    fingerprint: str
    officers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Term:
    """What the province adds: the number of the grant and how long it holds."""

    serial: int
    not_before: datetime
    not_after: datetime


def request_enrolment(
    request: EnrolmentRequest, key: Signer, old_key: Signer | None = None
) -> bytes:
    """Sign a request with the new key, and with the old one where it replaces a grant."""
    signers = [key] if old_key is None else [key, old_key]
    return sign_envelope(encode_record(request), REQUEST_TYPE, signers)


def open_request(data: bytes, algorithms: Algorithms = BUILT_IN) -> EnrolmentRequest:
    """Read a request and see that whoever made it holds the key.

    Raises:
        Refused: as decode_envelope and verify_envelope.
    """
    envelope = decode_envelope(data, REQUEST_TYPE)
    request = decode_record(envelope.payload, EnrolmentRequest)
    verify_envelope(envelope, [request.key], 1, algorithms)
    return request


def check_request(
    data: bytes,
    approval: Approval,
    granted: Iterable[Grant],
    trust: Trust,
    algorithms: Algorithms = BUILT_IN,
) -> EnrolmentRequest:
    """Check a request as the province must before it grants it.

    Args:
        data: the request file.
        approval: fingerprint and officers.
        granted: every grant that was ever issued.
        trust: the trust file in force, whose own keys no device may use.
        algorithms: what can be verified here.

    Raises:
        Refused: as open_request; below threshold, if the old key of a rotation did not sign;
            malformed, if any other key did.
        EnrolmentRefused: the fault.
    """
    request = open_request(data, algorithms)
    _check_approval(request, approval)
    known = tuple(granted)
    taken = {grant.key.public_key for grant in known}
    taken.update(key.public_key for key in (*trust.roots, trust.issuer))
    if request.key.public_key in taken:
        raise EnrolmentRefused(EnrolmentFault.KEY_IN_USE)
    keys = [request.key]
    of_device = [grant for grant in known if grant.device == request.device]
    if of_device or request.replaces is not None:
        keys.append(_predecessor(request, of_device, trust).key)
    envelope = decode_envelope(data, REQUEST_TYPE)
    if not set(envelope.keyids) <= {key.keyid for key in keys}:
        raise Refused(Verdict.MALFORMED, "申请文件上有不相干的签名")
    verify_envelope(envelope, keys, len(keys), algorithms)
    return request


def grant_request(request: EnrolmentRequest, term: Term, issuer: Signer) -> tuple[Grant, bytes]:
    """Return the grant for a request that check_request has let pass, and its signed file."""
    grant = Grant(
        v=1,
        device=request.device,
        county=request.county,
        epoch=request.epoch,
        alg=request.alg,
        pub=request.pub,
        not_before=instant_text(term.not_before),
        not_after=instant_text(term.not_after),
        serial=term.serial,
    )
    return grant, issue_grant(grant, issuer)


def new_request(
    device: str, county: str, key: Signer, now: datetime, replaces: Grant | None = None
) -> EnrolmentRequest:
    """Return what a laptop asks for, of the next epoch where it replaces a grant."""
    return EnrolmentRequest(
        v=1,
        device=device,
        county=county,
        epoch=1 if replaces is None else replaces.epoch + 1,
        alg=ED25519 if key.alg == ED25519 else SM2SM3,
        pub=key.public_key.hex(),
        created=instant_text(now),
        replaces=None if replaces is None else replaces.serial,
    )


def _check_approval(request: EnrolmentRequest, approval: Approval) -> None:
    if "".join(approval.fingerprint.split()) != "".join(request.fingerprint.split()):
        raise EnrolmentRefused(EnrolmentFault.WRONG_FINGERPRINT)
    if len(approval.officers) < _OFFICERS:
        raise EnrolmentRefused(EnrolmentFault.ONE_OFFICER)
    if len({officer.strip() for officer in approval.officers}) < len(approval.officers):
        raise EnrolmentRefused(EnrolmentFault.SAME_OFFICER)


def _predecessor(request: EnrolmentRequest, of_device: Sequence[Grant], trust: Trust) -> Grant:
    """Return the grant that is replaced: the device's newest, in the same county, not stolen."""
    if request.replaces is None:
        raise EnrolmentRefused(EnrolmentFault.DEVICE_EXISTS)
    newest = max(of_device, key=lambda grant: grant.epoch, default=None)
    if (
        newest is None
        or newest.serial != request.replaces
        or newest.epoch + 1 != request.epoch
        or newest.county != request.county
        or trust.revocation_of(newest.serial) is not None
    ):
        raise EnrolmentRefused(EnrolmentFault.WRONG_PREDECESSOR)
    return newest
