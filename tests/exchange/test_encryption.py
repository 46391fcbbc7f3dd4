"""Encrypted packages: age tricks, and what is refused without a word about the contents."""

import io
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from exchange.made_up import (
    IDENTITY,
    OTHER_IDENTITY,
    RECIPIENT,
    Desk,
    Laptop,
    province,
)
from inspector.exchange import encryption
from inspector.exchange.encryption import (
    encrypt,
    encrypted_size,
    generate_identity,
    is_recipient,
    recipient_of,
)
from inspector.exchange.reader import verify_package
from inspector.exchange.verdicts import Refused, Verdict
from inspector.progress import Cancelled


def age(data: bytes, *identities: str, armored: bool = False) -> bytes:
    recipients = [
        pyrage.x25519.Recipient.from_str(recipient_of(one)) for one in identities or (IDENTITY,)
    ]
    return bytes(pyrage.encrypt(data, recipients, armored=armored))


@pytest.fixture
def package(laptop: Laptop) -> bytes:
    # Long enough for three of age's pieces of 64 KiB.
    laptop.record(laptop.photo(bytes(150_000)))
    return laptop.package(*laptop.photos)


def test_an_encrypted_package_is_taken(package: bytes, desk: Desk) -> None:
    assert desk.take(age(package)).name.seq == 1


def test_age_tricks__for_somebody_else(package: bytes, desk: Desk) -> None:
    desk.refuses(age(package, OTHER_IDENTITY), Verdict.DECRYPT)


def test_age_tricks__for_us_among_others(package: bytes, desk: Desk) -> None:
    desk.take(age(package, OTHER_IDENTITY, IDENTITY))


@pytest.mark.parametrize("identity", [None, "AGE-SECRET-KEY-1XYZ"])
def test_age_tricks__no_usable_identity_here(
    package: bytes, desk: Desk, identity: str | None
) -> None:
    desk.refuses(age(package), Verdict.DECRYPT, identity=identity)


def test_age_tricks__a_passphrase(package: bytes, desk: Desk) -> None:
    desk.refuses(pyrage.passphrase.encrypt(package, "pass"), Verdict.DECRYPT)


def test_age_tricks__armour_is_another_form(package: bytes, desk: Desk) -> None:
    desk.refuses(age(package, armored=True), Verdict.NOT_A_CONTAINER)


def test_age_tricks__encrypted_twice(package: bytes, desk: Desk) -> None:
    desk.refuses(age(age(package)), Verdict.NOT_A_CONTAINER)


def test_age_tricks__truncated_at_and_between_its_pieces(package: bytes, desk: Desk) -> None:
    encrypted = age(package)
    payload = len(encrypted) - (encrypted_size(len(package)) - len(package) - 512) - len(package)
    pieces = [payload + number * (64 * 1024 + 16) for number in range(3)]
    for length in (21, 100, payload - 1, *pieces, *(one + 9 for one in pieces), -1):
        desk.refuses(
            encrypted[:length], Verdict.NOT_A_CONTAINER if length == 21 else Verdict.DECRYPT
        )


def test_age_tricks__bytes_and_files_after_the_end(package: bytes, desk: Desk) -> None:
    for extra in (b"\0", bytes(16), age(package)):
        desk.refuses(age(package) + extra, Verdict.DECRYPT)


def test_age_tricks__pieces_change_places(package: bytes, desk: Desk) -> None:
    encrypted = age(package)
    start = encrypted.index(b"\n--- ") + 5 + 43 + 1 + 16
    size = 64 * 1024 + 16
    first, second = encrypted[start : start + size], encrypted[start + size : start + 2 * size]
    swapped = encrypted[:start] + second + first + encrypted[start + 2 * size :]
    desk.refuses(swapped, Verdict.DECRYPT)


