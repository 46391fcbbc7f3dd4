"""Which font draws which character, and what is said when none does."""

import shutil
import struct
from collections import Counter
from pathlib import Path

import pytest

from documents import sample_letters, sample_people
from documents.reading import text_of
from inspector.documents.fonts import (
    RARE_FILE,
    Face,
    FontLibrary,
    MissingCharactersError,
    MissingFontsError,
)
from inspector.documents.kinds.f05 import KIND as ORDER
from inspector.documents.press import Press

BUNDLED = Path(__file__).parents[2] / "resources" / "fonts"
RARE = "䶮㛃𬱖𫘦垚赟犇㙓𠅤𬭎𬴂𦈡昇喆堃"
COMMON = "责令改正通知书，。：；（）“”〔2026〕7号①②③㎡℃√□☑×・—…°%←→↑↓✓✗○●·•▸▾–"


@pytest.mark.parametrize("face", list(Face))
def test_every_face_draws_common_and_rare_characters(fonts: FontLibrary, face: Face) -> None:
    assert [c for c in COMMON + RARE if fonts.glyph(face, c) is None] == []


def test_body_is_drawn_by_its_own_font_and_helped_out(fonts: FontLibrary) -> None:
    drawn = [fonts.glyph(Face.FANG, c) for c in "责㎡㙓"]
    assert [g.font.split("-")[0] for g in drawn if g] == [
        "InspectorFang",
        "InspectorSong",
        "InspectorSongFull",
    ]


def test_window_font_has_the_signs_of_the_window(fonts: FontLibrary) -> None:
    drawn = [fonts.glyph(Face.HEI, c) for c in "←→↑↓✓✗○●·•▸▾–—☐☑"]
    assert {g.font.split("-")[0] for g in drawn if g} == {"InspectorHei"}


def test_missing_characters_are_named_once_each(fonts: FontLibrary) -> None:
    assert fonts.missing("好\U0001f600字\U0001f600\ue123\n") == ("\U0001f600", "\ue123")
    message = MissingCharactersError(fonts.missing("\U0001f600\ue123")).message
    assert "U+1F600" in message
    assert "U+E123" in message
    assert "字体文件夹" in message


def test_bundled_font_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MissingFontsError, match="重新安装"):
        FontLibrary(tmp_path)


def test_office_font_takes_the_place_of_the_bundled_one(tmp_path: Path) -> None:
    shutil.copy(BUNDLED / Face.KAI.value, tmp_path / "仿宋_GB2312.ttf")
    library = FontLibrary(BUNDLED, tmp_path)
    drawn = library.glyph(Face.FANG, "责")
    assert drawn is not None
    assert drawn.font.startswith("Office")
    assert library.rejected == ()


def test_office_font_of_no_known_face_helps_with_rare_characters(tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    for face in Face:
        shutil.copy(BUNDLED / face.value, bundled)
    shutil.copy(BUNDLED / Face.HEI.value, bundled / RARE_FILE)
    office = tmp_path / "office"
    office.mkdir()
    assert FontLibrary(bundled, office).glyph(Face.FANG, "㙓") is None
    shutil.copy(BUNDLED / RARE_FILE, office / "补字.ttf")
    assert FontLibrary(bundled, office).glyph(Face.FANG, "㙓") is not None


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("方正小标宋简体", Face.TITLE),
        ("FZXBSJW", Face.TITLE),
        ("simfang", Face.FANG),
        ("楷体_GB2312", Face.KAI),
        ("SimHei", Face.HEI),
        ("simsun", Face.SONG),
    ],
)
def test_office_font_is_recognised_by_its_file_name(tmp_path: Path, name: str, face: Face) -> None:
    shutil.copy(BUNDLED / Face.KAI.value, tmp_path / f"{name}.ttf")
    library = FontLibrary(BUNDLED, tmp_path)
    for each in Face:
        drawn = library.glyph(each, "责")
        assert drawn is not None
        # 宋体 is also the first fallback, but never before the face's own file.
        assert drawn.font.startswith("Office") == (each is face)


def header(*tables: bytes) -> bytes:
    entries = b"".join(tag + bytes(12) for tag in tables)
    return b"\x00\x01\x00\x00" + struct.pack(">HHHH", len(tables), 0, 0, 0) + entries


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "打不开"),
        (b"no font at all, but some bytes", "TrueType"),
        (header(b"glyf", b"fvar"), "可变字体"),
        (header(b"CFF "), "CFF"),
        (header(b"glyf"), "打不开"),
        (b"ttcf" + bytes(8) + struct.pack(">L", 16) + header(b"CFF "), "CFF"),
    ],
)
def test_office_font_that_cannot_be_used_is_told_and_passed_over(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "仿宋.ttf").write_bytes(content)
    library = FontLibrary(BUNDLED, tmp_path)
    drawn = library.glyph(Face.FANG, "责")
    assert drawn is not None
    assert drawn.font.startswith("InspectorFang-")
    (rejected,) = library.rejected
    assert reason in rejected.reason


def test_other_files_in_the_office_folder_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("仿宋", "utf-8")
    (tmp_path / "仿宋.ttf").mkdir()
    library = FontLibrary(BUNDLED, tmp_path)
    assert library.glyph(Face.FANG, "责") is not None
    assert library.rejected == ()


def test_without_the_font_under_the_gpl_the_body_is_set_in_song(tmp_path: Path) -> None:
    for path in BUNDLED.glob("*.ttf"):
        if path.name != Face.FANG.value:
            shutil.copy(path, tmp_path)
    drawn = FontLibrary(tmp_path).glyph(Face.FANG, "责")
    assert drawn is not None
    assert drawn.font.startswith("InspectorSong-")


def test_two_contents_never_share_a_name(tmp_path: Path) -> None:
    shutil.copy(BUNDLED / Face.KAI.value, tmp_path / "仿宋一.ttf")
    first = FontLibrary(BUNDLED, tmp_path).glyph(Face.FANG, "责")
    shutil.copy(BUNDLED / Face.HEI.value, tmp_path / "仿宋一.ttf")
    second = FontLibrary(BUNDLED, tmp_path).glyph(Face.FANG, "责")
    assert first is not None
    assert second is not None
    assert first.font != second.font


def test_every_character_of_level_two_is_drawn_and_reads_back(press: Press) -> None:
    """GB 18030-2022 level 2: 3400-4DBF, 4E00-9FEF; here every ninth, so that it stays quick."""
    codes = [*range(0x3400, 0x4DB6, 9), *range(0x4E00, 0x9FF0, 9)]
    text = "".join(map(chr, codes))
    assert press.fonts.missing(text) == ()
    order = sample_letters.order(place=text)
    found = Counter(text_of(ORDER.build(order, press, sample_people.CREATED)))
    assert Counter(text) - found == Counter()
