"""Keys that come from the vault's one key, and the sealing of small secrets."""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY_BYTES: Final = 32

_NONCE: Final = 12


class NotOpenedError(Exception):
    """The key is another one, or the bytes were changed."""


def new_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def key_for(purpose: str, key: bytes) -> bytes:
    """Return the key for one purpose (HKDF-Expand, RFC 5869): none tells anything of another."""
    info = f"inspector vault v1 {purpose}".encode("ascii")
    return HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=info).derive(key)


def seal(key: bytes, secret: bytes, about: str) -> bytes:
    """Return nonce and sealed bytes (ChaCha20-Poly1305, RFC 8439).

    Args:
        key: 32 bytes.
        secret: what nobody shall read.
        about: where it belongs; it opens nowhere else.
    """
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, about.encode("utf-8"))


def unseal(key: bytes, sealed: bytes, about: str) -> bytes:
    """Return the secret.

    Raises:
        NotOpenedError: another key, another place, or changed.
    """
    try:
        return ChaCha20Poly1305(key).decrypt(
            sealed[:_NONCE], sealed[_NONCE:], about.encode("utf-8")
        )
    except (InvalidTag, ValueError) as error:
        raise NotOpenedError from error
