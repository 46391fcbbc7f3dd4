"""Which characters the trimmed fonts keep."""

import bz2
from pathlib import Path

UNIHAN = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"

# Blocks kept besides the characters of GB 2312: Latin with pinyin and accents, Greek and Cyrillic,
# punctuation to letter-like signs, arrows to dingbats, CJK punctuation to squared units, bopomofo,
# vertical and small forms, full-width forms.
SYMBOL_BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x250, 0x2FF), (0x370, 0x45F),
    (0x2000, 0x27BF), (0x3000, 0x312F), (0x3200, 0x33FF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF),
)  # fmt: skip


def common_characters(unicode_data: Path) -> set[int]:
    """Return the 8,105 general standard characters, GB 2312 and the symbols.

    The 8,105 are those with a kTGH value in Unihan (通用规范汉字表, 2013).
    """
    kept = {code for first, last in SYMBOL_BLOCKS for code in range(first, last + 1)}
    kept |= standard_characters(unicode_data)
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                kept.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return kept


def standard_characters(unicode_data: Path) -> set[int]:
    """Return the code points of 通用规范汉字表."""
    text = bz2.decompress((unicode_data / UNIHAN).read_bytes()).decode()
    found = {
        int(line.split("\t")[0].removeprefix("U+"), base=16)
        for line in text.splitlines()
        if line.startswith("U+") and line.split("\t")[1] == "kTGH"
    }
    if len(found) != 8105:  # noqa: PLR2004 - the number of characters in the table's own title
        raise SystemExit(f"通用规范汉字表 has 8105 characters, Unihan gave {len(found)}")
    return found


def level_two_characters(unicode_data: Path) -> set[int]:
    """Return the characters that GB 18030-2022 demands at level 2, and the symbols."""
    blocks = ((0x3400, 0x4DBF), (0x4E00, 0x9FEF))
    return common_characters(unicode_data) | {c for a, b in blocks for c in range(a, b + 1)}
