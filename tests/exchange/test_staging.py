"""Export: prepared, written, forced out, read back, renamed; whatever fails leaves nothing."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from exchange.made_up import (
    RECIPIENT,
    Desk,
    Laptop,
    files_under,
    province,
)
from inspector.exchange import durable, limits, staging, writer
from inspector.exchange.manifest import seal_manifest
from inspector.exchange.reader import verify_package
from inspector.exchange.receiver import Receiver
from inspector.exchange.verdicts import DiskFull, ExportFault, ExportStopped, Refused
from inspector.exchange.writer import write_package

SENDING: Receiver = province(senders=None)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def write(laptop: Laptop, target: Path, **options: Any) -> writer.Written:
    envelope = options.pop("envelope", None) or seal_manifest(
        laptop.manifest(*laptop.photos), laptop.signer
    )
    receiver = options.pop("receiver", SENDING)
    contents = options.pop("contents", laptop.contents())
    return write_package(envelope, contents, target, receiver, **options)


def stopped(laptop: Laptop, stick: Path, **options: Any) -> ExportFault:
    """Return why nothing was written, having seen that nothing was."""
    before = files_under(stick)
    with pytest.raises(ExportStopped) as caught:
        write(laptop, stick / "a.sxsync", **options)
    assert files_under(stick) == before
    assert caught.value.message.startswith(caught.value.fault.sentence)
    return caught.value.fault


FORMS = pytest.mark.parametrize("recipient", [None, RECIPIENT])


def other(path: Path) -> None:
    path.write_bytes(path.read_bytes().swapcase())


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_too_little_room(laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(stick)._replace(free=limits.MIB)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert stopped(laptop, stick) is ExportFault.NO_SPACE


@FORMS
@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, ExportFault.NO_SPACE),
        (errno.EFBIG, ExportFault.NO_SPACE),
        (errno.EIO, ExportFault.MEDIUM),
        (errno.EROFS, ExportFault.MEDIUM),
    ],
)
def test_a_stick_that_fails(
    laptop: Laptop,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    fault: ExportFault,
    recipient: str | None,
) -> None:
    for call in ("write", "fsync"):

        def fail(*arguments: Any) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as patch:
            patch.setattr(os, call, fail)
            assert stopped(laptop, stick, recipient=recipient) is fault


def test_a_stick_that_is_not_there(laptop: Laptop, stick: Path) -> None:
    assert stopped(laptop, stick / "gone") is ExportFault.MEDIUM


@FORMS
def test_a_stick_that_forgets(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch, recipient: str | None
) -> None:
    real = os.write

    def forget(descriptor: int, data: Any) -> int:
        return real(descriptor, bytes(len(data)))

    monkeypatch.setattr(os, "write", forget)
    assert stopped(laptop, stick, recipient=recipient) is ExportFault.READ_BACK


@FORMS
def test_a_stick_that_takes_few_bytes_at_a_time(
    laptop: Laptop,
    stick: Path,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    recipient: str | None,
) -> None:
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
        write(laptop, stick / "a.sxsync", recipient=recipient)
    desk.take(stick / "a.sxsync")


def test_a_system_without_these_calls(
    laptop: Laptop, stick: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise")
    monkeypatch.delattr(os, "O_DIRECTORY")
    monkeypatch.setattr(os, "O_BINARY", 0, raising=False)
    write(laptop, stick / "a.sxsync")
    path = stick / "a.sxsync"
    verify_package(path, province(), desk.folder / "staged")


def test_a_file_that_is_there_is_never_opened_for_writing(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"")
    with pytest.raises(FileExistsError):
        durable.create_new(tmp_path / "there")


# Taking in


def test_staged_files_are_there_and_nothing_else(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    write(laptop, stick / "a.sxsync")
    found = verify_package(stick / "a.sxsync", province(), tmp_path / "staged")
    assert set(files_under(tmp_path / "staged")) == {
        "blob",
        "rows.jsonl",
        *(f"blob/{photo}" for photo in laptop.photos),
    }
    rows = found.rows_path()
    assert rows is not None
    assert rows.read_bytes() == b"".join(line + b"\n" for line in laptop.lines)


def test_looking_at_a_package_writes_nothing(laptop: Laptop, stick: Path) -> None:
    write(laptop, stick / "a.sxsync")
    before = files_under(stick.parent)
    found = verify_package(stick / "a.sxsync", province(me=None, senders=None))
    assert found.rows_path() is None
    assert list(found.photo_paths()) == []
    assert (found.name.seq, found.manifest.row_count, found.manifest.photo_count) == (1, 2, 2)
    assert files_under(stick.parent) == before


def test_a_staging_folder_that_is_there_is_left_alone(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    write(laptop, stick / "a.sxsync")
    (tmp_path / "staged").mkdir()
    (tmp_path / "staged" / "mine").write_bytes(b"precious")
    with pytest.raises(DiskFull):
        verify_package(stick / "a.sxsync", province(), tmp_path / "staged")
    assert files_under(tmp_path / "staged") == {"mine": b"precious"}


def test_a_full_disk_at_the_desk(
    laptop: Laptop, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for form in (None, RECIPIENT):
        write(laptop, stick / "a.sxsync", recipient=form)

        def fail(*arguments: Any) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(staging, "write_all", fail)
            with pytest.raises(DiskFull, match="No space left"):
                verify_package(stick / "a.sxsync", province(), tmp_path / "staged")
        usage = shutil.disk_usage(stick)._replace(free=limits.MIB)
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "disk_usage", lambda path, usage=usage: usage)
            with pytest.raises(DiskFull, match="剩余 1 MiB"):
                verify_package(stick / "a.sxsync", province(), tmp_path / "staged")
        assert not (tmp_path / "staged").exists()


def test_nothing_is_staged_before_signature_and_policy(
    laptop: Laptop, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(laptop, stick / "a.sxsync")
    begun: list[bool] = []
    monkeypatch.setattr(staging.StagingFolder, "begin", lambda self, manifest: begun.append(True))
    with pytest.raises(Refused):
        verify_package(stick / "a.sxsync", province(me="other"), tmp_path / "staged")
    assert begun == []
