"""Files of the vault: the payload of age v1, a STREAM of ChaCha20-Poly1305 pieces.

A file is a magic, 16 random bytes, then pieces of 64 KiB, each with its tag of 16 bytes:

    file    = "SXVAULT1" | nonce[16] | piece* | last piece
    key     = HKDF-SHA-256(vault's file key, salt = nonce, info = "payload")
    piece i = ChaCha20-Poly1305(key, i as 11 bytes big endian | 0, plain), the last with | 1

Only the last piece may be short, and it is empty only where the file is. Pieces that were changed,
left out, changed places or cut off are found when they are read (age-encryption.org/v1, Payload;
Hoang, Reyhanitabar, Rogaway and Vizár, Online Authenticated-Encryption, 2015).
"""

import errno
import hmac
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inspector.storage.file_form import Write

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC: Final = b"SXVAULT1"
PIECE: Final = 64 * 1024
"""Plain bytes in every piece but the last."""

_NONCE: Final = 16
_TAG: Final = 16
_HEAD: Final = len(MAGIC) + _NONCE
_SEALED: Final = PIECE + _TAG


class SealedForm:
    """Seals with a key of the vault; names on the disk tell nothing of what is in the files."""

    def __init__(self, file_key: bytes, name_key: bytes) -> None:
        self._file_key = file_key
        self._name_key = name_key

    def name_of(self, sha256: str) -> str:
        """Return a keyed hash: who knows a photo cannot find out whether it is here."""
        return hmac.digest(self._name_key, sha256.encode("ascii"), "sha256").hex()

    @contextmanager
    def writing(self, write: Write) -> Iterator[Write]:
        """Seal plain bytes on their way to `write`."""
        nonce = os.urandom(_NONCE)
        write(MAGIC + nonce)
        cipher = ChaCha20Poly1305(self._key_of(nonce))
        held = bytearray()
        count = 0

        def take(data: bytes) -> None:
            nonlocal count
            held.extend(data)
            while len(held) > PIECE:  # the last piece, even a full one, waits for the end
                write(cipher.encrypt(_nonce_of(count, last=False), bytes(held[:PIECE]), None))
                del held[:PIECE]
                count += 1

        yield take
        write(cipher.encrypt(_nonce_of(count, last=True), bytes(held), None))

    def reading(self, file: BinaryIO) -> BinaryIO:
        """Return the plain bytes; the first piece is looked at when it is read."""
        return io.BufferedReader(_Opened(file, self._key_of), PIECE)

    def plain_size(self, size: int) -> int:
        """Return the size that the form's own arithmetic tells; 0 for what is no such file."""
        body = max(size - _HEAD, 0)
        return max(body - -(-body // _SEALED) * _TAG, 0)

    def _key_of(self, nonce: bytes) -> bytes:
        derive = HKDF(algorithm=SHA256(), length=32, salt=nonce, info=b"payload")
        return derive.derive(self._file_key)


class _Opened(io.RawIOBase):
    def __init__(self, file: BinaryIO, key_of: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self._file = file
        self._body = max(file.seek(0, os.SEEK_END) - _HEAD, 0)
        file.seek(0)
        head = file.read(_HEAD)
        if len(head) != _HEAD or not head.startswith(MAGIC):
            raise _broken()
        self._cipher = ChaCha20Poly1305(key_of(head[len(MAGIC) :]))
        self._pieces = max(-(-self._body // _SEALED), 1)
        self._position = 0
        self._held = b""
        self._held_index = -1

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        self._position = max(start + offset, 0)
        return self._position

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        index, offset = divmod(self._position, PIECE)
        if index >= self._pieces:
            return 0
        if index != self._held_index:
            self._held, self._held_index = self._piece(index), index
        given = self._held[offset : offset + len(view)]
        view[: len(given)] = given
        self._position += len(given)
        return len(given)

    def readall(self) -> bytes:
        pieces = []
        while piece := self.read(PIECE):
            pieces.append(piece)
        return b"".join(pieces)

    def close(self) -> None:
        self._file.close()
        super().close()

    @property
    def _size(self) -> int:
        return self._body - self._pieces * _TAG

    def _piece(self, index: int) -> bytes:
        self._file.seek(_HEAD + index * _SEALED)
        sealed = self._file.read(_SEALED)
        last = index == self._pieces - 1
        try:
            plain = self._cipher.decrypt(_nonce_of(index, last=last), sealed, None)
        except InvalidTag as error:
            raise _broken() from error
        if not plain and index:
            raise _broken()
        return plain


def _nonce_of(index: int, *, last: bool) -> bytes:
    return index.to_bytes(11, "big") + bytes([last])


def _broken() -> OSError:
    return OSError(errno.EIO, "内容在磁盘上已被改动或损坏")
