"""Paragraphs, tables and seals as they stand on paper."""

from dataclasses import replace

import pytest

from inspector.documents.composition import Composition, numeral
from inspector.documents.fonts import Face, FontLibrary
from inspector.documents.page import TEXT_HEIGHT, TEXT_WIDTH, stacked
from inspector.documents.paragraph import LARGEST_STRETCH, Typesetter, cleaned, paragraph
from inspector.documents.table import Cell, Row, table
from inspector.documents.text_style import BODY, CELL, Align, TextStyle

PLAIN = TextStyle(Face.FANG, 10, 15, Align.LEFT)
LONG = "检查人员在现场核对台账、查看设施、询问老年人，逐项记录结果。" * 400


@pytest.fixture
def setter(fonts: FontLibrary) -> Typesetter:
    return Typesetter(fonts)


def test_body_has_28_characters_a_line_and_22_lines_a_page(setter: Typesetter) -> None:
    strips = paragraph(setter, "检" * 28 * 50, replace(BODY, indent=0), TEXT_WIDTH)
    assert len(strips) == 50
    assert len(stacked(strips, TEXT_HEIGHT)[0].strips) == 22


def test_stretch_is_capped(setter: Typesetter) -> None:
    style = replace(PLAIN, align=Align.JUSTIFIED)
    for line in setter.lines(LONG[:900] + " unbroken-word " * 9, style, 173):
        assert line.spacing <= LARGEST_STRETCH * style.size + 1e-9


def test_justified_lines_end_at_the_margin(setter: Typesetter) -> None:
    style = replace(PLAIN, align=Align.JUSTIFIED)
    lines = setter.lines(LONG[:900], style, 173)
    full = [
        setter.width(line.text, style) + line.spacing * (len(line.text) - 1) for line in lines[:-1]
    ]
    assert full == pytest.approx([173] * len(full))


@pytest.mark.parametrize(
    ("align", "offset"), [(Align.LEFT, 0), (Align.CENTRE, 35), (Align.RIGHT, 70)]
)
def test_short_line_stands_where_it_should(setter: Typesetter, align: Align, offset: int) -> None:
    (line,) = setter.lines("三个字", replace(PLAIN, align=align), 100)
    assert line.offset == pytest.approx(offset)


def test_first_and_later_lines_are_indented_apart(setter: Typesetter) -> None:
    style = replace(PLAIN, indent=2, hanging=1)
    lines = setter.lines("一二三四五六七八九十", style, 60)
    assert [(line.text, line.offset) for line in lines] == [
        ("一二三四", 20),
        ("五六七八九", 10),
        ("十", 10),
    ]


def test_place_to_write_on_is_a_rule_and_no_text(setter: Typesetter) -> None:
    (line,) = setter.lines("日期：＿＿年＿月", PLAIN, 200)
    assert "＿" not in line.text
    assert line.rules == ((30, 50), (60, 70))


def test_invisible_characters_are_dropped_and_blanks_made_equal() -> None:
    assert cleaned("一\r\n二\t三\u200b四\u00a0五\ufeff\r六") == "一\n二 三四 五\n六"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (13, "十三"), (20, "二十"), (99, "九十九")]
)
def test_numeral(number: int, words: str) -> None:
    assert numeral(number) == words


def test_high_row_runs_over_pages_line_by_line(setter: Typesetter) -> None:
    head = Row((Cell("问题", 200, CELL), Cell("要求", 200, CELL)))
    strips = table(setter, [Row((Cell(LONG, 200, CELL), Cell("改正", 200, CELL)))], head)
    pages = stacked(strips, TEXT_HEIGHT)
    assert len(pages) > 5
    for page in pages[1:]:
        assert page.strips[0][1].height == strips[0].height
    assert all(strip.height < 40 for strip in strips)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("负责人审批意见", ["负责人审批", "意见"]),
        ("是否提前通知及不通知的理由", ["是否提前通", "知及不通知", "的理由"]),
        ("统一社会信用代码", ["统一社会信用", "代码"]),
        ("检查人员\n（甲）", ["检查人员", "（甲）"]),
        ("记录人", ["记录人"]),
        ("字" * 13 + "\n号", ["字" * 6, "字" * 6, "字", "号"]),  # nothing is gained
    ],
)
def test_a_label_seldom_ends_with_one_character(
    setter: Typesetter, text: str, lines: list[str]
) -> None:
    style = replace(PLAIN, align=Align.CENTRE)
    found = setter.label_lines(text, style, 6.1 * style.size)
    assert [line.text for line in found] == lines
    for line in found:
        middle = line.offset + setter.width(line.text, style) / 2
        assert middle == pytest.approx(6.1 * style.size / 2)


def test_low_row_stays_whole(setter: Typesetter) -> None:
    strips = table(setter, [Row((Cell("一\n二\n三", 100, CELL),), 80)])
    assert [strip.height for strip in strips] == [80]


def test_seal_never_stands_alone_on_a_page(fonts: FontLibrary) -> None:
    for lines in range(20, 45):
        paper = Composition(fonts)
        for number in range(lines):
            paper.text(f"第{number}段")
        paper.seal("云岭县民政局", "2026年3月5日", "（用印后生效）")
        pages = stacked(paper.strips, TEXT_HEIGHT)
        texts = [strip for _, strip in pages[-1].strips if strip.height == 23]
        assert len(texts) >= 2


def test_seal_of_a_long_name_stays_on_the_paper(fonts: FontLibrary) -> None:
    paper = Composition(fonts)
    paper.seal("云岭县民政局" * 20, "2026年3月5日", "（用印后生效）")
    assert sum(strip.height for strip in paper.strips) > 8 * 23
