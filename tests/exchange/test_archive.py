"""A ZIP that people hand on: readable everywhere, the same bytes for the same folder."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from inspector.exchange import archive as module
from inspector.exchange.archive import ArchiveDamagedError, write_archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "证据包"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "照片.jpg").write_bytes(bytes(range(256)) * 9000)
    (folder / "如何核验.txt").write_text("核验", "utf-8")
    return folder


def test_every_file_is_packed_under_the_folders_name(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    digest = write_archive(folder, archive)
    assert hashlib.sha256(archive.read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(archive) as packed:
        assert packed.namelist() == ["证据包/data/照片.jpg", "证据包/如何核验.txt"]
        assert packed.testzip() is None
        for name in packed.namelist():
            assert packed.read(name) == (tmp_path / name).read_bytes()


def test_the_same_folder_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    (folder / "如何核验.txt").touch()
    assert write_archive(folder, first) == write_archive(folder, second)
    assert first.read_bytes() == second.read_bytes()


def test_an_empty_folder_makes_an_empty_archive(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_archive(tmp_path / "empty", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert packed.namelist() == []


def test_a_medium_that_gives_back_other_bytes_is_found(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "testzip", lambda _: "证据包/data/照片.jpg")
    with pytest.raises(ArchiveDamagedError, match="照片"):
        write_archive(folder, tmp_path / "a.zip")
    assert not list(tmp_path.glob("*.zip*"))


def test_a_failure_leaves_no_archive(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(module.os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        write_archive(folder, tmp_path / "a.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["证据包"]
