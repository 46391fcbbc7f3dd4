"""Files of the vault: what was written comes back, and nothing else ever does."""

import io
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.storage.file_form import PlainForm, whole_read, whole_written
from inspector.storage.photo_store import FileStore
from inspector.storage.vault.sealed_form import MAGIC, PIECE, SealedForm

FORM = SealedForm(b"f" * 32, b"n" * 32)
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7]


@pytest.mark.parametrize("form", [FORM, PlainForm()])
@pytest.mark.parametrize("size", SIZES)
def test_bytes_come_back_and_the_size_is_known(form: SealedForm | PlainForm, size: int) -> None:
    data = os.urandom(size)
    kept = whole_written(form, data)
    assert whole_read(form, kept) == data
    assert form.plain_size(len(kept)) == size


@given(st.lists(st.binary(max_size=2 * PIECE), max_size=5))
def test_it_does_not_matter_how_bytes_arrive(pieces: list[bytes]) -> None:
    kept = io.BytesIO()
    with FORM.writing(kept.write) as write:
        for piece in pieces:
            write(piece)
    assert whole_read(FORM, kept.getvalue()) == b"".join(pieces)


@given(st.integers(0, 3 * PIECE), st.integers(0, 2 * PIECE))
def test_a_stream_can_be_read_from_anywhere(start: int, length: int) -> None:
    data = bytes(range(256)) * (3 * PIECE // 256)
    with FORM.reading(io.BytesIO(whole_written(FORM, data))) as opened:
        assert opened.seek(start) == start
        assert opened.read(length) == data[start : start + length]
        assert opened.seek(-7, os.SEEK_END) == len(data) - 7
        assert opened.read() == data[-7:]
        assert opened.seek(0, os.SEEK_CUR) == opened.tell() == len(data)
        assert opened.seekable()


@pytest.mark.parametrize("size", [0, 5, PIECE, 2 * PIECE + 5])
def test_no_flipped_bit_is_read(size: int) -> None:
    kept = whole_written(FORM, bytes(size))
    for position in {0, len(MAGIC), 30, len(kept) // 2, len(kept) - 1}:
        changed = bytearray(kept)
        changed[position] ^= 1
        with pytest.raises(OSError, match="改动"):
            whole_read(FORM, bytes(changed))


@pytest.mark.parametrize("size", [0, 5, PIECE, 2 * PIECE, 2 * PIECE + 5])
def test_no_end_cut_off_or_added_is_read(size: int) -> None:
    kept = whole_written(FORM, bytes(size))
    piece = PIECE + 16
    cuts = {0, 5, 24, 30, len(kept) - 1, len(kept) - 16, len(kept) - piece} - {len(kept)}
    for cut in (one for one in cuts if 0 <= one < len(kept)):
        with pytest.raises(OSError, match="改动"):
            whole_read(FORM, kept[:cut])
    for more in (b"\0", bytes(16), bytes(piece)):
        with pytest.raises(OSError, match="改动"):
            whole_read(FORM, kept + more)


def test_pieces_cannot_change_places() -> None:
    kept = whole_written(FORM, bytes(3 * PIECE))
    piece = PIECE + 16
    head, first, second, rest = kept[:24], kept[24:][:piece], kept[24 + piece :][:piece], b""
    rest = kept[24 + 2 * piece :]
    with pytest.raises(OSError, match="改动"):
        whole_read(FORM, head + second + first + rest)


def test_an_empty_last_piece_after_a_full_one_is_refused() -> None:
    kept = bytearray()
    with FORM.writing(kept.extend) as write:
        write(bytes(PIECE))
    # What an attacker with the key could write in a second way is still no valid form.
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher = ChaCha20Poly1305(FORM._key_of(bytes(kept[8:24])))
    first = cipher.encrypt(bytes(11) + b"\0", bytes(PIECE), None)
    last = cipher.encrypt((1).to_bytes(11, "big") + b"\1", b"", None)
    with pytest.raises(OSError, match="改动"):
        whole_read(FORM, bytes(kept[:24]) + first + last)


def test_what_is_no_such_file_has_no_bytes() -> None:
    assert FORM.plain_size(3) == 0


def test_a_block_left_by_an_exception_writes_no_end() -> None:
    kept = io.BytesIO()
    with suppress(ZeroDivisionError), FORM.writing(kept.write) as write:
        write(b"begun")
        raise ZeroDivisionError
    with pytest.raises(OSError, match="改动"):
        whole_read(FORM, kept.getvalue())


def test_a_store_keeps_sealed_bytes_under_a_keyed_name(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files", FORM)
    data = b"\xff\xd8\xff" + os.urandom(3 * PIECE)
    kept = store.put_stream(io.BytesIO(data))
    assert store.size_of(kept.sha256) == kept.size == len(data)
    assert store.verify(kept.sha256)
    with store.kept(kept.sha256).open("rb") as opened:
        assert opened.read() == data
    lying = [one for one in store.root.rglob("*") if one.is_file()]
    assert lying == [kept.path]
    assert kept.sha256 not in str(kept.path)
    assert data[:100] not in kept.path.read_bytes()
    assert store.missing([kept.sha256, "0" * 64]) == {"0" * 64}


def test_a_changed_file_fails_its_check_and_is_healed_by_the_same_bytes(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files", FORM)
    kept = store.put_stream(io.BytesIO(b"evidence"))
    kept.path.write_bytes(b"something else")
    assert not store.verify(kept.sha256)
    with pytest.raises(OSError, match="改动"):
        store.open(kept.sha256)
    store.put_stream(io.BytesIO(b"evidence"))
    assert store.verify(kept.sha256)
