"""Room for the day on which the disk is full."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from inspector.storage import reserve
from inspector.storage.database import Database
from inspector.storage.failures import DiskFullError, StorageError
from inspector.storage.reserve import Reserve, require_space

MIB = 1024 * 1024


def free(patch: pytest.MonkeyPatch, size: int) -> None:
    patch.setattr(reserve.shutil, "disk_usage", lambda folder: SimpleNamespace(free=size))


def test_the_reserve_is_made_once(tmp_path: Path) -> None:
    kept = Reserve(tmp_path / "reserve", 3 * MIB // 2)
    assert kept.keep()
    assert (tmp_path / "reserve").stat().st_size == 3 * MIB // 2
    before = (tmp_path / "reserve").stat().st_ino
    assert kept.keep()
    assert (tmp_path / "reserve").stat().st_ino == before


def test_a_short_reserve_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "reserve").write_bytes(b"short")
    assert Reserve(tmp_path / "reserve", MIB).keep()
    assert (tmp_path / "reserve").stat().st_size == MIB


def test_no_reserve_is_taken_from_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, MIB)
    assert not Reserve(tmp_path / "reserve", MIB).keep()
    assert not (tmp_path / "reserve").exists()


def test_room_is_measured_with_some_to_spare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, 70 * MIB)
    require_space(tmp_path, 6 * MIB)
    with pytest.raises(DiskFullError, match="只剩 70 兆字节"):
        require_space(tmp_path, 7 * MIB)
    monkeypatch.undo()
    with pytest.raises(StorageError):
        require_space(tmp_path / "nowhere", 0)


def test_a_full_disk_gets_the_reserve_back_once(database: Database, tmp_path: Path) -> None:
    database.reserve = Reserve(tmp_path / "reserve", MIB)
    database.reserve.keep()
    with pytest.raises(DiskFullError, match="放出了预留的 1 兆字节"), database.transaction():
        raise DiskFullError("满了。")
    assert not (tmp_path / "reserve").exists()
    with pytest.raises(DiskFullError, match=r"^满了。$"), database.transaction():
        raise DiskFullError("满了。")
