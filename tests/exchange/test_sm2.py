"""SM2 with SM3 behind the seam of algorithms: with its library, and without."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from types import ModuleType

import pytest

from exchange.made_up import grant, granted, province
from inspector.exchange.envelope import decode_envelope, sign_envelope, verify_envelope
from inspector.exchange.keys import (
    BUILT_IN,
    ED25519,
    SM2SM3,
    PublicKey,
    Sm2Signer,
    generate_sm2_signer,
)
from inspector.exchange.sm2 import sm2_library
from inspector.exchange.verdicts import Refused, Verdict

KIND = "application/x-test"


class MadeUpLibrary(ModuleType):
    """Stands where the library would; its signatures are worth nothing."""

    def sm2_key_generate(self) -> tuple[bytes, bytes]:
        return b"p" * 64, b"s" * 32

    def sm2_sign(self, private_key: bytes, public_key: bytes, message: bytes) -> bytes:
        del private_key
        return public_key[:1] + message

    def sm2_verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        if not signature:
            raise ValueError("empty signature")
        return signature == public_key[:1] + message


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    sm2_library.cache_clear()
    yield
    sm2_library.cache_clear()


def check_signer(signer: Sm2Signer) -> None:
    key = PublicKey(SM2SM3, signer.public_key)
    assert (signer.alg, signer.keyid) == (SM2SM3, key.keyid)
    assert "_private" not in repr(signer)
    envelope = decode_envelope(sign_envelope(b"M", KIND, [signer]), KIND)
    assert verify_envelope(envelope, [key], 1) == {key.keyid}
    for wrong in (b"", b"x" * 70):
        assert not BUILT_IN[SM2SM3].verify(key.public_key, b"M", wrong)
    pub = signer.public_key.hex()
    assert granted(grant(alg=SM2SM3, pub=pub))
    assert SM2SM3 in province().algorithms


def test_with_a_library_signatures_of_both_kinds_verify(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gmssl_pyx", MadeUpLibrary("gmssl_pyx"))
    assert list(BUILT_IN) == [ED25519, SM2SM3]
    assert len(BUILT_IN) == 2
    signer = generate_sm2_signer()
    assert signer is not None
    check_signer(signer)


def test_without_the_library_the_refusal_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "gmssl_pyx", MadeUpLibrary("gmssl_pyx"))
    signer = generate_sm2_signer()
    assert signer is not None
    envelope = decode_envelope(sign_envelope(b"M", KIND, [signer]), KIND)
    sm2_library.cache_clear()
    monkeypatch.setitem(sys.modules, "gmssl_pyx", None)
    assert list(BUILT_IN) == [ED25519]
    assert generate_sm2_signer() is None
    with pytest.raises(Refused, match="没有安装") as refused:
        verify_envelope(envelope, [PublicKey(SM2SM3, signer.public_key)], 1)
    assert refused.value.verdict is Verdict.UNTRUSTED_KEY
    with pytest.raises(KeyError):
        BUILT_IN["rsa"]


def test_the_real_library_is_used_where_it_is_installed() -> None:
    signer = generate_sm2_signer()
    assert (signer is not None) is (find_spec("gmssl_pyx") is not None)
    if signer is not None:
        check_signer(signer)
