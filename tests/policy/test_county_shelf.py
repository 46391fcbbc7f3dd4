"""A county's editions stay behind every pack of the province, and never change (A13)."""

from pathlib import Path

import pytest

from inspector.config.paths import resources_folder
from inspector.policy.county_shelf import CountyShelf
from inspector.policy.pack_error import PackError
from inspector.policy.publish import publish_pack
from inspector.policy.shelf import PackShelf, county_folder, province_version
from policy.test_county_additions import LOCAL, added
from policy.test_shelf import edited
from shipped_pack import PACK

SHIPPED = resources_folder() / "policy"
COUNTY = "140105"


def published(tmp_path: Path, text: str = LOCAL) -> PackShelf:
    shelf = tmp_path / "shelf"
    CountyShelf(county_folder(shelf)).publish(PACK, added(tmp_path / "local", text), COUNTY)
    return PackShelf(SHIPPED, shelf)


def test_new_inspections_are_asked_what_the_county_added(tmp_path: Path) -> None:
    packs = published(tmp_path)
    assert packs.newest.version == "2026.1+140105.1"
    assert packs.newest.item("C140105A-01")
    assert packs.newest is packs["2026.1+140105.1"]
    assert packs.newest_of_the_province is packs["2026.1"]
    assert province_version(packs.newest.version) == "2026.1"
    packs.keep_shipped()
    assert list(packs) == ["2026.1"]


def test_each_edition_is_found_again(tmp_path: Path) -> None:
    published(tmp_path)
    packs = published(tmp_path, LOCAL.replace("冬季取暖", "夏季防暑"))
    assert packs.newest.version == "2026.1+140105.2"
    assert packs.newest.item("C140105A-01").text == "夏季防暑设施经过检修"
    assert packs["2026.1+140105.1"].item("C140105A-01").text == "冬季取暖设施经过检修"
    with pytest.raises(KeyError):
        packs["2026.1+140105.3"]


def test_a_later_pack_of_the_province_takes_the_county_along(tmp_path: Path) -> None:
    published(tmp_path)
    publish_pack(edited(tmp_path, "2099.1", "2099-01-01"), tmp_path / "shelf")
    assert PackShelf(SHIPPED, tmp_path / "shelf").newest.version == "2099.1+140105.1"


def test_an_edition_that_was_changed_is_left_out(tmp_path: Path) -> None:
    packs = published(tmp_path)
    file = county_folder(tmp_path / "shelf") / f"{COUNTY}.1" / "local.toml"
    file.chmod(0o644)
    file.write_text(LOCAL.replace("冬季", "四季"), "utf-8")
    assert packs.newest is packs["2026.1"]
    with pytest.raises(PackError, match=r"第 140105\.1 版在发布之后被改动"):
        packs["2026.1+140105.1"]


def test_an_empty_folder_is_no_edition(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shelf = CountyShelf(tmp_path / "shelf")
    with pytest.raises(PackError, match="没有检查表"):
        shelf.publish(PACK, tmp_path / "empty", COUNTY)
    assert shelf.editions == ()