def test_age_tricks__every_byte_of_the_header_counts(package: bytes, desk: Desk) -> None:
    encrypted = age(package)
    end = encrypted.index(b"\n--- ") + 5 + 43 + 1 + 16
    for place in range(end):
        changed = bytearray(encrypted)
        changed[place] ^= 1
        with pytest.raises(Refused):
            desk.take(bytes(changed))


def test_age_tricks__a_header_without_end_is_not_tried(package: bytes, desk: Desk) -> None:
    stanza = b"-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n" + b"A" * 43 + b"\n"
    endless = encryption.MAGIC + stanza * 20_000 + b"--- " + b"A" * 43 + b"\n"
    refused = desk.refuses(endless, Verdict.DECRYPT)
    assert "文件头过长" in refused.detail


def test_a_plain_package_that_is_too_short_or_too_long_inside(package: bytes, desk: Desk) -> None:
    desk.refuses(age(b""), Verdict.NOT_A_CONTAINER)
    for length in (20, 100, len(package) // 2, len(package) - 1):
        desk.refuses(age(package[:length]), Verdict.TRUNCATED)
    desk.refuses(age(package + b"\0"), Verdict.TRAILING_DATA)
    desk.refuses(age(package + bytes(200_000)), Verdict.TRAILING_DATA)


def test_a_small_package_is_refused_though_the_decryptor_does_not_tell(
    laptop: Laptop, desk: Desk
) -> None:
    # All of it is one last piece, and the library says nothing when writing that fails.
    package = laptop.package(*laptop.photos)
    changed = bytearray(package)
    changed[-40] ^= 1
    desk.refuses(age(bytes(changed)), Verdict.FRAMING)
    desk.refuses(age(package + b"\0"), Verdict.TRAILING_DATA)
    desk.refuses(age(package), Verdict.WRONG_RECIPIENT, me="other")


def test_a_hash_that_differs_is_found_under_encryption(package: bytes, desk: Desk) -> None:
    changed = bytearray(package)
    changed[-40_000] ^= 1
    desk.refuses(age(bytes(changed)), Verdict.HASH_MISMATCH)


def test_cancelling_passes_through_the_decryptor(package: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.sxsync.age"
    path.write_bytes(age(package))

    def cancel(step: str, fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify_package(path, province(), tmp_path / "staged", cancel)
    assert not (tmp_path / "staged").exists()


def test_a_stick_that_fails_while_it_is_decrypted(package: bytes, tmp_path: Path) -> None:
    from inspector.exchange.reader import _read, _ReadableFile
    from inspector.exchange.staging import NoStaging

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 100_000:
                raise OSError(5, "Input/output error")
            return super().read(size)

    for data, staging in ((age(package), NoStaging()), (package, NoStaging())):
        source = _ReadableFile(Failing(data))
        with pytest.raises(Refused) as caught:
            _read(source, province(), staging, lambda step, fraction: None)
        assert caught.value.verdict is Verdict.TRUNCATED
        assert "读取出错" in caught.value.detail
        staging.discard()


def test_what_fails_while_encrypting_comes_out_as_it_is() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"a"
        raise Cancelled

    def full(data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(Cancelled):
        encrypt(pieces(), RECIPIENT, lambda data: None)
    with pytest.raises(OSError, match="No space"):
        encrypt(iter([b"a" * 100_000]), RECIPIENT, full)
    with pytest.raises(pyrage.RecipientError):
        encrypt(iter([]), "age1nobody", full)


def test_the_size_of_the_encrypted_form_is_never_more_than_said() -> None:
    for size in (0, 1, 65_535, 65_536, 65_537, 400_000):
        actual = len(age(bytes(size)))
        assert actual <= encrypted_size(size) <= actual + 512


def test_identities_and_recipients() -> None:
    identity = generate_identity()
    assert identity.startswith("AGE-SECRET-KEY-1")
    assert is_recipient(recipient_of(identity))
    assert not is_recipient(identity)
    with pytest.raises(Refused):
        recipient_of("age1nobody")
