"""Answers in words."""

from datetime import date
from decimal import Decimal

import pytest

from inspector.domain.answer import Answer
from inspector.domain.answer_words import answer_in_words, value_in_words
from shipped_pack import PACK, answer_to


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("T1-A01", {"result": "no"}, "不符合"),
        ("T2-Z03", {"result": "yes"}, "不存在"),
        ("T1-A01", {}, "未填写"),
        ("T3-M04", {"registered": 50}, "备案床位 50 张；实有床位 未填写；开放床位 未填写"),
        ("T3-M12", {"state": "dissolved"}, "机构状态 撤销"),
        ("T3-M12", {"state": "gone"}, "机构状态 gone"),
        ("T1-C07", {"last": date(2026, 3, 5)}, "最近一次防火检查日期 2026年3月5日"),
        ("T3-M07", {"services": ("meals",)}, "“六助”服务 助餐（6 项中有 1 项）"),
        ("T3-M07", {"services": ()}, "“六助”服务 无（6 项中有 0 项）"),
    ],
)
def test_an_answer_reads_like_a_sentence(code: str, values: dict[str, object], words: str) -> None:
    item = PACK.item(code)
    assert answer_in_words(item, answer_to(item, values)) == words


def test_not_applicable_gives_its_reason() -> None:
    answer = Answer("T1-A01", not_applicable="新建未收住")
    assert answer_in_words(PACK.item("T1-A01"), answer) == "不适用：新建未收住"


def test_a_number_that_is_none_is_shown_as_it_stands() -> None:
    one = PACK.item("T3-M08").inputs[0]
    assert value_in_words(one, Decimal("NaN")) == "NaN 人"
