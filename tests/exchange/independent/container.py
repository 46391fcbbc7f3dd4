"""Opens age and walks a package forward, comparing every framing byte with the expected one."""

from __future__ import annotations

from dataclasses import dataclass

import pyrage

from exchange.independent.bytes_of_page import ENVELOPE_LIMIT
from exchange.independent.policy_of_page import PACKAGE_LIMIT
from exchange.independent.verdict import RefusedError, Verdict
from exchange.independent.zip_frame import (
    ENVELOPE_NAME,
    LOCAL_HEADER,
    LOCAL_MAGIC,
    Framed,
    framed,
)

AGE_MAGIC = b"age-encryption.org/v1\n"


def plain_package(data: bytes, identity: pyrage.x25519.Identity | None) -> bytes:
    """The package P of a plain or encrypted file, told apart by the first bytes."""
    if len(data) > PACKAGE_LIMIT:
        raise RefusedError(Verdict.TOO_BIG, "the file")
    if not data.startswith(AGE_MAGIC):
        return data
    if identity is None:
        raise RefusedError(Verdict.DECRYPT, "no identity to decrypt with")
    try:
        return bytes(pyrage.decrypt(data, [identity]))
    except pyrage.DecryptError as error:
        raise RefusedError(Verdict.DECRYPT, str(error)) from error


@dataclass(slots=True)
class Walk:
    """A place in a package; every step takes bytes or refuses."""

    package: bytes
    place: int = 0

    def take(self, size: int) -> bytes:
        """The next `size` bytes."""
        taken = self.package[self.place : self.place + size]
        if len(taken) < size:
            raise RefusedError(Verdict.TRUNCATED, f"at byte {len(self.package)}")
        self.place += size
        return taken

    def expect(self, framing: bytes) -> None:
        """Step over bytes that must be exactly these."""
        rest = self.package[self.place : self.place + len(framing)]
        if not framing.startswith(rest):
            raise RefusedError(Verdict.FRAMING, f"after byte {self.place}")
        self.take(len(framing))

    def envelope(self) -> tuple[Framed, bytes]:
        """The first member, whose size alone is read from its header."""
        if not self.package.startswith(LOCAL_MAGIC):
            raise RefusedError(Verdict.NOT_A_CONTAINER, "no package begins so")
        header = self.package[: LOCAL_HEADER.size]
        if len(header) < LOCAL_HEADER.size:
            raise RefusedError(Verdict.TRUNCATED, "in the first header")
        size = int.from_bytes(header[22:26], "little")
        if size > ENVELOPE_LIMIT:
            raise RefusedError(Verdict.TOO_BIG, "envelope above 8 MiB")
        start = LOCAL_HEADER.size + len(ENVELOPE_NAME)
        expected = framed(ENVELOPE_NAME, self.package[start : start + size])
        if len(self.package) < start + size:
            raise RefusedError(Verdict.TRUNCATED, "in the envelope")
        self.expect(expected.local_header)
        return expected, self.take(size)

    def end(self) -> None:
        """Nothing may follow."""
        if self.place < len(self.package):
            raise RefusedError(Verdict.TRAILING_DATA, f"after byte {self.place}")
