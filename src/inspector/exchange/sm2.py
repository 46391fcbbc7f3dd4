"""SM2 with SM3 (GM/T 0003, GM/T 0004), where a library for it is installed beside the program.

The library (gmssl-pyx, the extra `sm`) has wheels for Linux and Windows on x86-64 alone. Without
it nothing else changes: a paper signed so is refused, and the refusal says what is missing.
"""

from functools import cache
from importlib import import_module
from typing import Protocol, cast


class Library(Protocol):
    """What is used of gmssl-pyx 2; keys are 64 and 32 bytes, signatures DER."""

    def sm2_key_generate(self) -> tuple[bytes, bytes]:
        """Return a public and a private key."""

    def sm2_sign(self, secret: bytes, public_key: bytes, message: bytes, /) -> bytes:
        """Sign with the identity that GM/T 0009 gives by default."""

    def sm2_verify(self, public_key: bytes, message: bytes, signature: bytes, /) -> bool:
        """Say whether the signature is one; raises for what is none at all."""


@cache
def sm2_library() -> Library | None:
    """Return the library; None where it is not installed."""
    try:
        return cast("Library", import_module("gmssl_pyx"))
    except ImportError:
        return None


def sm2_verified(library: Library, public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether the signature is one; never raises for bad input."""
    try:
        return library.sm2_verify(public_key, message, signature)
    except Exception:  # noqa: BLE001 - its own errors derive from Exception, and all say no
        return False
