"""The signature of a PDF file: CMS (RFC 5652) as PAdES B-B (ETSI EN 319 142-1) wants it.

PDF readers do not know Ed25519, so a key on P-256 signs, and the key of the device vouches for it
in an extension of its certificate. It tells tampering; it is no seal of the national algorithms.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from cryptography.x509.oid import NameOID

from inspector.exchange.der import (
    CONTEXT_0,
    integer,
    octets,
    oid,
    parts_of,
    sequence,
    set_of,
    tagged,
)
from inspector.exchange.keys import BUILT_IN, Algorithms, PublicKey, Signer
from inspector.exchange.verdicts import Refused, Verdict

LARGEST_SIGNATURE: Final = 4096
"""Bytes that a signature takes at most."""

_YEARS: Final = timedelta(days=3650)
_SLACK: Final = timedelta(days=1)
_KEYID_BYTES: Final = 32
_NAME_BYTES: Final = 64
_VOUCHED: Final = b"SX-PDF-KEY\0"
# 2.25 needs no registration: the rest is a random UUID (ITU-T X.667).
_VOUCHER: Final = x509.ObjectIdentifier("2.25.186302893479241206953160823478118029341")

_DATA: Final = oid("1.2.840.113549.1.7.1")
_SIGNED_DATA: Final = oid("1.2.840.113549.1.7.2")
_CONTENT_TYPE: Final = oid("1.2.840.113549.1.9.3")
_MESSAGE_DIGEST: Final = oid("1.2.840.113549.1.9.4")
_SIGNING_CERTIFICATE: Final = oid("1.2.840.113549.1.9.16.2.47")
_SHA256: Final = sequence(oid("2.16.840.1.101.3.4.2.1"))
_ECDSA: Final = sequence(oid("1.2.840.10045.4.3.2"))


@dataclass(frozen=True, slots=True)
class PdfKey:
    """A key for PDF files with its certificate; the private part never shows in a trace."""

    _key: ec.EllipticCurvePrivateKey
    certificate: bytes

    @property
    def voucher(self) -> str:
        """Name of the device's key that vouches for it."""
        return _voucher(self.certificate)[0].hex()

    def sign(self, digest: bytes) -> bytes:
        """Return the CMS signature over content with this SHA-256."""
        attributes = set_of(_attributes(self.certificate, digest))
        signature = self._key.sign(attributes, ec.ECDSA(SHA256()))
        return _message(self.certificate, digest, signature)

    def expired(self, now: datetime) -> bool:
        """Say whether the certificate is not to be relied upon at this moment (UTC)."""
        return now >= x509.load_der_x509_certificate(self.certificate).not_valid_after_utc

    def secret_bytes(self) -> bytes:
        """Return certificate and private key (PKCS 8), for the vault alone."""
        private = self._key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return self.certificate + private


@dataclass(frozen=True, slots=True)
class OpenedSignature:
    """A CMS signature that fits its content; who made it is not verified yet.

    Attributes:
        keyid: hex, of the device's key that is said to vouch for it.
    """

    keyid: str
    vouched: bytes
    endorsement: bytes


