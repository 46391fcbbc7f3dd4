"""Initials of names."""

import pytest

from inspector.domain import pinyin_initials
from inspector.domain.pinyin_initials import initials_of


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("云岭县柳坪镇颐和敬老院", "ylxlpzyhjly"),
        ("太谷区示例一养老院", "tgqslyyly"),
        ("石门镇安康颐养院", "smzakyyy"),
        ("啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝座", "abcdefghjklmnopqrstwxyzz"),
        ("隰县", "xx"),
        ("绛县馨怡苑", "jxxyy"),
        ("ＡＢ２号楼", "ab2hl"),
        ("福寿园（二部）", "fsyeb"),
        ("龘𠮷", ""),
        ("乂", ""),
        ("", ""),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_no_character_has_two_initials() -> None:
    listed = "".join(pinyin_initials._OTHERS.values())
    assert len(listed) == len(set(listed)) == len(pinyin_initials._OTHER_INITIALS)


def test_what_is_listed_stands_outside_level_one() -> None:
    for character in pinyin_initials._OTHER_INITIALS:
        code = character.encode("gbk")
        assert not pinyin_initials._STARTS[0] <= code <= pinyin_initials._LAST or code[1] < 0xA1
