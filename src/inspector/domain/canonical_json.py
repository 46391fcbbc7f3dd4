"""Canonical JSON (RFC 8785), restricted to objects, lists, strings, integers, booleans and null."""

import json
from typing import Final, NoReturn, TypeAlias

JsonValue: TypeAlias = "str | int | bool | list[JsonValue] | dict[str, JsonValue] | None"

LARGEST_INTEGER: Final = 2**53 - 1
DEEPEST: Final = 64  # lists and objects inside each other; keeps the verdict off the call stack


class NotCanonicalError(ValueError):
    """The bytes are no canonical JSON, or the value has none."""


def encode(value: JsonValue) -> bytes:
    """Return the one canonical form, UTF-8.

    Raises:
        NotCanonicalError: a float, an integer beyond 2**53 - 1, a key that is no string, a lone
            surrogate, or more than 64 lists and objects inside each other.
    """
    _check(value, DEEPEST)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if not text.isascii() and max(text) > "\uffff":
        ordered = _sorted(value)
        text = json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))
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
        value: JsonValue = json.loads(
            data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse
        )
        again = encode(value)
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError("not canonical JSON") from error
    if again != data:
        raise NotCanonicalError("not the canonical form")
    return value


def _refuse(number: str) -> NoReturn:
    raise NotCanonicalError(f"{number} is no integer")


def _check(value: object, depth: int) -> None:
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > LARGEST_INTEGER:
                raise NotCanonicalError("an integer is too large")
        case list():
            _descend(value, depth)
        case dict():
            if not all(isinstance(key, str) for key in value):
                raise NotCanonicalError("a key is no string")
            _descend(list(value.values()), depth)
        case _:
            raise NotCanonicalError(f"{type(value).__name__} has no canonical form")


def _descend(elements: list[object], depth: int) -> None:
    if not depth:
        raise NotCanonicalError("too many lists and objects inside each other")
    for element in elements:
        _check(element, depth - 1)


def _sorted(value: JsonValue) -> JsonValue:
    # RFC 8785 sorts keys by UTF-16 code units, Python by code points: they differ above U+FFFF.
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: _sorted(value[key]) for key in keys}
    if isinstance(value, list):
        return [_sorted(element) for element in value]
    return value
