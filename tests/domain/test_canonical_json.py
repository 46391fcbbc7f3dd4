"""Canonical JSON: the one spelling of a value, and nothing else is read."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.canonical_json import (
    DEEPEST,
    LARGEST_INTEGER,
    JsonValue,
    NotCanonicalError,
    decode,
    encode,
)

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("aé€😀\ue000b", max_size=3), inner),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_encoded_is_decoded(value: JsonValue) -> None:
    data = encode(value)
    assert decode(data) == value
    assert json.loads(data) == value


@given(VALUES)
def test_the_order_in_which_an_object_was_made_does_not_show(value: JsonValue) -> None:
    assert encode(_reversed(value)) == encode(value)


def _reversed(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {key: _reversed(inner) for key, inner in reversed(value.items())}
    if isinstance(value, list):
        return [_reversed(inner) for inner in value]
    return value


def test_keys_are_sorted_as_rfc_8785_section_3_2_3_shows() -> None:
    # The section's own example: UTF-16 order puts the emoji before U+FB33.
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    value: dict[str, JsonValue] = dict.fromkeys(keys, 0)
    found = list(json.loads(encode({"in": [value]}))["in"][0])
    assert found == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_strings_are_spelled_as_rfc_8785_section_3_2_2_2_says() -> None:
    text = '\u20ac$\u000f\nA\'B"\\\\"/\u2028\x7f'
    spelled = '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\x7f"'
    assert encode(text) == spelled.encode()
    assert encode("\b\t\n\f\r\x1f") == b'"\\b\\t\\n\\f\\r\\u001f"'


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), 2**53, -(2**53), "\ud800", {"a": "\udc00"}, {1: "a"}, {"a": (1,)}, b"a"],
)
def test_what_has_no_canonical_form(value: Any) -> None:
    with pytest.raises(NotCanonicalError):
        encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1 ",
        b"01",
        b"-0",
        b"1.0",
        b"1e2",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"9007199254740992",
        b"1" * 5000,
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b'"\\u0061"',
        b'"\\/"',
        b'"\\u000a"',
        b'"\\u001F"',
        b'"\\ud83d\\ude00"',
        b'"\\ud800"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf1",
        b'"a',
        b"1\n",
        b"1 2",
        b"[1,]",
        b"[" * 100_000,
    ],
)
def test_every_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        decode(data)


def test_depth_is_bounded() -> None:
    deepest = b"[" * DEEPEST + b"]" * DEEPEST
    assert encode(decode(deepest)) == deepest
    objects = b'{"a":' * DEEPEST + b"1" + b"}" * DEEPEST
    assert encode(decode(objects)) == objects
    for data in (b"[" + deepest + b"]", b'{"a":' + objects + b"}", b"[" * 900 + b"]" * 900):
        with pytest.raises(NotCanonicalError):
            decode(data)
