"""Canonical JSON, envelopes and trust files of the second implementation hold by themselves."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.independent.bytes_of_page import (
    ENVELOPE_LIMIT,
    GRANT_TYPE,
    TRUST_TYPE,
    Json,
    PublicKey,
    canonical,
    make_envelope,
    open_envelope,
    public_of,
    read_canonical,
    signed_bytes,
)
from exchange.independent.invented_province import (
    GRANT,
    GRANT_FILE,
    ISSUER_KEY,
    NOW,
    ROOT_KEYS,
    ROOTS,
    TRUST,
    TRUST_FILE,
    key_of,
)
from exchange.independent.trust_chain import (
    Revocation,
    make_grant,
    make_trust,
    open_grant,
    open_trust,
)
from exchange.independent.verdict import RefusedError, Verdict

NESTED = st.recursive(
    st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_a_trust_file_needs_two_pinned_roots_and_a_higher_version() -> None:
    assert open_trust(TRUST_FILE, ROOTS, NOW) == TRUST
    for signers, verdict in [
        (ROOT_KEYS[:1], "below-threshold"),
        ((*ROOT_KEYS[:2], key_of("stranger")), "untrusted-key"),
    ]:
        with pytest.raises(RefusedError, match=verdict):
            open_trust(make_trust(TRUST, signers), ROOTS, NOW)
    with pytest.raises(RefusedError, match="rollback"):
        open_trust(TRUST_FILE, ROOTS, NOW, held_version=1)
    with pytest.raises(RefusedError, match="expired"):
        open_trust(TRUST_FILE, ROOTS, NOW.replace(year=2027))


def test_new_roots_carry_two_old_and_two_new_signatures() -> None:
    new_keys = tuple(key_of(f"new root {n}") for n in range(3))
    new = replace(TRUST, version=2, roots=tuple(public_of(key) for key in new_keys))
    accepted = make_trust(new, (*ROOT_KEYS[1:], *new_keys[1:]))
    assert open_trust(accepted, ROOTS, NOW, held_version=1) == new
    for signers in (ROOT_KEYS, new_keys, (*ROOT_KEYS[1:], new_keys[0])):
        with pytest.raises(RefusedError, match="below-threshold"):
            open_trust(make_trust(new, signers), ROOTS, NOW, held_version=1)


def test_the_signed_bytes_are_those_of_the_dsse_specification() -> None:
    spelled = signed_bytes("http://example.com/HelloWorld", b"hello world")
    assert spelled == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_names_are_sorted_by_utf16_units__rfc8785_3_2_3() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\x80", "\xf6"]  # the RFC's example
    decoded = read_canonical(canonical(dict.fromkeys(names, 0)))
    assert isinstance(decoded, dict)
    assert list(decoded) == ["\r", "1", "\x80", "\xf6", "\u20ac", "\U0001f600", "\ufb33"]


@given(NESTED)
def test_what_was_spelled_is_read_again(value: Json) -> None:
    assert read_canonical(canonical(value)) == value


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b'{"a":1,"a":1}', Verdict.NOT_CANONICAL),
        (b'{"b":1,"a":1}', Verdict.NOT_CANONICAL),
        (b'{"a": 1}', Verdict.NOT_CANONICAL),
        (b'"\\u0061"', Verdict.NOT_CANONICAL),
        (b"1.0", Verdict.NOT_CANONICAL),
        (b"-0", Verdict.NOT_CANONICAL),
        (b"NaN", Verdict.NOT_CANONICAL),
        (b"9007199254740992", Verdict.MALFORMED),
        (b"true", Verdict.MALFORMED),
        (b'"\\ud800"', Verdict.MALFORMED),
        (b"\xef\xbb\xbf1", Verdict.MALFORMED),
        (b"[" * 100_000, Verdict.MALFORMED),
    ],
)
def test_another_spelling_is_refused(data: bytes, verdict: Verdict) -> None:
    with pytest.raises(RefusedError) as refused:
        read_canonical(data)
    assert refused.value.verdict is verdict


def changed_envelope(**change: Json) -> bytes:
    fields: dict[str, Json] = json.loads(GRANT_FILE)
    return canonical({**fields, **change})


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b" " * (ENVELOPE_LIMIT + 1), Verdict.TOO_BIG),
        (b"{}", Verdict.MALFORMED),
        (changed_envelope(payload=1), Verdict.MALFORMED),
        (changed_envelope(payload="?"), Verdict.MALFORMED),
        (changed_envelope(payload="YQ"), Verdict.MALFORMED),
        (changed_envelope(payload="YR=="), Verdict.NOT_CANONICAL),
        (changed_envelope(note=""), Verdict.NOT_CANONICAL),
        (changed_envelope(payloadType=TRUST_TYPE), Verdict.WRONG_TYPE),
        (changed_envelope(signatures=[]), Verdict.BELOW_THRESHOLD),
        (changed_envelope(signatures=[{"keyid": ""}]), Verdict.MALFORMED),
        (changed_envelope(signatures=[{"keyid": "", "sig": 1}]), Verdict.MALFORMED),
        (changed_envelope(signatures=[{"keyid": "", "sig": "", "x": ""}]), Verdict.NOT_CANONICAL),
        (changed_envelope(signatures=[{"keyid": "", "sig": ""}] * 2), Verdict.NOT_CANONICAL),
    ],
)
def test_an_envelope_of_another_form_is_refused(data: bytes, verdict: Verdict) -> None:
    with pytest.raises(RefusedError) as refused:
        open_envelope(data, GRANT_TYPE)
    assert refused.value.verdict is verdict


def test_a_key_of_an_algorithm_without_a_provider_is_not_trusted() -> None:
    other = replace(TRUST, issuer=PublicKey("sm2sm3", public_of(ISSUER_KEY).pub))
    envelope = open_envelope(GRANT_FILE, GRANT_TYPE)
    assert not envelope.signers_among([other.issuer])
    relabelled = replace(envelope, signatures={other.issuer.keyid: b""})
    with pytest.raises(RefusedError, match="untrusted-key"):
        relabelled.signers_among([other.issuer])


def test_contradictions_in_signed_trust_files_and_grants_are_malformed() -> None:
    twice = (Revocation(1, 1, "lost"), Revocation(1, 2, "stolen"))
    for trust in (
        replace(TRUST, roots=(*ROOTS[:2], ROOTS[0])),
        replace(TRUST, revoked=twice),
        replace(TRUST, issuer=PublicKey("ed25519", b"short")),
    ):
        with pytest.raises(RefusedError, match="malformed"):
            open_trust(make_trust(trust, ROOT_KEYS[:2]), ROOTS, NOW)
    with pytest.raises(RefusedError, match="malformed"):
        open_grant(make_grant(replace(GRANT, not_after="2025-01-01T00:00:00Z"), ISSUER_KEY), TRUST)


def test_a_payload_that_is_no_object_is_malformed() -> None:
    with pytest.raises(RefusedError, match="malformed"):
        open_grant(make_envelope(GRANT_TYPE, b"[]", [ISSUER_KEY]), TRUST)
