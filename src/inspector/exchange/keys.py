"""Signing keys, their names, and the seam at which another algorithm comes in."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from inspector.exchange.sm2 import Library, sm2_library, sm2_verified

ED25519: Final = "ed25519"
SM2SM3: Final = "sm2sm3"

_FINGERPRINT_DIGITS: Final = 30


class Signer(Protocol):
    """Holds a private key, in memory or on a token."""

    @property
    def keyid(self) -> str:
        """Name of the key: hex SHA-256(alg, 0x00, public key)."""

    @property
    def alg(self) -> str:
        """Name of the algorithm, ed25519 or sm2sm3."""

    @property
    def public_key(self) -> bytes:
        """The public key in the algorithm's own form."""

    def sign(self, message: bytes) -> bytes:
        """Return the signature over these very bytes."""


class Algorithm(Protocol):
    """What a provider of a signature algorithm gives."""

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Say whether the signature is one; never raises for bad input."""


Algorithms = Mapping[str, Algorithm]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key with its algorithm."""

    alg: str
    public_key: bytes

    @property
    def keyid(self) -> str:
        """Name of the key."""
        return keyid_of(self.alg, self.public_key)


def keyid_of(alg: str, public_key: bytes) -> str:
    """Return hex SHA-256(alg, 0x00, public key)."""
    return hashlib.sha256(alg.encode("ascii") + b"\0" + public_key).hexdigest()


def fingerprint_digits(data: bytes) -> str:
    """Return 30 decimal digits of SHA-256(data) in groups of five, to be read out by telephone."""
    number = int.from_bytes(hashlib.sha256(data).digest(), "big") % 10**_FINGERPRINT_DIGITS
    digits = f"{number:0{_FINGERPRINT_DIGITS}d}"
    return " ".join(digits[start : start + 5] for start in range(0, _FINGERPRINT_DIGITS, 5))


class Ed25519:
    """Ed25519 (RFC 8032), refusing public keys of small order, under which anybody can sign."""

    # Encodings of the points of order 1, 2, 4 and 8 without the sign bit, canonical or not.
    _SMALL_ORDER: Final = frozenset(
        bytes.fromhex(text)
        for text in (
            "00" * 32,
            "01" + "00" * 31,
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ec" + "ff" * 30 + "7f",
            "ed" + "ff" * 30 + "7f",
            "ee" + "ff" * 30 + "7f",
        )
    )

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Say whether the signature is one."""
        if public_key[:-1] + bytes(byte & 0x7F for byte in public_key[-1:]) in self._SMALL_ORDER:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


class Sm2Sm3:
    """SM2 with SM3 by the library that is installed beside the program."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Say whether the signature is one."""
        return sm2_verified(self._library, public_key, message, signature)


class KnownAlgorithms(Mapping[str, Algorithm]):
    """Ed25519, and SM2 with SM3 where its library is installed; looked for when it is needed."""

    def __getitem__(self, alg: str) -> Algorithm:
        """Return what verifies signatures of this algorithm.

        Raises:
            KeyError: nothing here does.
        """
        if alg == ED25519:
            return Ed25519()
        library = sm2_library() if alg == SM2SM3 else None
        if library is None:
            raise KeyError(alg)
        return Sm2Sm3(library)

    def __iter__(self) -> Iterator[str]:
        yield ED25519
        if sm2_library() is not None:
            yield SM2SM3

    def __len__(self) -> int:
        return sum(1 for _ in self)


BUILT_IN: Final[Algorithms] = KnownAlgorithms()


@dataclass(frozen=True, slots=True)
class Ed25519Signer:
    """An Ed25519 key in memory; its private bytes never show in a trace."""

    _key: Ed25519PrivateKey

    @property
    def keyid(self) -> str:
        """Name of the key."""
        return keyid_of(ED25519, self.public_key)

    @property
    def alg(self) -> str:
        """Always ed25519."""
        return ED25519

    @property
    def public_key(self) -> bytes:
        """The 32 bytes of RFC 8032."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of RFC 8032."""
        return self._key.sign(message)

    def private_bytes(self) -> bytes:
        """Return the 32 secret bytes, for the vault alone."""
        return self._key.private_bytes_raw()


@dataclass(frozen=True, slots=True)
class Sm2Signer:
    """An SM2 key in memory; its private bytes never show in a trace."""

    _library: Library = field(repr=False)
    public_key: bytes
    _private: bytes = field(repr=False)

    @property
    def keyid(self) -> str:
        """Name of the key."""
        return keyid_of(SM2SM3, self.public_key)

    @property
    def alg(self) -> str:
        """Always sm2sm3."""
        return SM2SM3

    def sign(self, message: bytes) -> bytes:
        """Return a signature in DER."""
        return self._library.sm2_sign(self._private, self.public_key, message)


def generate_sm2_signer() -> Sm2Signer | None:
    """Make a new SM2 key; None where no library for it is installed."""
    library = sm2_library()
    if library is None:
        return None
    public, private = library.sm2_key_generate()
    return Sm2Signer(library, public, private)


def generate_signer() -> Ed25519Signer:
    """Make a new key from the system's randomness."""
    return Ed25519Signer(Ed25519PrivateKey.generate())


def load_signer(private_bytes: bytes) -> Ed25519Signer:
    """Take a key back from its 32 secret bytes.

    Raises:
        ValueError: not 32 bytes.
    """
    return Ed25519Signer(Ed25519PrivateKey.from_private_bytes(private_bytes))
