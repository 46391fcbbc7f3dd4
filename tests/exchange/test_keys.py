"""Unknown, untrusted and weak keys, forged grants, wrong types, wrong recipients, signatures."""

import hashlib
from typing import Any

import pytest

from exchange.made_up import (
    DEVICE,
    Desk,
    Laptop,
    as_json,
    assembled,
    grant,
    granted,
    key,
    province,
    signed_manifest,
)
from inspector.exchange.envelope import (
    add_signature,
    decode_envelope,
    pre_authentication_encoding,
    sign_envelope,
    verify_envelope,
)
from inspector.exchange.keys import (
    Ed25519,
    PublicKey,
    fingerprint_digits,
    generate_signer,
    keyid_of,
    load_signer,
)
from inspector.exchange.limits import MAX_ENVELOPE
from inspector.exchange.manifest import MANIFEST_TYPE
from inspector.exchange.verdicts import Refused, Verdict

TYPE = MANIFEST_TYPE


def package_by(laptop: Laptop, *signers: Any, **changes: Any) -> bytes:
    value = as_json(laptop.manifest(*laptop.photos)) | changes
    rows = b"".join(line + b"\n" for line in laptop.lines)
    blobs = [(f"blob/{h}", path.read_bytes()) for h, path in laptop.photos.items()]
    return assembled(signed_manifest(value, *signers), ("rows.jsonl", rows), *blobs)


def test_the_seam__another_algorithm_comes_in_without_touching_the_format(
    laptop: Laptop, desk: Desk
) -> None:
    class Provider:
        """Stands in for SM2 with SM3: its signature is the message's beginning."""

        def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
            return signature == message[:64]

    class Token:
        alg = "sm2sm3"
        public_key = b"\4" * 65
        keyid = keyid_of("sm2sm3", public_key)

        def sign(self, message: bytes) -> bytes:
            return message[:64]

    grants = granted(grant(alg="sm2sm3", pub=Token.public_key.hex()))
    algorithms = {**province().algorithms, "sm2sm3": Provider()}
    package = package_by(laptop, Token())
    desk.refuses(package, Verdict.UNTRUSTED_KEY, grants=grants)
    found = desk.take(package, grants=grants, algorithms=algorithms)
    assert found.grant is not None
    assert found.grant.alg == "sm2sm3"


def test_the_key_id_covers_the_algorithm() -> None:
    public = DEVICE.public_key
    assert keyid_of("ed25519", public) != keyid_of("sm2sm3", public)
    assert DEVICE.keyid == PublicKey("ed25519", public).keyid
    assert DEVICE.keyid == hashlib.sha256(b"ed25519\0" + public).hexdigest()


def test_a_key_comes_back_from_its_secret_bytes() -> None:
    made = generate_signer()
    assert load_signer(made.private_bytes()).keyid == made.keyid
    assert made.alg == "ed25519"
    with pytest.raises(ValueError, match="32"):
        load_signer(b"short")


def test_thirty_digits_in_groups_of_five() -> None:
    digits = fingerprint_digits(b"request")
    assert [len(group) for group in digits.split(" ")] == [5] * 6
    assert digits.replace(" ", "").isdecimal()
    assert digits != fingerprint_digits(b"requests")


def small_order_points() -> list[bytes]:
    """Compute the points of order 1, 2, 4 and 8 of edwards25519 from its equation."""
    p = 2**255 - 19
    d = -121665 * pow(121666, -1, p) % p

    def root(square: int) -> int | None:
        candidate = pow(square, (p + 3) // 8, p)
        for value in (candidate, candidate * pow(2, (p - 1) // 4, p) % p):
            if value * value % p == square % p:
                return value
        return None

    # (0, 1), (0, -1), (x, 0), and the points of order 8: those with x^2 = y^2 or x^2 = -y^2 whose
    # double is (x, 0), that is d y^4 + 2 y^2 - 1 = 0 on the curve -x^2 + y^2 = 1 + d x^2 y^2.
    slope = root(1 + d)
    assert slope is not None
    squares = [(sign * slope - 1) * pow(d, -1, p) % p for sign in (1, -1)]
    eighths = [y for y in map(root, squares) if y is not None]
    found = [1, p - 1, 0, *(sign * y % p for y in eighths for sign in (1, -1))]
    encoded = [y + extra for y in found for extra in (0, p) if y + extra < 2**255]
    return [(y | sign << 255).to_bytes(32, "little") for y in encoded for sign in (0, 1)]


def test_a_public_key_under_which_anybody_can_sign_is_refused() -> None:
    points = small_order_points()
    assert len(set(points)) == 14
    for point in points:
        assert not Ed25519().verify(point, b"message", point + bytes(32))
        assert bytes([*point[:31], point[31] & 0x7F]) in Ed25519._SMALL_ORDER


@pytest.mark.parametrize("public", [b"", b"\1", b"\2" * 31, b"\2" * 33])
def test_a_public_key_of_another_length_verifies_nothing(public: bytes) -> None:
    assert not Ed25519().verify(public, b"message", b"\0" * 64)


def test_pae_is_that_of_the_dsse_specification() -> None:
    # The example of github.com/secure-systems-lab/dsse/blob/master/protocol.md
    expected = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert pre_authentication_encoding("http://example.com/HelloWorld", b"hello world") == expected


def test_two_inspectors_seal_one_after_the_other() -> None:
    first, second = key("inspector one"), key("inspector two")
    once = sign_envelope(b"record", "seal", [first])
    both = add_signature(once, "seal", second)
    assert both == sign_envelope(b"record", "seal", [second, first])
    keys = [PublicKey(one.alg, one.public_key) for one in (first, second)]
    signed = verify_envelope(decode_envelope(both, "seal"), keys, 2)
    assert signed == {first.keyid, second.keyid}
    with pytest.raises(Refused) as caught:
        verify_envelope(decode_envelope(once, "seal"), keys, 2)
    assert caught.value.verdict is Verdict.BELOW_THRESHOLD
    with pytest.raises(Refused) as caught:
        add_signature(once, "seal", first)
    assert caught.value.verdict is Verdict.NOT_CANONICAL


def test_an_envelope_beyond_eight_mebibytes() -> None:
    for attempt in (
        lambda: sign_envelope(bytes(MAX_ENVELOPE), "seal", [DEVICE]),
        lambda: decode_envelope(bytes(MAX_ENVELOPE + 1), "seal"),
    ):
        with pytest.raises(Refused) as caught:
            attempt()
        assert caught.value.verdict is Verdict.TOO_BIG
