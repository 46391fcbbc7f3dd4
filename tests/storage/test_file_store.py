"""The file store: bytes named by their hash, durable before a row names them."""

import hashlib
import io
import os
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.storage.failures import DiskFullError
from inspector.storage.photo_store import FileStore, TooLargeError
from storage.recorded_files import recorded_files

DATA = bytes(range(256)) * 9000
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def _all_files(store: FileStore) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_its_hash(store: FileStore) -> None:
    kept = store.put_stream(io.BytesIO(DATA))
    assert (kept.sha256, kept.crc32, kept.size) == (SHA256, zlib.crc32(DATA), len(DATA))
    assert kept.path == store.path_of(SHA256) == store.root / SHA256[:2] / SHA256
    assert kept.path.read_bytes() == DATA
    assert _all_files(store) == [kept.path]
    assert store.size_of(SHA256) == len(DATA)
    assert store.verify(SHA256)
    with store.open(SHA256) as source:
        assert source.read() == DATA


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.binary(max_size=300))
def test_any_bytes_come_back(store: FileStore, data: bytes) -> None:
    kept = store.put_stream(io.BytesIO(data))
    assert kept.path.read_bytes() == data
    assert store.missing([kept.sha256]) == frozenset()


def test_the_medium_holds_the_file_before_its_name_and_the_name_before_returning(
    store: FileStore,
) -> None:
    with recorded_files() as made:
        store.put_stream(io.BytesIO(b"x"))
    sha256 = hashlib.sha256(b"x").hexdigest()
    assert made == [
        f"fsync {store.root.parent.name}",
        "open begun",
        "write begun",
        "fsync begun",
        "fsync files",
        f"replace begun {sha256}",
        f"fsync {sha256[:2]}",
        "fsync files",
    ]


def test_equal_bytes_are_kept_once_and_not_touched(store: FileStore) -> None:
    first = store.put_stream(io.BytesIO(DATA))
    before = first.path.stat()
    assert store.put_stream(io.BytesIO(DATA)) == first
    after = first.path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert _all_files(store) == [first.path]


def test_a_file_cut_short_is_healed_by_the_same_bytes(store: FileStore) -> None:
    kept = store.put_stream(io.BytesIO(DATA))
    kept.path.write_bytes(DATA[:100])
    assert not store.verify(SHA256)
    store.put_stream(io.BytesIO(DATA))
    assert store.verify(SHA256)


def test_what_is_too_large_is_refused_and_leaves_nothing(store: FileStore) -> None:
    assert store.put_stream(io.BytesIO(DATA), limit=len(DATA)).size == len(DATA)
    other = FileStore(store.root.parent / "other")
    with pytest.raises(TooLargeError, match="兆字节"):
        other.put_stream(io.BytesIO(DATA), limit=len(DATA) - 1)
    assert _all_files(other) == []


def test_a_source_that_fails_passes_its_error_and_leaves_nothing(store: FileStore) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "stick pulled out")

    with pytest.raises(OSError, match="stick pulled out"):
        store.put_stream(Failing())
    assert _all_files(store) == []


def test_a_full_disk_leaves_nothing(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fail)
        with pytest.raises(DiskFullError):
            store.put_stream(io.BytesIO(DATA))
    assert _all_files(store) == []


def test_a_staged_file_moves_in(store: FileStore, tmp_path: Path) -> None:
    staged = tmp_path / "staging" / "blob"
    staged.parent.mkdir()
    staged.write_bytes(DATA)
    with recorded_files() as made:
        store.put_staged(staged, SHA256)
    assert made[-3:] == [f"replace blob {SHA256}", f"fsync {SHA256[:2]}", "fsync staging"]
    assert store.verify(SHA256)
    assert not staged.exists()


def test_a_staged_file_that_is_there_already_is_dropped(store: FileStore, tmp_path: Path) -> None:
    kept = store.put_stream(io.BytesIO(DATA))
    inode = kept.path.stat().st_ino
    staged = tmp_path / "blob"
    staged.write_bytes(DATA)
    store.put_staged(staged, SHA256)
    assert not staged.exists()
    assert kept.path.stat().st_ino == inode


def test_what_is_missing_is_told(store: FileStore) -> None:
    kept = store.put_stream(io.BytesIO(b"x"))
    assert store.missing([kept.sha256, SHA256]) == {SHA256}
    assert not store.verify(SHA256)
    with pytest.raises(FileNotFoundError):
        store.open(SHA256)
    with pytest.raises(FileNotFoundError):
        store.size_of(SHA256)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_what_is_no_hash_names_no_file(store: FileStore, name: str) -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        store.path_of(name)
