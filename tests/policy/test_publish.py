"""Publishing: checked, sealed, immutable."""

import shutil
from pathlib import Path

import pytest

from inspector.policy.load import load_pack_folder
from inspector.policy.pack_error import PackError
from inspector.policy.publish import (
    check_pack,
    load_published,
    publish_pack,
    published_versions,
)
from policy.altered_pack import altered_pack
from shipped_pack import PACK, RESOURCES

POLICY = RESOURCES / "policy"


def next_version(folder: Path, version: str = "2026.2") -> Path:
    return altered_pack(folder, "pack.toml", '"2026.1"', f'"{version}"')


def test_a_published_version_is_a_sealed_copy(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    assert published_versions(shelf) == ()
    place = publish_pack(POLICY, shelf)
    assert place == shelf / "2026.1"
    assert load_published(shelf, "2026.1") == PACK
    assert (place / "sha256.txt").read_text(encoding="utf-8").strip() == PACK.sha256


def test_old_inspections_find_the_pack_of_their_day(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    publish_pack(POLICY, shelf)
    publish_pack(next_version(tmp_path), shelf)
    publish_pack(next_version(tmp_path / "later", "2026.10"), shelf)
    assert published_versions(shelf) == ("2026.1", "2026.2", "2026.10")
    assert load_published(shelf, "2026.1") == PACK
    with pytest.raises(PackError, match=r"没有已经发布的版本 2027\.1"):
        load_published(shelf, "2027.1")


def test_a_version_is_never_published_twice_or_backwards(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    publish_pack(next_version(tmp_path), shelf)
    with pytest.raises(PackError, match="已经发布，不能更改"):
        publish_pack(tmp_path / "policy", shelf)
    with pytest.raises(PackError, match=r"早于已经发布的 2026\.2"):
        publish_pack(POLICY, shelf)


def test_a_version_that_was_changed_after_publishing_is_refused(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    phrases = publish_pack(POLICY, shelf) / "phrases.toml"
    assert phrases.stat().st_mode & 0o222 == 0
    phrases.chmod(0o644)
    phrases.write_text(phrases.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(PackError, match="在发布之后被改动"):
        load_published(shelf, "2026.1")
    seal = shelf / "2026.1" / "sha256.txt"
    seal.unlink()
    with pytest.raises(PackError, match="在发布之后被改动"):
        load_published(shelf, "2026.1")


@pytest.mark.parametrize(
    ("source", "reason"), [("reform-draft", "征求意见稿"), ("pingyin-2021", "外省文件")]
)
def test_a_pack_that_rests_an_order_on_a_draft_or_another_province_does_not_publish__x2(
    tmp_path: Path, source: str, reason: str
) -> None:
    citation = 'source = "elderly-rights-law", article = "第四十三条"'
    wrong = altered_pack(
        tmp_path, "checklists/t1.toml", citation, f'source = "{source}", article = "一"'
    )
    with pytest.raises(PackError) as caught:
        publish_pack(wrong, tmp_path / "shelf")
    assert "条目 T1-A01" in caught.value.message
    assert reason in caught.value.message
    assert "不得作为责令改正的依据" in caught.value.message
    assert published_versions(tmp_path / "shelf") == ()


def test_leftovers_of_a_broken_publishing_are_swept_away(tmp_path: Path) -> None:
    left = tmp_path / "shelf" / "2026.1.partial"
    left.mkdir(parents=True)
    (left / "half.toml").write_text("", encoding="utf-8")
    place = publish_pack(POLICY, tmp_path / "shelf")
    assert not left.exists()
    assert not (place / "half.toml").exists()


def test_checking_warns_of_what_is_unverified_unpublished_or_undecided() -> None:
    warnings = "\n".join(check_pack(POLICY).warnings)
    assert "39 个条目尚待核实" in warnings
    assert "《养老机构管理办法》（民政部令第66号）原文尚未核实（述）" in warnings
    assert "calendar.csv 没有 2027 年的放假安排" in warnings
    assert "参数“模范单位限期整改的天数”省厅尚未规定" in warnings
    assert "征求意见稿" not in warnings


def test_a_fully_confirmed_pack_has_no_waiting_items(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(POLICY, folder)
    for path in (folder / "checklists").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for mark in ("核/忆", "核/述", "忆/述", "忆", "述"):
            text = text.replace(f'\nverified = "{mark}"', '\nverified = "核"')
        path.write_text(text, encoding="utf-8")
    assert not any("尚待核实" in one for one in check_pack(folder).warnings)
    assert all(not item.to_be_confirmed for item in load_pack_folder(folder).items())
