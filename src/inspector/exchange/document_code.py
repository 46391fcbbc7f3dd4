"""The code on every page of a document: COSE_Sign1 (RFC 9052) in base 45 (X3)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Final

import cbor2
import msgspec
from msgspec import Meta

from inspector.exchange.base45 import base45, unbase45
from inspector.exchange.keys import BUILT_IN, ED25519, Algorithms, PublicKey, Signer
from inspector.exchange.verdicts import Refused, Verdict

CODE_PREFIX: Final = "SXD1:"
LARGEST_CODE: Final = 390
"""Bytes of the COSE message: what a square of 22 mm holds in modules of a quarter millimetre."""

_EDDSA: Final = -8  # RFC 9053
_ALG, _KID = 1, 4  # RFC 9052
_SIGN1: Final = 18
_KEYID_BYTES, _SIGNATURE_BYTES = 32, 64
_PROTECTED_BYTES: Final = 6 + _KEYID_BYTES
_PAYLOAD_AT: Final = 4 + _PROTECTED_BYTES + 1
_SHORT_LENGTH: Final = 0x58
_EPOCH: Final = date(1970, 1, 1)

_Day = Annotated[int, Meta(ge=0, le=2_932_896)]  # to 9999-12-31
_Line = Annotated[str, Meta(max_length=200)]


@dataclass(frozen=True, slots=True)
class DocumentCode:
    """What the code says of a document.

    Attributes:
        document: id of the document, 32 hex digits.
        kind: F05 and the like.
        number: as printed; empty where the kind has none.
        institution: its credit code or id.
        visited: day of the inspection.
        issued: day of issue.
        deadlines: all that the document sets, sorted.
        items: codes of the items of its findings; `more_items` more did not fit.
        record: hex SHA-256 of the sealed record, or empty before the sealing.
        text: first 32 hex digits of the SHA-256 of all that is printed, blanks left out.
    """

    document: str
    kind: str
    number: str
    institution: str
    visited: date
    issued: date
    deadlines: tuple[date, ...]
    items: tuple[str, ...]
    record: str
    text: str
    more_items: int = 0


@dataclass(frozen=True, slots=True)
class SignedCode:
    """A code whose signature is not verified yet.

    Attributes:
        keyid: hex, of the key that is said to have signed.
        payload: the bytes that were signed, not to be read before that is verified.
    """

    keyid: str
    payload: bytes
    signature: bytes


class _Wire(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    v: Annotated[int, Meta(ge=1, le=1)]
    document: Annotated[bytes, Meta(min_length=16, max_length=16)]
    kind: _Line
    number: _Line
    institution: _Line
    visited: _Day
    issued: _Day
    deadlines: tuple[_Day, ...]
    items: tuple[_Line, ...]
    more_items: Annotated[int, Meta(ge=0)]
    record: Annotated[bytes, Meta(max_length=32)]
    text: Annotated[bytes, Meta(min_length=16, max_length=16)]


def sign_code(code: DocumentCode, signer: Signer) -> str:
    """Return the text of the QR code; items that do not fit are counted instead of named.

    Raises:
        Refused: untrusted key, if there is no COSE algorithm for it; too big.
    """
    if signer.alg != ED25519:
        raise Refused(Verdict.UNTRUSTED_KEY, "文书二维码只能用 Ed25519 密钥签名")
    payload = _payload(code)
    while _framed_size(payload) > LARGEST_CODE:
        if not code.items:
            raise Refused(Verdict.TOO_BIG, "文书二维码放不下这份文书的期限")
        code = replace(code, items=code.items[:-1], more_items=code.more_items + 1)
        payload = _payload(code)
    keyid = bytes.fromhex(signer.keyid)
    signature = signer.sign(_to_be_signed(keyid, payload))
    return CODE_PREFIX + base45(_framed(keyid, payload, signature))


def open_code(text: str) -> SignedCode:
    """Take the framing off.

    Raises:
        Refused: malformed, or not canonical.
    """
    if not text.startswith(CODE_PREFIX):
        raise Refused(Verdict.WRONG_TYPE)
    if len(text) > len(CODE_PREFIX) + 2 * LARGEST_CODE:
        raise Refused(Verdict.TOO_BIG)
    data = unbase45(text.removeprefix(CODE_PREFIX))
    head = 2 if data[_PAYLOAD_AT : _PAYLOAD_AT + 1] == bytes([_SHORT_LENGTH]) else 3
    keyid = data[_PAYLOAD_AT - 1 - _KEYID_BYTES : _PAYLOAD_AT - 1]
    payload = data[_PAYLOAD_AT + head : -_SIGNATURE_BYTES - 2]
    signature = data[-_SIGNATURE_BYTES:]
    # Generated and compared, not parsed: one spelling alone is a code.
    if _framed(keyid, payload, signature) != data:
        raise Refused(Verdict.NOT_CANONICAL)
    return SignedCode(keyid.hex(), payload, signature)


def verify_code(
    signed: SignedCode, key: PublicKey, algorithms: Algorithms = BUILT_IN
) -> DocumentCode:
    """Return what the code says, its signature verified.

    Raises:
        Refused: bad signature, malformed, or not canonical.
    """
    message = _to_be_signed(bytes.fromhex(signed.keyid), signed.payload)
    algorithm = algorithms.get(key.alg)
    if (
        key.alg != ED25519
        or key.keyid != signed.keyid
        or algorithm is None
        or not algorithm.verify(key.public_key, message, signed.signature)
    ):
        raise Refused(Verdict.BAD_SIGNATURE)
    try:
        wire = msgspec.convert(cbor2.loads(signed.payload), _Wire)
    except (cbor2.CBORDecodeError, msgspec.ValidationError, ValueError) as error:
        raise Refused(Verdict.MALFORMED, str(error)[:120]) from error
    code = _code(wire)
    if _payload(code) != signed.payload:
        raise Refused(Verdict.NOT_CANONICAL)
    return code


def _payload(code: DocumentCode) -> bytes:
    wire = [
        1,
        bytes.fromhex(code.document),
        code.kind,
        code.number,
        code.institution,
        _number_of(code.visited),
        _number_of(code.issued),
        [_number_of(day) for day in code.deadlines],
        list(code.items),
        code.more_items,
        bytes.fromhex(code.record),
        bytes.fromhex(code.text),
    ]
    return cbor2.dumps(wire, canonical=True)


def _code(wire: _Wire) -> DocumentCode:
    return DocumentCode(
        document=wire.document.hex(),
        kind=wire.kind,
        number=wire.number,
        institution=wire.institution,
        visited=_day_of(wire.visited),
        issued=_day_of(wire.issued),
        deadlines=tuple(map(_day_of, wire.deadlines)),
        items=wire.items,
        record=wire.record.hex(),
        text=wire.text.hex(),
        more_items=wire.more_items,
    )


def _number_of(day: date) -> int:
    return (day - _EPOCH).days


def _day_of(number: int) -> date:
    return _EPOCH + timedelta(days=number)


def _protected(keyid: bytes) -> bytes:
    return cbor2.dumps({_ALG: _EDDSA, _KID: keyid}, canonical=True)


def _to_be_signed(keyid: bytes, payload: bytes) -> bytes:
    structure = ["Signature1", _protected(keyid), b"", payload]  # RFC 9052, 4.4
    return cbor2.dumps(structure, canonical=True)


def _framed(keyid: bytes, payload: bytes, signature: bytes) -> bytes:
    message = cbor2.CBORTag(_SIGN1, [_protected(keyid), {}, payload, signature])
    return cbor2.dumps(message, canonical=True)


def _framed_size(payload: bytes) -> int:
    return len(_framed(bytes(_KEYID_BYTES), payload, bytes(_SIGNATURE_BYTES)))
