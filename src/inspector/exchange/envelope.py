"""DSSE v1 envelopes (github.com/secure-systems-lab/dsse), in one canonical spelling."""

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from inspector.exchange.keys import BUILT_IN, Algorithms, PublicKey, Signer
from inspector.exchange.limits import MAX_ENVELOPE, MAX_SIGNATURES
from inspector.exchange.strict import Digest, Record, decode_record, encode_record
from inspector.exchange.verdicts import Refused, Verdict


class _Signature(Record, frozen=True):
    keyid: Digest
    sig: str


class _Envelope(Record, frozen=True, rename={"payload_type": "payloadType"}):
    payload: str
    payload_type: str
    signatures: Annotated[tuple[_Signature, ...], Meta(max_length=MAX_SIGNATURES)]


@dataclass(frozen=True, slots=True)
class Envelope:
    """A payload with its signatures (key id, signature), none of which is verified yet."""

    payload: bytes
    payload_type: str
    signatures: tuple[tuple[str, bytes], ...]

    @property
    def keyids(self) -> tuple[str, ...]:
        """Names of the keys that are said to have signed, sorted, distinct."""
        return tuple(keyid for keyid, _ in self.signatures)


def pre_authentication_encoding(payload_type: str, payload: bytes) -> bytes:
    """Return the bytes that are signed: DSSE's PAE."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def sign_envelope(payload: bytes, payload_type: str, signers: Iterable[Signer]) -> bytes:
    """Sign these bytes and return the envelope's canonical bytes.

    Raises:
        Refused: not canonical (the same key twice) or too big.
    """
    message = pre_authentication_encoding(payload_type, payload)
    signatures = [(signer.keyid, signer.sign(message)) for signer in signers]
    return encode_envelope(Envelope(payload, payload_type, tuple(sorted(signatures))))


def add_signature(envelope: bytes, payload_type: str, signer: Signer) -> bytes:
    """Return the envelope with one more signature: how several persons sign one after another.

    Raises:
        Refused: as decode_envelope; not canonical, if that key has signed already.
    """
    given = decode_envelope(envelope, payload_type)
    message = pre_authentication_encoding(payload_type, given.payload)
    signatures = (*given.signatures, (signer.keyid, signer.sign(message)))
    return encode_envelope(Envelope(given.payload, payload_type, tuple(sorted(signatures))))


def encode_envelope(envelope: Envelope) -> bytes:
    """Return the canonical bytes.

    Raises:
        Refused: malformed, not canonical or too big.
    """
    _require_order(envelope.keyids)
    data = encode_record(
        _Envelope(
            payload=_base64(envelope.payload),
            payload_type=envelope.payload_type,
            signatures=tuple(
                _Signature(keyid=keyid, sig=_base64(signature))
                for keyid, signature in envelope.signatures
            ),
        )
    )
    _require_size(data)
    return data


def decode_envelope(data: bytes, payload_type: str) -> Envelope:
    """Read an envelope of this type; its payload is not looked into.

    Raises:
        Refused: too big, malformed, not canonical, or wrong type.
    """
    _require_size(data)
    read = decode_record(data, _Envelope)
    if read.payload_type != payload_type:
        raise Refused(Verdict.WRONG_TYPE)
    envelope = Envelope(
        payload=_unbase64(read.payload),
        payload_type=read.payload_type,
        signatures=tuple((one.keyid, _unbase64(one.sig)) for one in read.signatures),
    )
    _require_order(envelope.keyids)
    return envelope


def verify_envelope(
    envelope: Envelope,
    keys: Sequence[PublicKey],
    threshold: int,
    algorithms: Algorithms = BUILT_IN,
) -> frozenset[str]:
    """Return the names of the keys among these that have signed; others are passed over.

    Raises:
        Refused: bad signature (one under the name of such a key is none), untrusted key (nobody
            provides its algorithm), or below threshold.
    """
    message = pre_authentication_encoding(envelope.payload_type, envelope.payload)
    by_name = {key.keyid: key for key in keys}
    signed = {keyid: signature for keyid, signature in envelope.signatures if keyid in by_name}
    for keyid, signature in signed.items():
        algorithm = algorithms.get(by_name[keyid].alg)
        if algorithm is None:
            raise Refused(Verdict.UNTRUSTED_KEY, "本机没有安装这把密钥所用的签名算法")
        if not algorithm.verify(by_name[keyid].public_key, message, signature):
            raise Refused(Verdict.BAD_SIGNATURE)
    if len(signed) < threshold:
        raise Refused(Verdict.BELOW_THRESHOLD, f"需要 {threshold} 个签名，只有 {len(signed)} 个")
    return frozenset(signed)


def _require_size(data: bytes) -> None:
    if len(data) > MAX_ENVELOPE:
        raise Refused(Verdict.TOO_BIG, "签名信封超过 8 MiB")


def _require_order(keyids: Sequence[str]) -> None:
    if any(first >= second for first, second in pairwise(keyids)):
        raise Refused(Verdict.NOT_CANONICAL, "签名没有按密钥排序，或同一把密钥签了两次")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unbase64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(Verdict.MALFORMED, "签名信封不是 Base64 编码") from error
    if _base64(data) != text:
        raise Refused(Verdict.NOT_CANONICAL)
    return data
