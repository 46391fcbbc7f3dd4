"""age v1 (age-encryption.org/v1) with X25519 recipients, streamed in pieces of 64 KiB."""

from collections.abc import Callable, Iterator
from typing import Final

import pyrage

from inspector.exchange.limits import MAX_AGE_HEADER
from inspector.exchange.stream import Push, Source, T
from inspector.exchange.verdicts import Refused, Verdict

MAGIC: Final = b"age-encryption.org/v1\n"

_CHUNK: Final = 64 * 1024
_TAG: Final = 16
_HEADER: Final = 512  # more than the header for one recipient, with its nonce


def generate_identity() -> str:
    """Return a new secret identity ("AGE-SECRET-KEY-1…"), for the vault alone."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public recipient ("age1…") of a secret identity.

    Raises:
        Refused: decrypt, if it is none.
    """
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as error:
        raise Refused(Verdict.DECRYPT, "解密密钥的格式不对") from error


def is_recipient(text: str) -> bool:
    """Say whether this is a public recipient ("age1…")."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypted_size(size: int) -> int:
    """Return an upper bound in bytes of what so many plain bytes become."""
    return size + _HEADER + (size // _CHUNK + 1) * _TAG


def header_is_bounded(beginning: bytes) -> bool:
    """Say whether the header ends within the first 16 KiB, which must be given.

    The library tries every stanza of a header, which is not authenticated before.
    """
    return b"\n--- " in beginning[:MAX_AGE_HEADER]


def encrypt(pieces: Iterator[bytes], recipient: str, write: Callable[[bytes], None]) -> None:
    """Encrypt to one recipient; whatever pieces or write raise comes out as it is."""
    reader = _Pieces(pieces)
    writer = _Writer(write)
    try:
        pyrage.encrypt_io(reader, writer, [pyrage.x25519.Recipient.from_str(recipient)])
    except Exception:
        _reraise(reader.failure or writer.failure)
        raise
    # The library writes its last piece on its way out and says nothing if that fails.
    _reraise(reader.failure or writer.failure)


def decrypt(source: Source, identity: str, sink: Push[T]) -> T:
    """Decrypt into a feed and return its result.

    Each piece of 64 KiB is authenticated before the feed sees it.

    Raises:
        Refused: decrypt, or what the feed refuses.
    """
    reader = _Guarded(source)
    try:
        secret = pyrage.x25519.Identity.from_str(identity)
        pyrage.decrypt_io(reader, sink, [secret])
    except Exception as error:
        _reraise(sink.failure or reader.failure)
        raise Refused(Verdict.DECRYPT) from error
    _reraise(sink.failure or reader.failure)  # as above
    return sink.finish()


def _reraise(failure: BaseException | None) -> None:
    if failure is not None:
        raise failure


class _Pieces:
    """A file to read, made of pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.failure: BaseException | None = None
        self._pieces = pieces
        self._held = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Return up to so many bytes, none at the end."""
        try:
            while not self._held:
                self._held = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self.failure = error
            raise
        given, self._held = bytes(self._held[:size]), self._held[size:]
        return given


class _Writer:
    """A file to write that remembers why it failed."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self.failure: BaseException | None = None
        self._write = write

    def write(self, data: bytes) -> int:
        """Write all of it."""
        if self.failure is not None:  # the encryptor empties its buffer once more on its way out
            raise self.failure
        try:
            self._write(data)
        except BaseException as error:
            self.failure = error
            raise
        return len(data)

    def flush(self) -> None:
        """Do nothing: every piece is written at once."""


class _Guarded:
    """A file to read that remembers why it failed."""

    def __init__(self, source: Source) -> None:
        self.failure: BaseException | None = None
        self._source = source

    def read(self, size: int) -> bytes:
        """Return up to so many bytes."""
        try:
            return self._source.read(size)
        except BaseException as error:
            self.failure = error
            raise
