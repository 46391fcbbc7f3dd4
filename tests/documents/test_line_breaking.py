"""避头尾: no line begins or ends with punctuation that must not stand there."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.documents.line_breaking import NEVER_FIRST, NEVER_LAST, broken


def ems(text: str) -> float:
    return sum(0.5 if ord(c) < 0x100 else 1.0 for c in text)


def lines(text: str, width: float) -> list[str]:
    return [line.text for line in broken(text, width, width, ems)]


PROSE = (
    "经查，你单位（云岭县示例养老院）存在下列问题：“二层东侧疏散通道”堆放轮椅6把、纸箱20余个，净宽不足0.8米；"
    "抽查12名老年人档案，其中3名（25%）没有入院评估报告！依据《养老机构管理办法》第四十六条第（一）项——"
    "以及《中华人民共和国老年人权益保障法》……规定，责令改正。是否申请回避？答：“不申请。”费用为￥1,200.50元，"
    "室温26.5℃，面积125㎡，联系电话0350-0000000，网址为inspector/check，“‘引号里的引号’（括号）”。"
)


@given(
    st.text(alphabet="一二三abc 12.5%，。：；！？、“”‘’（）《》【】——……￥＿\u3000\n", max_size=200),
    st.integers(4, 40),
)
def test_lines_joined_are_the_text(text: str, width: int) -> None:
    assert "".join(lines(text, width)) == text


def test_no_bad_line_start_or_end_in_more_than_700_lines() -> None:
    count = 0
    for width in range(10, 41):
        for half in (0.0, 0.5, 0.75):
            broken_lines = lines(PROSE, width + half)
            count += len(broken_lines)
            for before, after in itertools.pairwise(broken_lines):
                assert after[0] not in NEVER_FIRST, (width, after)
                assert before.rstrip()[-1] not in NEVER_LAST, (width, before)
    assert count > 700


@pytest.mark.parametrize("endless", ["a", "）", "（", "—"])
def test_what_never_may_break_is_looked_at_a_line_at_a_time(endless: str) -> None:
    asked = itertools.count()

    class Counted(str):
        __slots__ = ()

        def __getitem__(self, place: object) -> str:
            next(asked)
            return str.__getitem__(self, place)  # type: ignore[index]

    text = Counted(endless * 5000)
    broken(text, 40, 40, ems)
    assert next(asked) < 20 * len(text)


def test_no_line_is_wider_than_its_width() -> None:
    random.seed(5)
    for _ in range(200):
        text = "".join(random.choices("文书检查改正abc123，。（）《》“”——…%", k=150))
        width = random.randint(6, 40)
        assert all(ems(line.rstrip()) <= width for line in lines(text, width))


@pytest.mark.parametrize(
    "whole", ["20.5%", "1,200.50", "0350-0000000", "2026", "〔2026〕7号", "——", "……", "＿＿"]
)
def test_stays_whole(whole: str) -> None:
    for width in range(8, 30):
        joined = lines("检查组于现场核对" * 3 + whole + "之后再行核对" * 4, width)
        assert sum(whole in line for line in joined) == 1, (whole, width)


def test_long_digest_starts_on_the_line_that_has_room() -> None:
    digest = "9f86d081884c7d65" * 4
    found = lines(f"SHA-256：{digest}。", 20)
    assert found[0].startswith("SHA-256：9f86")
    assert not any(line.startswith("。") for line in found)


def test_piece_that_no_rule_lets_one_break_is_broken_at_the_margin() -> None:
    assert lines("）" * 25, 10) == ["）" * 10, "）" * 10, "）" * 5]


def test_blank_at_the_end_of_a_line_takes_no_room() -> None:
    assert lines("一二三四 五六", 4) == ["一二三四 ", "五六"]


def test_first_line_may_be_shorter() -> None:
    assert [line.text for line in broken("一二三四五六", 2, 4, ems)] == ["一二", "三四五六"]


def test_empty_text_is_one_empty_line() -> None:
    (line,) = broken("", 10, 10, ems)
    assert (line.text, line.width, line.last) == ("", 0.0, True)
