"""Canonical JSON (RFC 8785 without floats), DSSE v1 envelopes and key ids."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from exchange.independent.verdict import RefusedError, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Json: TypeAlias = "int | str | list[Json] | dict[str, Json] | None"

LARGEST_INTEGER = 2**53 - 1  # RFC 8785 numbers are doubles (RFC 7493, 2.2)
ENVELOPE_LIMIT = 8 * 2**20
MANIFEST_TYPE = "application/vnd.sx-eldercare.sync-manifest.v1+json"
GRANT_TYPE = "application/vnd.sx-eldercare.device-grant.v1+json"
TRUST_TYPE = "application/vnd.sx-eldercare.trust.v1+json"


def canonical(value: Json) -> bytes:
    """The one spelling of `value`; raises `malformed` for what the page does not know."""
    try:
        return _spelled(value).encode()
    except (UnicodeEncodeError, RecursionError) as error:
        raise RefusedError(Verdict.MALFORMED, "lone surrogate or too deep") from error


def _spelled(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > LARGEST_INTEGER:
            raise RefusedError(Verdict.MALFORMED, "an integer above 2^53 - 1")
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join([_spelled(item) for item in value]) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=_utf16_units)
        return "{" + ",".join([_spelled(n) + ":" + _spelled(value[n]) for n in names]) + "}"
    raise RefusedError(Verdict.MALFORMED, f"a {type(value).__name__} in the JSON")


def _utf16_units(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _refuse_float(spelling: str) -> Json:
    raise RefusedError(Verdict.NOT_CANONICAL, f"a number that is no integer: {spelling[:20]}")


def read_canonical(data: bytes) -> Json:
    """Decode, encode again, compare (rule 2)."""
    try:
        value: Json = json.loads(
            data.decode(), parse_float=_refuse_float, parse_constant=_refuse_float
        )
    except (ValueError, RecursionError) as error:
        raise RefusedError(Verdict.MALFORMED, "not JSON in UTF-8") from error
    if canonical(value) != data:
        raise RefusedError(Verdict.NOT_CANONICAL, "another spelling of the same JSON")
    return value


def sha256_hex(data: bytes) -> str:
    """Lower-case hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class PublicKey:
    """`pub` is the raw key: 32 bytes for Ed25519."""

    alg: str
    pub: bytes

    @property
    def keyid(self) -> str:
        """Hex SHA-256 of algorithm, a zero byte and the raw key."""
        return sha256_hex(self.alg.encode() + b"\0" + self.pub)

    def confirms(self, signature: bytes, signed: bytes) -> bool:
        """Whether `signature` is this key's over `signed`; SM2 is not built in (rule 9)."""
        if self.alg != "ed25519":
            raise RefusedError(Verdict.UNTRUSTED_KEY, f"no provider for {self.alg}")
        try:
            Ed25519PublicKey.from_public_bytes(self.pub).verify(signature, signed)
        except (InvalidSignature, ValueError):
            return False
        return True


def public_of(key: Ed25519PrivateKey) -> PublicKey:
    """The public half as the page names it."""
    return PublicKey("ed25519", key.public_key().public_bytes_raw())


def signed_bytes(payload_type: str, payload: bytes) -> bytes:
    """DSSE v1 pre-authentication encoding; lengths count bytes, in decimal."""
    name = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(payload), payload)


def make_envelope(payload_type: str, payload: bytes, keys: Iterable[Ed25519PrivateKey]) -> bytes:
    """A canonical envelope with a signature of each key, sorted by key id."""
    signed = signed_bytes(payload_type, payload)
    by_id = {public_of(key).keyid: key.sign(signed) for key in keys}
    signatures: list[Json] = [{"keyid": k, "sig": _base64(by_id[k])} for k in sorted(by_id)]
    return canonical(
        {"payload": _base64(payload), "payloadType": payload_type, "signatures": signatures}
    )


@dataclass(frozen=True, slots=True)
class Envelope:
    """Form checked, signatures not: ask `signers_among` before decoding the payload."""

    payload_type: str
    payload: bytes
    signatures: Mapping[str, bytes]

    def signers_among(self, keys: Iterable[PublicKey]) -> frozenset[str]:
        """Key ids among `keys` that signed; a known key's wrong signature is refused."""
        signed = signed_bytes(self.payload_type, self.payload)
        known = {key.keyid: key for key in keys}
        for keyid in known.keys() & self.signatures.keys():
            if not known[keyid].confirms(self.signatures[keyid], signed):
                raise RefusedError(Verdict.BAD_SIGNATURE, keyid)
        return frozenset(known.keys() & self.signatures.keys())


def open_envelope(data: bytes, payload_type: str) -> Envelope:
    """Check limit, form, canonical spelling and type; no signature yet."""
    if len(data) > ENVELOPE_LIMIT:
        raise RefusedError(Verdict.TOO_BIG, "envelope above 8 MiB")
    fields = _texts_and_list(read_canonical(data))
    if fields[1] != payload_type:
        raise RefusedError(Verdict.WRONG_TYPE, fields[1][:80])
    signatures = [_signature_of(entry) for entry in fields[2]]
    keyids = [keyid for keyid, _ in signatures]
    if not keyids:
        raise RefusedError(Verdict.BELOW_THRESHOLD, "no signature")
    if keyids != sorted(set(keyids)):
        raise RefusedError(Verdict.NOT_CANONICAL, "signatures not sorted or not distinct")
    return Envelope(payload_type, _unbase64(fields[0]), dict(signatures))


def _texts_and_list(value: Json) -> tuple[str, str, list[Json]]:
    names = ("payload", "payloadType", "signatures")
    if not isinstance(value, dict) or not set(names) <= value.keys():
        raise RefusedError(Verdict.MALFORMED, "not an envelope")
    if len(value) > len(names):
        raise RefusedError(Verdict.NOT_CANONICAL, "unknown field in the envelope")
    payload, kind, signatures = (value[name] for name in names)
    if not (isinstance(payload, str) and isinstance(kind, str) and isinstance(signatures, list)):
        raise RefusedError(Verdict.MALFORMED, "wrong type in the envelope")
    return payload, kind, signatures


def _signature_of(entry: Json) -> tuple[str, bytes]:
    if not isinstance(entry, dict) or not {"keyid", "sig"} <= entry.keys():
        raise RefusedError(Verdict.MALFORMED, "not a signature")
    if len(entry) > 2:
        raise RefusedError(Verdict.NOT_CANONICAL, "unknown field in a signature")
    keyid, sig = entry["keyid"], entry["sig"]
    if not isinstance(keyid, str) or not isinstance(sig, str):
        raise RefusedError(Verdict.MALFORMED, "wrong type in a signature")
    return keyid, _unbase64(sig)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unbase64(text: str) -> bytes:
    """RFC 4648 section 4 with padding; unused bits must be zero."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise RefusedError(Verdict.MALFORMED, "not base64") from error
    if _base64(data) != text:
        raise RefusedError(Verdict.NOT_CANONICAL, "another spelling of the same base64")
    return data
