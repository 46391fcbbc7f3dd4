import shutil
from pathlib import Path

import pytest

from inspector.config.paths import resources_folder
from inspector.policy.pack_error import PackError
from inspector.policy.publish import publish_pack
from inspector.policy.shelf import PackShelf

SHIPPED = resources_folder() / "policy"


def edited(tmp_path: Path, version: str, issued_on: str) -> Path:
    folder = tmp_path / f"edited-{version}"
    shutil.copytree(SHIPPED, folder)
    file = folder / "pack.toml"
    shipped = PackShelf(SHIPPED, tmp_path / "none").shipped
    text = file.read_text("utf-8")
    text = text.replace(f'"{shipped.version}"', f'"{version}"')
    file.write_text(text.replace(shipped.issued_on.isoformat(), issued_on), "utf-8")
    return folder


def test_a_new_workspace_knows_what_came_with_the_program(tmp_path: Path) -> None:
    packs = PackShelf(SHIPPED, tmp_path / "shelf")
    assert list(packs) == [packs.shipped.version]
    assert len(packs) == 1
    assert packs[packs.shipped.version] is packs.newest
    with pytest.raises(KeyError):
        packs["1999.1"]


def test_an_older_pack_is_still_found_after_the_program_was_updated__x11(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    old = edited(tmp_path, "2025.9", "2025-09-01")
    before = PackShelf(old, shelf)
    before.keep_shipped()
    before.keep_shipped()
    after = PackShelf(SHIPPED, shelf)
    after.keep_shipped()
    assert after["2025.9"].sha256 == before.shipped.sha256
    assert after.newest is after.shipped
    assert len(after) == 2


def test_a_later_pack_of_the_province_is_the_newest(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    publish_pack(edited(tmp_path, "2099.1", "2099-01-01"), shelf)
    packs = PackShelf(SHIPPED, shelf)
    packs.keep_shipped()
    assert packs.newest.version == "2099.1"
    assert list(packs) == ["2026.1", "2099.1"]
    assert not (shelf / packs.shipped.version).exists()


def test_a_published_pack_that_was_changed_is_refused(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    place = publish_pack(edited(tmp_path, "2025.9", "2025-09-01"), shelf)
    file = place / "pack.toml"
    file.chmod(0o600)
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    with pytest.raises(PackError):
        PackShelf(SHIPPED, shelf)["2025.9"]
