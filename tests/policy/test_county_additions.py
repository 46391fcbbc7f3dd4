"""A county's own items."""

from pathlib import Path

import pytest

from inspector.policy.county_additions import with_county_additions
from inspector.policy.pack_error import PackError
from shipped_pack import PACK

LOCAL = """
code = "C140105A"
title = "本县补充检查"
subject = "养老机构"
purpose = "责令改正"

[[section]]
code = "A"
title = "补充"

[[section.item]]
code = "C140105A-01"
text = "冬季取暖设施经过检修"
severity = "一般"
evidence = "照片"
verified = "核"
answer = "conform"
citations = [{ source = "elderly-rights-law", article = "第四十五条", text = "", verified = "核" }]
requirement = "完成取暖设施检修。"
"""


def added(folder: Path, text: str = LOCAL, name: str = "local.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_county_adds_items_behind_those_of_the_province(tmp_path: Path) -> None:
    pack = with_county_additions(PACK, added(tmp_path), "140105", 1)
    assert pack.version == "2026.1+140105.1"
    assert pack.sha256 != PACK.sha256
    assert list(pack.checklists)[-1] == "C140105A"
    assert (
        pack.item("C140105A-01").deadline_days
        == PACK.severity_days[pack.item("C140105A-01").severity]
    )


def test_the_items_of_the_province_never_change(tmp_path: Path) -> None:
    pack = with_county_additions(PACK, added(tmp_path), "140105", 1)
    for code, checklist in PACK.checklists.items():
        assert pack.checklists[code] is checklist
    assert pack.sources is PACK.sources
    assert pack.parameters is PACK.parameters


def test_without_files_nothing_changes(tmp_path: Path) -> None:
    assert with_county_additions(PACK, tmp_path, "140105", 1) is PACK


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "C140105A"', 'code = "T1"', "不能由县级修改"),
        ('code = "C140105A"', 'code = "C140106A"', "不能由县级修改"),
        ('code = "C140105A-01"', 'code = "T1-A01"', "应以 C140105A- 开头"),
        ('"elderly-rights-law"', '"reform-draft"', "征求意见稿"),
        ('"elderly-rights-law"', '"local-rule"', "不在 sources.toml 中"),
        ('severity = "一般"', 'severity = "小"', "文件 local.toml 的条目 C140105A-01"),
        ('requirement = "完成取暖设施检修。"', "", "缺少整改要求"),
    ],
)
def test_a_county_cannot_touch_the_province_or_evade_the_guard(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(PackError, match=message):
        with_county_additions(PACK, added(tmp_path, LOCAL.replace(old, new, 1)), "140105", 1)


def test_two_checklists_of_one_code_are_refused(tmp_path: Path) -> None:
    added(tmp_path)
    with pytest.raises(PackError, match="C140105A 重复"):
        with_county_additions(PACK, added(tmp_path, name="second.toml"), "140105", 1)


def test_a_county_is_six_digits(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="应为六位数字"):
        with_county_additions(PACK, added(tmp_path), "晋源区", 1)
