"""The code on the pages of documents (X3), and the one beside each finding of a slip (X14)."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import cbor2
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from inspector.exchange.base45 import base45, unbase45
from inspector.exchange.document_code import (
    CODE_PREFIX,
    LARGEST_CODE,
    DocumentCode,
    SignedCode,
    open_code,
    sign_code,
    verify_code,
)
from inspector.exchange.keys import ED25519, SM2SM3, Ed25519Signer, PublicKey, load_signer
from inspector.exchange.slip_code import SLIP_PREFIX, open_slip_code, slip_code
from inspector.exchange.verdicts import Refused, Verdict

SIGNER = load_signer(bytes(range(32)))
KEY = PublicKey(ED25519, SIGNER.public_key)
CODE = DocumentCode(
    document="ab" * 16,
    kind="F05",
    number="云岭民责改〔2026〕7号",
    institution="12149901M9NBRX18FH",
    visited=date(2026, 3, 5),
    issued=date(2026, 3, 6),
    deadlines=(date(2026, 3, 20), date(2026, 4, 5)),
    items=("T1-C09", "T1-C10"),
    record="cd" * 32,
    text="ef" * 16,
)
DAYS = st.dates(min_value=date(1970, 1, 1))
LINES = st.text(max_size=20)


def payload_of(*values: object) -> bytes:
    return cbor2.dumps(list(values), canonical=True)


def signed(payload: bytes) -> SignedCode:
    """A code with this payload, properly signed."""
    protected = cbor2.dumps({1: -8, 4: bytes.fromhex(SIGNER.keyid)}, canonical=True)
    message = cbor2.dumps(["Signature1", protected, b"", payload])
    return SignedCode(SIGNER.keyid, payload, SIGNER.sign(message))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
    ],
)
def test_base45_is_that_of_the_rfc(data: bytes, text: str) -> None:  # RFC 9285, 4
    assert base45(data) == text
    assert unbase45(text) == data


@pytest.mark.parametrize("text", ["A", "GGW", ":::", "::", "a8", "BB8A"])
def test_what_base45_spells_no_bytes_with_is_refused(text: str) -> None:  # RFC 9285, 6
    with pytest.raises(Refused):
        unbase45(text)


@given(st.binary(max_size=400))
def test_base45_comes_back(data: bytes) -> None:
    assert unbase45(base45(data)) == data


@given(
    st.builds(
        DocumentCode,
        document=st.binary(min_size=16, max_size=16).map(bytes.hex),
        kind=LINES,
        number=LINES,
        institution=LINES,
        visited=DAYS,
        issued=DAYS,
        deadlines=st.lists(DAYS, max_size=6).map(tuple),
        items=st.lists(st.text("TC-0123456789", max_size=8), max_size=5).map(tuple),
        record=st.sampled_from(["", "cd" * 32]),
        text=st.binary(min_size=16, max_size=16).map(bytes.hex),
        more_items=st.integers(0, 9),
    )
)
def test_a_code_comes_back_whole(code: DocumentCode) -> None:
    assert verify_code(open_code(sign_code(code, SIGNER)), KEY) == code


def test_any_cose_library_can_verify_it__x3() -> None:
    message = cbor2.loads(unbase45(sign_code(CODE, SIGNER).removeprefix(CODE_PREFIX)))
    assert message.tag == 18
    protected, unprotected, payload, signature = message.value
    assert cbor2.loads(protected) == {1: -8, 4: bytes.fromhex(SIGNER.keyid)}
    assert unprotected == {}
    assert signature == SIGNER.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    assert cbor2.loads(payload)[3] == CODE.number


def test_a_usual_code_keeps_to_a_pattern_that_prints_in_three_tenths_of_a_millimetre() -> None:
    text = sign_code(CODE, SIGNER)
    symbol = segno.make(text, error="m", boost_error=False, micro=False)
    assert symbol.mode == "alphanumeric"
    assert 22 / (symbol.symbol_size(border=4)[0]) > 0.29


def test_items_that_do_not_fit_are_counted() -> None:
    many = replace(CODE, items=tuple(f"T1-C{number:03d}" for number in range(200)))
    code = verify_code(open_code(sign_code(many, SIGNER)), KEY)
    assert len(code.items) + code.more_items == 200
    assert code.items == many.items[: len(code.items)]
    with pytest.raises(Refused, match="放不下"):
        sign_code(replace(CODE, deadlines=CODE.deadlines * LARGEST_CODE), SIGNER)


def test_one_altered_letter_is_never_taken__x3() -> None:
    text = sign_code(CODE, SIGNER)
    taken = 0
    for at in range(len(text)):
        altered = f"{text[:at]}{'0' if text[at] != '0' else '1'}{text[at + 1 :]}"
        try:
            verify_code(open_code(altered), KEY)
            taken += 1
        except Refused:
            pass
    assert taken == 0


def test_other_texts_are_no_codes() -> None:
    assert open_code(sign_code(CODE, SIGNER)).keyid == SIGNER.keyid
    for text, verdict in (
        ("SXF1:ABC", Verdict.WRONG_TYPE),
        (CODE_PREFIX, Verdict.NOT_CANONICAL),
        (CODE_PREFIX + "0" * 3000, Verdict.TOO_BIG),
        (sign_code(CODE, SIGNER) + "000", Verdict.NOT_CANONICAL),
    ):
        with pytest.raises(Refused) as refused:
            open_code(text)
        assert refused.value.verdict is verdict


def test_a_key_of_another_name_or_kind_verifies_nothing() -> None:
    code = open_code(sign_code(CODE, SIGNER))
    other = load_signer(bytes(32))
    for key in (PublicKey(ED25519, other.public_key), PublicKey(SM2SM3, SIGNER.public_key)):
        with pytest.raises(Refused):
            verify_code(code, key)
    with pytest.raises(Refused):
        verify_code(code, KEY, {})


def test_a_key_without_a_cose_algorithm_signs_no_code() -> None:
    class Token(Ed25519Signer):
        @property
        def alg(self) -> str:
            return SM2SM3

    with pytest.raises(Refused, match="Ed25519"):
        sign_code(CODE, Token(SIGNER._key))


@pytest.mark.parametrize(
    "payload",
    [
        b"\xff",
        payload_of(2, *range(11)),
        payload_of(1),
        payload_of(1, bytes(16), "F05", "", "", 1, 1, [], [], 0, bytes(32), bytes(15)),
        payload_of(1, bytes(16), "F05", "", "", 1, 10**9, [], [], 0, bytes(32), bytes(16)),
        payload_of(1, bytes(16), "F05", "", "", 1, 1, [], [], 0, bytes(32), bytes(16)) + b"\0",
    ],
)
def test_a_signed_payload_of_another_form_is_refused(payload: bytes) -> None:
    with pytest.raises(Refused):
        verify_code(signed(payload), KEY)


def test_a_payload_has_one_spelling() -> None:
    values: list[Any] = [1, bytes(16), "F05", "", "", 1, 1, [], [], 0, bytes(32), bytes(16)]
    assert verify_code(signed(payload_of(*values)), KEY).kind == "F05"
    wordy = b"\x9f" + b"".join(cbor2.dumps(value) for value in values) + b"\xff"
    with pytest.raises(Refused) as refused:
        verify_code(signed(wordy), KEY)
    assert refused.value.verdict is Verdict.NOT_CANONICAL


@given(st.binary(min_size=16, max_size=16), st.text(min_size=1, max_size=40))
def test_a_slip_code_names_its_finding(order: bytes, finding: str) -> None:
    code = open_slip_code(slip_code(order.hex(), finding))
    assert code.order == order.hex()
    assert code.names(finding)
    assert not code.names(finding + "x")


def test_a_slip_code_of_another_form_is_refused() -> None:
    assert (
        hashlib.sha256(b"f").digest()[:8].hex() == open_slip_code(slip_code("ab" * 16, "f")).finding
    )
    for text in ("SXD1:ABC", SLIP_PREFIX + "BB8", SLIP_PREFIX + "A"):
        with pytest.raises(Refused):
            open_slip_code(text)
