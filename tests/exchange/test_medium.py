"""What is read back comes from the medium where the system can do that, and is the same bytes."""

import errno
import os
import shutil
from pathlib import Path
from random import Random

import pytest

from exchange.made_up import RECIPIENT, Desk, Laptop
from inspector.exchange import medium, writer
from inspector.exchange.limits import CHUNK
from inspector.exchange.medium import open_on_medium
from inspector.exchange.verdicts import ExportFault, ExportStopped

SIZES = (0, 1, 511, 512, 4096, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 4096)
FLAGS = ({}, {"_PAST_THE_CACHE": 0})


def made(folder: Path, size: int) -> tuple[Path, bytes]:
    path = folder / "package"
    path.write_bytes(data := Random(size).randbytes(size))
    return path, data


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("flags", FLAGS, ids=["past the cache", "through it"])
def test_a_file_of_any_size_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, flags: dict[str, int]
) -> None:
    for name, value in flags.items():
        monkeypatch.setattr(medium, name, value)
    path, data = made(tmp_path, size)
    with open_on_medium(path) as file:
        assert file.read(17) == data[:17]
        file.seek(0)
        pieces = iter(lambda: file.read(100_000), b"")
        assert b"".join(pieces) == data
        assert file.read(1) == b""
    getattr(file, "raw", file).close()
    assert file.closed


def test_a_file_system_without_a_way_past_the_cache_is_read_through_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, data = made(tmp_path, 5000)
    really = os.open

    def refuse(place: Path, flags: int, mode: int = 0o777) -> int:
        if flags & medium._PAST_THE_CACHE:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return really(place, flags, mode)

    monkeypatch.setattr(medium, "_PAST_THE_CACHE", 0o40000)
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    monkeypatch.setattr(os, "open", refuse)
    with open_on_medium(path) as file:
        assert file.read() == data


def test_a_file_that_cannot_be_opened_is_not_tried_another_way(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_on_medium(tmp_path / "absent")


def test_a_medium_that_fails_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not medium._PAST_THE_CACHE:
        monkeypatch.setattr(medium, "_PAST_THE_CACHE", os.O_RDONLY)
    path, _ = made(tmp_path, 5000)

    def fail(*given: object) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "readv", fail)
    with open_on_medium(path) as file, pytest.raises(OSError, match=os.strerror(errno.EIO)):
        file.read()


def test_a_medium_that_changes_a_photo_is_blamed_and_not_the_photo(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write

    def change(descriptor: int, data: bytes) -> int:
        return real(descriptor, bytes(data).replace(b"first photo", b"First photo"))

    monkeypatch.setattr(os, "write", change)
    with pytest.raises(ExportStopped) as caught:
        laptop.export(tmp_path / "a.sxsync", *laptop.photos)
    assert caught.value.fault is ExportFault.READ_BACK


@pytest.mark.parametrize("recipient", [None, RECIPIENT])
def test_many_rows_arrive_as_they_were(
    laptop: Laptop, desk: Desk, tmp_path: Path, recipient: str | None
) -> None:
    for number in range(400):
        laptop.record(body={"经过": "示" * 50, "序": number})
    laptop.export(tmp_path / "a.sxsync", *laptop.photos, recipient=recipient)
    rows = desk.take(tmp_path / "a.sxsync").rows_path()
    assert rows is not None
    assert rows.read_bytes() == b"".join(line + b"\n" for line in laptop.lines)
    assert rows.stat().st_size > 64 * 1024


def test_a_stick_that_does_not_tell_its_size_is_written_to(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(total=0, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert laptop.export(tmp_path / "a.sxsync", *laptop.photos).size > 0


@pytest.mark.parametrize("recipient", [None, RECIPIENT])
def test_a_large_package_is_forced_onto_the_medium_part_by_part(
    laptop: Laptop,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    recipient: str | None,
) -> None:
    forced: list[int] = []
    really = os.fsync
    monkeypatch.setattr(writer, "_FORCED_AT_ONCE", 1000)
    monkeypatch.setattr(os, "fsync", lambda file: (forced.append(file), really(file)))
    photo = laptop.photo(bytes(300_000))
    laptop.record(photo)
    laptop.export(tmp_path / "a.sxsync", *laptop.photos, recipient=recipient)
    assert len(forced) > 3
    desk.take(tmp_path / "a.sxsync")
