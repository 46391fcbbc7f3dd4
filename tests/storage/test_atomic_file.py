"""Files are there complete or not at all, in the order that no power cut breaks."""

import errno
import os
import stat
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.storage.atomic_file import (
    copy_file,
    make_folder,
    write_atomically,
    writing_atomically,
)
from inspector.storage.failures import DiskFailedError, DiskFullError, ReadOnlyError, StorageError
from storage.recorded_files import recorded_files


def test_the_order_is_write_fsync_replace_fsync_of_the_folder(tmp_path: Path) -> None:
    with recorded_files() as made:
        write_atomically(tmp_path / "x", b"new")
    assert made == [
        "open begun",
        "write begun",
        "fsync begun",
        "replace begun x",
        f"fsync {tmp_path.name}",
    ]
    assert (tmp_path / "x").read_bytes() == b"new"


def test_an_empty_file_is_made_durable_too(tmp_path: Path) -> None:
    with recorded_files() as made:
        write_atomically(tmp_path / "x", b"")
    assert "fsync begun" in made
    assert (tmp_path / "x").read_bytes() == b""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(pieces=st.lists(st.binary(max_size=20)), most=st.integers(1, 7))
def test_short_writes_are_continued(tmp_path: Path, pieces: list[bytes], most: int) -> None:
    really_write = os.write
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, data: really_write(descriptor, data[:most]))
        with writing_atomically(tmp_path / "x") as writer:
            assert [writer.write(piece) for piece in pieces] == [len(piece) for piece in pieces]
            assert writer.size == sum(map(len, pieces))
    assert (tmp_path / "x").read_bytes() == b"".join(pieces)


def test_an_exception_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), writing_atomically(file) as writer:
        _fail_after(writer.write(b"new"))
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def _fail_after(written: int) -> None:
    raise ZeroDivisionError(written)


FAILURES = {
    "no space": (errno.ENOSPC, DiskFullError, "磁盘空间不足"),
    "quota": (errno.EDQUOT, DiskFullError, "磁盘空间不足"),
    "read-only": (errno.EROFS, ReadOnlyError, "不能写入"),
    "no right": (errno.EACCES, ReadOnlyError, "不能写入"),
    "too large for the file system": (errno.EFBIG, DiskFailedError, "文件大小"),
    "broken": (errno.EIO, DiskFailedError, "磁盘出错"),
    "stick pulled out": (errno.ENODEV, DiskFailedError, "磁盘出错"),
}


@pytest.mark.parametrize(("code", "kind", "words"), FAILURES.values(), ids=FAILURES.keys())
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_failing_disk_is_told_and_the_earlier_file_stays(
    tmp_path: Path, call: str, code: int, kind: type[StorageError], words: str
) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"old")

    def fail(*arguments: object) -> None:
        raise OSError(code, "injected")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(kind, match=words) as told:
            write_atomically(file, b"new")
    assert str(file) in told.value.message
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_limit_of_the_system_is_told(tmp_path: Path) -> None:
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from inspector.storage.atomic_file import write_atomically\n"
        "from inspector.storage.failures import StorageError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write_atomically(Path(sys.argv[1]), bytes(10_000))\n"
        "except StorageError as error:\n"
        "    sys.stdout.buffer.write(error.message.encode())\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "x")]
    told = subprocess.run(command, check=True, capture_output=True)
    assert "超过了磁盘允许的文件大小" in told.stdout.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskFailedError, match="文件夹"):
        write_atomically(tmp_path / "nowhere" / "x", b"new")


def test_an_error_in_the_block_passes_unchanged(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), writing_atomically(tmp_path / "x"):
        (tmp_path / "nowhere").read_bytes()


def test_permissions_are_as_asked(tmp_path: Path) -> None:
    write_atomically(tmp_path / "x", b"", mode=0o600)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


def test_a_copy_equals_its_source(tmp_path: Path) -> None:
    data = bytes(range(256)) * 10_000
    (tmp_path / "x").write_bytes(data)
    copy_file(tmp_path / "x", tmp_path / "y")
    assert (tmp_path / "y").read_bytes() == data
    with pytest.raises(DiskFailedError):
        copy_file(tmp_path / "nowhere", tmp_path / "z")


def test_new_folders_are_durable_from_the_top_down(tmp_path: Path) -> None:
    with recorded_files() as made:
        make_folder(tmp_path / "a" / "b")
        make_folder(tmp_path / "a" / "b")
    assert made == [f"fsync {tmp_path.name}", "fsync a"]


def test_a_reader_sees_the_old_or_the_new_file_and_nothing_between(tmp_path: Path) -> None:
    file = tmp_path / "x"
    seen = []
    for old, new in pairwise([b"1" * 10, b"2" * 20, b"3" * 30]):
        write_atomically(file, old)
        with writing_atomically(file) as writer:
            writer.write(new)
            seen.append(file.read_bytes())
        seen.append(file.read_bytes())
    assert seen == [b"1" * 10, b"2" * 20, b"2" * 20, b"3" * 30]
