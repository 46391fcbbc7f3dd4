"""Unknown, untrusted and weak keys, forged grants, wrong types, wrong recipients, signatures."""

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from exchange.made_up import (
    DEVICE,
    ISSUER,
    ROOTS,
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
from inspector.domain import canonical_json
from inspector.exchange.envelope import (
    Envelope,
    add_signature,
    decode_envelope,
    encode_envelope,
    pre_authentication_encoding,
    sign_envelope,
    verify_envelope,
)
from inspector.exchange.grant import GRANT_TYPE, issue_grant
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


def test_a_key_that_nobody_granted(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, key("stranger")), Verdict.UNKNOWN_SENDER)


def test_a_grant_by_somebody_else(laptop: Laptop, desk: Desk) -> None:
    grants = granted(grant(), by=key("stranger"))
    desk.refuses(package_by(laptop), Verdict.UNTRUSTED_KEY, grants=grants)


def test_a_grant_by_a_root_is_none(laptop: Laptop, desk: Desk) -> None:
    grants = granted(grant(), by=ROOTS[0])
    desk.refuses(package_by(laptop), Verdict.UNTRUSTED_KEY, grants=grants)


def test_a_grant_under_the_name_of_the_issuer(laptop: Laptop, desk: Desk) -> None:
    forged = json.loads(issue_grant(grant(), ISSUER))
    forged["signatures"][0]["sig"] = base64.b64encode(b"\1" * 64).decode()
    grants = {DEVICE.keyid: canonical_json.encode(forged)}
    desk.refuses(package_by(laptop), Verdict.BAD_SIGNATURE, grants=grants)


def test_a_grant_of_another_key(laptop: Laptop, desk: Desk) -> None:
    grants = {DEVICE.keyid: issue_grant(grant(key("second laptop")), ISSUER)}
    desk.refuses(package_by(laptop), Verdict.UNTRUSTED_KEY, grants=grants)


def test_a_device_that_writes_another_sender(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, sender="jx-02"), Verdict.UNTRUSTED_KEY)


def test_the_issuer_that_writes_another_sender(laptop: Laptop, desk: Desk) -> None:
    package = package_by(laptop, ISSUER, kind="province-issue", to="jx-02")
    desk.refuses(package, Verdict.UNTRUSTED_KEY, me="jx-02")


@pytest.mark.parametrize("kind", ["province-issue", "receipt"])
def test_a_device_speaks_as_the_province(laptop: Laptop, desk: Desk, kind: str) -> None:
    ack = {"seq": 1, "h": "ab" * 32, "status": "accepted"}
    for sender in ("jx-01", "province"):
        package = package_by(laptop, kind=kind, ack=ack, sender=sender)
        desk.refuses(package, Verdict.UNTRUSTED_KEY)


def test_the_issuer_speaks_as_a_device(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, ISSUER), Verdict.UNTRUSTED_KEY)


def test_a_package_for_somebody_else(laptop: Laptop, desk: Desk) -> None:
    refused = desk.refuses(package_by(laptop, to="other"), Verdict.WRONG_RECIPIENT)
    assert "other" in refused.detail
    desk.take(package_by(laptop, to="other"), me=None)


@pytest.mark.parametrize(
    "payload_type", [GRANT_TYPE, TYPE.upper(), TYPE + " ", "", "application/json"]
)
def test_type_confusion__a_paper_of_another_type(
    laptop: Laptop, desk: Desk, payload_type: str
) -> None:
    value = as_json(laptop.manifest())
    envelope = signed_manifest(value, payload_type=payload_type)
    desk.refuses(assembled(envelope), Verdict.WRONG_TYPE)


def test_type_confusion__a_signed_grant_relabelled_as_a_manifest(desk: Desk) -> None:
    given = json.loads(issue_grant(grant(), ISSUER))
    relabelled = canonical_json.encode(given | {"payloadType": TYPE})
    desk.refuses(assembled(relabelled), Verdict.BAD_SIGNATURE)


def test_type_confusion__a_manifest_that_says_another_payload(desk: Desk) -> None:
    envelope = signed_manifest(canonical_json.encode(as_json(grant())))
    desk.refuses(assembled(envelope), Verdict.MALFORMED)


def altered(laptop: Laptop, change: Callable[[dict[str, Any]], None]) -> bytes:
    value = json.loads(signed_manifest(as_json(laptop.manifest(*laptop.photos))))
    change(value)
    return assembled(canonical_json.encode(value))


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda e: e.update(signatures=[]), Verdict.BELOW_THRESHOLD),
        (lambda e: e["signatures"].append(e["signatures"][0]), Verdict.NOT_CANONICAL),
        (lambda e: e["signatures"].extend(e["signatures"] * 40), Verdict.MALFORMED),
        (
            lambda e: e["signatures"].insert(0, {"keyid": "0" * 64, "sig": ""}),
            Verdict.UNTRUSTED_KEY,
        ),
        (lambda e: e["signatures"].append({"keyid": "0" * 64, "sig": ""}), Verdict.NOT_CANONICAL),
        (lambda e: e["signatures"][0].update(sig=""), Verdict.BAD_SIGNATURE),
        (lambda e: e["signatures"][0].update(sig="AA=="), Verdict.BAD_SIGNATURE),
        (lambda e: e["signatures"][0].update(sig="AB=="), Verdict.NOT_CANONICAL),
        (lambda e: e["signatures"][0].update(sig="A"), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(sig="AA\n=="), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(sig="_-=="), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(sig="甲"), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(keyid="0" * 64), Verdict.UNKNOWN_SENDER),
        (lambda e: e["signatures"][0].update(keyid=DEVICE.keyid.upper()), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(keyid=DEVICE.keyid + "\n"), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(alg="none"), Verdict.MALFORMED),
        (lambda e: e.update(extra=1), Verdict.MALFORMED),
        (lambda e: e.pop("payloadType"), Verdict.MALFORMED),
        (lambda e: e.update(payload=1), Verdict.MALFORMED),
        (lambda e: e.update(payload=e["payload"] + "AAAA"), Verdict.BAD_SIGNATURE),
        (lambda e: e.update(payload=""), Verdict.BAD_SIGNATURE),
    ],
)
def test_signature_tricks(
    laptop: Laptop, desk: Desk, change: Callable[[dict[str, Any]], None], verdict: Verdict
) -> None:
    desk.refuses(altered(laptop, change), verdict)


def test_two_good_signatures_are_one_too_many(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, DEVICE, ISSUER), Verdict.UNTRUSTED_KEY)


def test_a_signature_with_a_scalar_beyond_the_order(laptop: Laptop, desk: Desk) -> None:
    order = 2**252 + 27742317777372353535851937790883648493

    def stretch(envelope: dict[str, Any]) -> None:
        sig = base64.b64decode(envelope["signatures"][0]["sig"])
        scalar = int.from_bytes(sig[32:], "little") + order
        sig = sig[:32] + scalar.to_bytes(32, "little")
        envelope["signatures"][0]["sig"] = base64.b64encode(sig).decode()

    desk.refuses(altered(laptop, stretch), Verdict.BAD_SIGNATURE)


def test_an_algorithm_that_nobody_provides_here(laptop: Laptop, desk: Desk) -> None:
    public = DEVICE.public_key
    national = grant(alg="sm2sm3")
    keyid = keyid_of("sm2sm3", public)
    envelope = Envelope(
        canonical_json.encode(as_json(laptop.manifest())), TYPE, ((keyid, b"\1" * 64),)
    )
    package = assembled(encode_envelope(envelope))
    desk.refuses(package, Verdict.UNTRUSTED_KEY, grants=granted(national))


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
