"""Canonical JSON (RFC 8785), restricted to objects, lists, strings, integers, booleans and null."""

import json
from typing import Final, TypeAlias

JsonValue: TypeAlias = "str | int | bool | list[JsonValue] | dict[str, JsonValue] | None"

LARGEST_INTEGER: Final = 2**53 - 1


class NotCanonicalError(ValueError):
    """The bytes are no canonical JSON, or the value has none."""


def encode(value: JsonValue) -> bytes:
    """Return the one canonical form, UTF-8.

    Raises:
        NotCanonicalError: a float, an integer beyond 2**53 - 1, a key that is no string, or a
            lone surrogate.
    """
    _check(value)
    text = json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonicalError("a string holds a lone surrogate") from error


def decode(data: bytes) -> JsonValue:
    """Read canonical bytes: decode, encode again, compare.

    Raises:
        NotCanonicalError: the bytes are anything but the canonical form of a value.
    """
    try:
        value: JsonValue = json.loads(data.decode("utf-8"))
        again = encode(value)
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError("not canonical JSON") from error
    if again != data:
        raise NotCanonicalError("not the canonical form")
    return value


def _check(value: object) -> None:
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > LARGEST_INTEGER:
                raise NotCanonicalError("an integer is too large")
        case list():
            for element in value:
                _check(element)
        case dict():
            for key, element in value.items():
                if not isinstance(key, str):
                    raise NotCanonicalError("a key is no string")
                _check(element)
        case _:
            raise NotCanonicalError(f"{type(value).__name__} has no canonical form")


def _sorted(value: JsonValue) -> JsonValue:
    # RFC 8785 sorts keys by UTF-16 code units, Python by code points.
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: _sorted(value[key]) for key in keys}
    if isinstance(value, list):
        return [_sorted(element) for element in value]
    return value