def make_pdf_key(device: str, authority: str, signer: Signer, now: datetime) -> PdfKey:
    """Make a key with a certificate that names the device and is signed by itself.

    Args:
        device: name of the device, or what stands for it.
        authority: whose device it is.
        signer: the device's own key, which vouches.
        now: UTC.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _short(authority)),
            x509.NameAttribute(NameOID.COMMON_NAME, _short(device)),
        ]
    )
    endorsement = bytes.fromhex(signer.keyid) + signer.sign(_VOUCHED + _public(key.public_key()))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SLACK)
        .not_valid_after(now + _YEARS)
        .add_extension(_SIGNS_ONLY, critical=True)
        .add_extension(x509.UnrecognizedExtension(_VOUCHER, endorsement), critical=False)
        .sign(key, SHA256())
    )
    return PdfKey(key, certificate.public_bytes(Encoding.DER))


def load_pdf_key(secret_bytes: bytes) -> PdfKey:
    """Take a key back from its secret bytes.

    Raises:
        Refused: malformed.
        ValueError: these are no certificate and key on a curve.
    """
    (_, _, certificate), (_, _, private) = parts_of(secret_bytes)
    key = load_der_private_key(private, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("no key on a curve")  # noqa: TRY004 - bytes of another kind
    return PdfKey(key, certificate)


def open_signature(message: bytes, digest: bytes) -> OpenedSignature:
    """Read a signature of this program and verify that it fits the content.

    Args:
        message: CMS in DER.
        digest: SHA-256 of the content.

    Raises:
        Refused: bad signature, malformed, or not canonical.
    """
    certificate, signature = _certificate_and_signature(message)
    try:
        if _message(certificate, digest, signature) != message:
            raise Refused(Verdict.NOT_CANONICAL)
        public = x509.load_der_x509_certificate(certificate).public_key()
        if not isinstance(public, ec.EllipticCurvePublicKey):
            raise Refused(Verdict.BAD_SIGNATURE)
        attributes = set_of(_attributes(certificate, digest))
        public.verify(signature, attributes, ec.ECDSA(SHA256()))
        keyid, endorsement = _voucher(certificate)
    except InvalidSignature as error:
        raise Refused(Verdict.BAD_SIGNATURE) from error
    except _UNREADABLE as error:
        raise Refused(Verdict.MALFORMED, str(error)[:120]) from error
    return OpenedSignature(keyid.hex(), _VOUCHED + _public(public), endorsement)


def verify_voucher(
    opened: OpenedSignature, key: PublicKey, algorithms: Algorithms = BUILT_IN
) -> None:
    """Verify that the device's key vouches for the key that signed.

    Raises:
        Refused: bad signature.
    """
    algorithm = algorithms.get(key.alg)
    if (
        key.keyid != opened.keyid
        or algorithm is None
        or not algorithm.verify(key.public_key, opened.vouched, opened.endorsement)
    ):
        raise Refused(Verdict.BAD_SIGNATURE)


_UNREADABLE: Final = (
    ValueError,
    TypeError,
    x509.InvalidVersion,
    x509.ExtensionNotFound,
    x509.DuplicateExtension,
    UnsupportedAlgorithm,
)
_SIGNS_ONLY: Final = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def _message(certificate: bytes, digest: bytes, signature: bytes) -> bytes:
    signer = sequence(
        integer(1),
        _issuer_and_serial(certificate),
        _SHA256,
        set_of(_attributes(certificate, digest), CONTEXT_0),
        _ECDSA,
        octets(signature),
    )
    signed = sequence(
        integer(1),
        set_of([_SHA256]),
        sequence(_DATA),
        tagged(CONTEXT_0, certificate),
        set_of([signer]),
    )
    return sequence(_SIGNED_DATA, tagged(CONTEXT_0, signed))


def _attributes(certificate: bytes, digest: bytes) -> list[bytes]:
    named = sequence(sequence(sequence(octets(hashlib.sha256(certificate).digest()))))
    return [
        sequence(_CONTENT_TYPE, set_of([_DATA])),
        sequence(_MESSAGE_DIGEST, set_of([octets(digest)])),
        sequence(_SIGNING_CERTIFICATE, set_of([named])),  # RFC 5035, ESSCertIDv2
    ]


def _issuer_and_serial(certificate: bytes) -> bytes:
    read = x509.load_der_x509_certificate(certificate)
    return sequence(read.issuer.public_bytes(), integer(read.serial_number))


def _certificate_and_signature(message: bytes) -> tuple[bytes, bytes]:
    try:
        (_, content, _), *_ = parts_of(message)
        _, (_, explicit, _) = parts_of(content)
        ((_, signed, _),) = parts_of(explicit)
        _, _, _, (_, certificate, _), (_, signers, _) = parts_of(signed)
        ((_, signer, _),) = parts_of(signers)
        *_, (_, signature, _) = parts_of(signer)
    except ValueError as error:
        raise Refused(Verdict.MALFORMED) from error
    return certificate, signature


def _voucher(certificate: bytes) -> tuple[bytes, bytes]:
    read = x509.load_der_x509_certificate(certificate)
    told = read.extensions.get_extension_for_oid(_VOUCHER).value.public_bytes()
    return told[:_KEYID_BYTES], told[_KEYID_BYTES:]


def _short(words: str) -> str:
    """Return what of it a name holds: 64 bytes here (X.520 says characters)."""
    return words.encode("utf-8")[:_NAME_BYTES].decode("utf-8", "ignore")


def _public(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
