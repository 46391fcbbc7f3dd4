"""The signature of a PDF file as CMS, with the device's word for its key."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from inspector.exchange import pdf_signature
from inspector.exchange.der import integer, octets, oid, parts_of, sequence, set_of, tagged
from inspector.exchange.keys import BUILT_IN, PublicKey, generate_signer
from inspector.exchange.pdf_signature import (
    LARGEST_SIGNATURE,
    OpenedSignature,
    load_pdf_key,
    make_pdf_key,
    open_signature,
    verify_voucher,
)
from inspector.exchange.verdicts import Refused, Verdict

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
DEVICE = generate_signer()
KEY = make_pdf_key("149901-a", "云岭县民政局", DEVICE, NOW)
DIGEST = hashlib.sha256(b"content").digest()
SIGNED = KEY.sign(DIGEST)


def test_what_was_signed_is_opened_and_vouched_for() -> None:
    opened = open_signature(SIGNED, DIGEST)
    assert opened.keyid == KEY.voucher == DEVICE.keyid
    verify_voucher(opened, PublicKey(DEVICE.alg, DEVICE.public_key))
    assert len(SIGNED) < LARGEST_SIGNATURE
    longest = make_pdf_key("𬱖" * 99, "𬱖" * 99, DEVICE, NOW)
    assert len(longest.sign(DIGEST)) < LARGEST_SIGNATURE


def test_another_content_or_another_device_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        open_signature(SIGNED, hashlib.sha256(b"other").digest())
    assert refused.value.verdict is Verdict.NOT_CANONICAL
    opened = open_signature(SIGNED, DIGEST)
    other = generate_signer()
    for key in (PublicKey(other.alg, other.public_key), PublicKey("sm2sm3", DEVICE.public_key)):
        with pytest.raises(Refused):
            verify_voucher(opened, key)
    mine = PublicKey(DEVICE.alg, DEVICE.public_key)
    forged = OpenedSignature(opened.keyid, opened.vouched + b"x", opened.endorsement)
    for vouched, algorithms in ((forged, BUILT_IN), (opened, {})):
        with pytest.raises(Refused):
            verify_voucher(vouched, mine, algorithms)


def test_every_changed_byte_is_refused() -> None:
    for place in range(len(SIGNED)):
        for bit in (1, 64):
            changed = bytearray(SIGNED)
            changed[place] ^= bit
            with pytest.raises(Refused):
                open_signature(bytes(changed), DIGEST)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_signature_are_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        open_signature(data, DIGEST)


def test_a_certificate_of_another_kind_is_refused() -> None:
    (_, content, _), *_ = parts_of(SIGNED)
    kind, (_, explicit, _) = parts_of(content)
    ((_, signed, _),) = parts_of(explicit)
    *head, _, signers = (whole for _, _, whole in parts_of(signed))
    empty = sequence(*head, tagged(0xA0, b"\x30\x00"), signers)
    with pytest.raises(Refused):
        open_signature(sequence(kind[2], tagged(0xA0, empty)), DIGEST)


def test_a_key_is_kept_with_its_certificate_and_expires() -> None:
    again = load_pdf_key(KEY.secret_bytes())
    assert again.certificate == KEY.certificate
    open_signature(again.sign(DIGEST), DIGEST)
    assert not again.expired(NOW + timedelta(days=3649))
    assert again.expired(NOW + timedelta(days=3650))
    private = Ed25519PrivateKey.generate().private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    )
    with pytest.raises(ValueError, match="curve"):
        load_pdf_key(KEY.certificate + private)


def test_a_certificate_for_another_algorithm_is_refused() -> None:
    key = Ed25519PrivateKey.generate()
    name = x509.Name([])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(key, None)
        .public_bytes(Encoding.DER)
    )
    with pytest.raises(Refused) as refused:
        open_signature(pdf_signature._message(certificate, DIGEST, b"x"), DIGEST)
    assert refused.value.verdict is Verdict.BAD_SIGNATURE


@pytest.mark.parametrize(
    ("made", "hexadecimal"),
    [
        (integer(0), "020100"),
        (integer(127), "02017f"),
        (integer(128), "02020080"),
        (integer(65536), "0203010000"),
        (oid("1.2.840.113549.1.7.2"), "06092a864886f70d010702"),
        (oid("2.16.840.1.101.3.4.2.1"), "0609608648016503040201"),
        (set_of([octets(b"b"), octets(b"a")]), "3106040161040162"),
        (octets(bytes(200))[:3], "0481c8"),
        (octets(bytes(300))[:4], "0482012c"),
    ],
)
def test_values_are_written_as_der_wants_them(made: bytes, hexadecimal: str) -> None:
    assert made.hex() == hexadecimal


@given(st.lists(st.binary(max_size=300), max_size=4))
def test_values_are_taken_apart_as_they_were_put_together(contents: list[bytes]) -> None:
    found = parts_of(b"".join(octets(one) for one in contents))
    assert [content for _, content, _ in found] == contents
