"""What is written is read: both forms, all kinds, one package after the other."""

import zipfile
from pathlib import Path

from exchange.made_up import IDENTITY, RECIPIENT, province, small_laptop
from inspector.exchange.reader import verify_package


def test_a_plain_package_is_verified_and_staged(tmp_path: Path) -> None:
    laptop, photos = small_laptop(tmp_path)
    laptop.export(tmp_path / "a.sxsync", *photos)
    found = verify_package(tmp_path / "a.sxsync", province(), tmp_path / "staged")
    assert found.name.sender == "jx-01"
    assert found.manifest.row_count == 2
    assert {h: path.read_bytes() for h, path in found.photo_paths()} == {
        h: laptop.photos[h].read_bytes() for h in photos
    }
    with zipfile.ZipFile(tmp_path / "a.sxsync") as archive:
        assert archive.testzip() is None


def test_an_encrypted_package(tmp_path: Path) -> None:
    laptop, photos = small_laptop(tmp_path)
    laptop.export(tmp_path / "a.sxsync.age", *photos, recipient=RECIPIENT)
    found = verify_package(tmp_path / "a.sxsync.age", province(), tmp_path / "staged")
    assert found.after is not None
    assert IDENTITY not in repr(province())
