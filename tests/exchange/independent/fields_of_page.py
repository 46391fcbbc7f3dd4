"""Which field holds what: manifest, row, grant and trust file, one table each."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from exchange.independent.verdict import RefusedError, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from exchange.independent.bytes_of_page import Json

Test: TypeAlias = "Callable[[Json], bool]"

ZEROS = "0" * 64
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9:._-]{0,63}\Z")
HASH = re.compile(r"[0-9a-f]{64}\Z")
PUBLIC_KEY = re.compile(r"(?:[0-9a-f]{2}){1,128}\Z")
BLOB_NAME = re.compile(r"blob/[0-9a-f]{64}\Z")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")


def require_fields(value: Json, fields: Mapping[str, Test], what: str) -> dict[str, Json]:
    """`value` as an object with exactly these fields; else `malformed` or `not-canonical`."""
    if not isinstance(value, dict):
        raise RefusedError(Verdict.MALFORMED, f"{what} is no object")
    for name, holds in fields.items():
        if name not in value or not holds(value[name]):
            raise RefusedError(Verdict.MALFORMED, f"{what}: {name}")
    if value.keys() - fields.keys():
        raise RefusedError(Verdict.NOT_CANONICAL, f"{what}: unknown field")
    return value


def _at_least(least: int) -> Test:
    return lambda value: _is_integer(value) and value >= least


def _one_of(*allowed: Json) -> Test:
    return lambda value: any(value == one and type(value) is type(one) for one in allowed)


def _matching(pattern: re.Pattern[str]) -> Test:
    return lambda value: isinstance(value, str) and pattern.match(value) is not None


def _object_of(fields: Mapping[str, Test], what: str) -> Test:
    return lambda value: bool(require_fields(value, fields, what))


def _list_of(holds: Test) -> Test:
    return lambda value: isinstance(value, list) and all(holds(item) for item in value)


def _is_integer(value: Json) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_moment(value: Json) -> bool:
    if not isinstance(value, str) or not MOMENT.match(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_crc(value: Json) -> bool:
    return _is_integer(value) and 0 <= value < 2**32


def _is_member_name(value: Json) -> bool:
    return value == "rows.jsonl" or _matching(BLOB_NAME)(value)


def _is_body(value: Json) -> bool:
    return isinstance(value, dict) and all(_is_body_value(item) for item in value.values())


def _is_body_value(value: Json) -> bool:
    if isinstance(value, list):
        return all(_is_body_value(item) for item in value)
    return _is_text(value) or _is_integer(value) or _is_body(value)


_identifier = _matching(IDENTIFIER)
_hash = _matching(HASH)
_version_one = _one_of(1)

KEY: Mapping[str, Test] = {
    "alg": _one_of("ed25519", "sm2sm3"),
    "pub": _matching(PUBLIC_KEY),
}
ACK: Mapping[str, Test] = {
    "seq": _at_least(0),
    "h": _hash,
    "status": _one_of("accepted", "rejected", "none"),
}
MEMBER: Mapping[str, Test] = {
    "n": _is_member_name,
    "s": _at_least(0),
    "h": _hash,
    "c": _is_crc,
}
MANIFEST: Mapping[str, Test] = {
    "v": _version_one,
    "kind": _one_of("county-export", "province-issue", "receipt"),
    "sender": _identifier,
    "to": _identifier,
    "seq": _at_least(1),
    "prev": lambda value: value is None or _hash(value),
    "epoch": _at_least(1),
    "trust": _at_least(1),
    "created": _is_moment,
    "app": _is_text,
    "schema": _at_least(1),
    "log_from": _at_least(0),
    "log_to": _at_least(0),
    "log_head": _hash,
    "ack": _object_of(ACK, "ack"),
    "members": _list_of(_object_of(MEMBER, "member")),
}
ROW: Mapping[str, Test] = {
    "at": _is_moment,
    "body": _is_body,
    "i": _at_least(1),
    "kind": _identifier,
    "photos": _list_of(_hash),
    "prev": _hash,
    "subject": _identifier,
    "who": _identifier,
}
GRANT: Mapping[str, Test] = {
    "v": _version_one,
    "device": _identifier,
    "county": _identifier,
    "epoch": _at_least(1),
    "alg": KEY["alg"],
    "pub": KEY["pub"],
    "not_before": _is_moment,
    "not_after": _is_moment,
    "serial": _at_least(1),
}
REVOCATION: Mapping[str, Test] = {
    "serial": _at_least(1),
    "last_seq": _at_least(0),
    "reason": _one_of("lost", "stolen", "replaced", "retired", "compromised"),
}
TRUST: Mapping[str, Test] = {
    "v": _version_one,
    "version": _at_least(1),
    "expires": _is_moment,
    "threshold": _one_of(2),
    "roots": _list_of(_object_of(KEY, "root")),
    "issuer": _object_of(KEY, "issuer"),
    "revoked": _list_of(_object_of(REVOCATION, "revocation")),
}
