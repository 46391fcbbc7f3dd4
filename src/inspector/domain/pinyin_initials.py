"""The first letters of Chinese names in pinyin, for finding them by keyboard."""

import unicodedata
from bisect import bisect_right
from typing import Final

# The 3,755 characters of level 1 of GB/T 2312 stand in the order of their pinyin; these are the
# first characters of each letter (no syllable begins with i, u or v).
_FIRSTS: Final = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS: Final = "abcdefghjklmnopqrstwxyz"
_LAST: Final = b"\xd7\xf9"  # 座
_STARTS: Final = tuple(character.encode("gb2312") for character in _FIRSTS)

# Level 2 is ordered by radical: those of its characters that stand in the names of Shanxi's
# places and of institutions, by letter.
_OTHERS: Final = {
    "a": "庵鳌",
    "b": "坂璧葆",
    "c": "祠禅辿晁褚苌岑漕淙",
    "d": "垯岱耋",
    "g": "圪郜洸卦埚崞虢",
    "h": "堠浍蒿浒泓隍迴壑皓桦滹珩昊晖蕙",
    "j": "峧绛稷琚洎憬",
    "k": "圐岢栲龛窠",
    "l": "岚堎圙塄逯栳麟垆",
    "m": "峁嵋沐蟆蟒洺懋耄",
    "n": "垴埝廿",
    "p": "濮蟠",
    "q": "碛湫祺",
    "r": "稔芮汭睿",
    "s": "泗鄯涑虒墡嵩卅",
    "t": "疃坨沱仝",
    "w": "窊仵汶",
    "x": "馨鑫颉郇昕隰荀禧煦萱",
    "y": "闫墕驿夭怡舁漪窨堙晏鄢渰猗瀛垠沇",
    "z": "畛梓臧砦",
}
_OTHER_INITIALS: Final = {
    character: letter for letter, characters in _OTHERS.items() for character in characters
}


def initials_of(name: str) -> str:
    """Return the initials in lower case, for example 云岭县颐和园2号: ylxyhy2h.

    Letters and digits stay; punctuation and characters whose reading is not known are left out.
    A character with several readings has the one that GB/T 2312 sorts it by.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(_initial_of(character) for character in plain)


def _initial_of(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else ""
    if character in _OTHER_INITIALS:
        return _OTHER_INITIALS[character]
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    inside = _STARTS[0] <= code <= _LAST
    return _LETTERS[bisect_right(_STARTS, code) - 1] if inside else ""
