"""What an answer lacks or contradicts."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from inspector.domain.answer import Answer, Value
from inspector.domain.answer_check import answer_problems, is_complete, missing_inputs
from inspector.domain.checklist import InputKind
from shipped_pack import DAY, PACK, answer_to

BEDS = PACK.item("T1-A03")
GOOD = {"registered": 50, "actual": 50, "open": 40, "nursing": 45}


def messages(code: str, values: dict[str, object]) -> list[tuple[bool, str]]:
    item = PACK.item(code)
    found = answer_problems(item, answer_to(item, values), PACK.parameters, DAY)
    return [(one.hard, one.message) for one in found]


def test_missing_inputs_are_those_without_value_that_are_not_optional() -> None:
    beds = PACK.item("T3-M04")
    assert [one.code for one in missing_inputs(beds, None)] == ["registered", "actual"]
    partly = answer_to(beds, {"registered": 50, "open": 3})
    assert [one.code for one in missing_inputs(beds, partly)] == ["actual"]
    assert not is_complete(beds, partly)
    assert is_complete(beds, answer_to(beds, {"registered": 50, "actual": 50}))
    assert missing_inputs(beds, Answer(beds.code, not_applicable="停业")) == ()
    assert not is_complete(beds, None)


def test_an_answer_in_order_has_no_problem() -> None:
    assert messages("T1-A03", dict(GOOD)) == []
    assert messages("T1-A03", {}) == []
    assert messages("T3-M07", {"services": ("meals",)}) == []
    assert messages("T3-M12", {"state": "normal"}) == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Decimal(-1), "不能为负数"),
        (Decimal("1.5"), "应为整数"),
        (Decimal("NaN"), "应填写数字"),
        ("many", "应填写数字"),
    ],
)
def test_a_number_must_be_one_of_its_kind(value: Value, message: str) -> None:
    answer = Answer(BEDS.code, {"registered": value})
    found = answer_problems(BEDS, answer, PACK.parameters, DAY)
    assert [(one.input, one.hard) for one in found] == [("registered", True)]
    assert message in found[0].message


def test_decimals_are_limited() -> None:
    assert messages("T3-M03", {"area": "1000.55"}) == []
    assert messages("T3-M03", {"area": "1000.555"}) == [
        (True, "“养老服务场所建筑面积”最多保留 2 位小数。")
    ]


@pytest.mark.parametrize(
    ("value", "hard", "message"),
    [
        ("2026-03-05", True, "应填写日期"),
        (datetime(2026, 3, 5), True, "应填写日期"),  # noqa: DTZ001 - a wrong kind
        (date(1899, 12, 31), True, "早于 1900 年"),
        (date(2026, 3, 6), False, "晚于检查日"),
    ],
)
def test_a_date_must_be_plausible(value: Value, hard: bool, message: str) -> None:
    item = PACK.item("T1-C07")
    (found,) = answer_problems(item, Answer(item.code, {"last": value}), PACK.parameters, DAY)
    assert found.hard is hard
    assert message in found.message


def test_a_date_that_lies_ahead_by_nature_is_no_problem() -> None:
    values = {"result": "yes", "next_inspection": date(2027, 1, 1)}
    assert messages("T2-Z04", values) == []


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("T1-A01", {"result": "maybe"}),
        ("T1-A02", {"filing": "other"}),
        ("T3-M07", {"services": ("meals", "other")}),
        ("T3-M07", {"services": "meals"}),
    ],
)
def test_a_choice_must_be_among_those_offered(code: str, values: dict[str, object]) -> None:
    assert [one[0] for one in messages(code, values)] == [True]


def test_a_text_must_be_text() -> None:
    item = PACK.item("T3-M06")
    assert item.input("assessor").kind is InputKind.TEXT
    answer = Answer(item.code, {"assessor": Decimal(1)})
    (found,) = answer_problems(item, answer, PACK.parameters, DAY)
    assert "应填写文字" in found.message
    named = Answer(item.code, {"assessor": "某评定机构"})
    assert answer_problems(item, named, PACK.parameters, DAY) == ()


def test_impossible_counts_are_caught_on_the_spot__a4() -> None:
    assert messages("T1-A03", {**GOOD, "open": 60}) == [(False, "开放床位多于实有床位，请核对。")]
    disabled = {"disabled": 41, "residents": 40, "actual": 50}
    assert messages("T3-M06", disabled) == [(True, "失能、半失能老人多于在住老年人，请更正。")]


def test_not_applicable_is_refused_where_the_item_must_be_answered() -> None:
    answer = Answer(BEDS.code, not_applicable="没有床位")
    (found,) = answer_problems(BEDS, answer, PACK.parameters, DAY)
    assert found.hard
    may = replace(BEDS, may_be_not_applicable=True)
    assert answer_problems(may, answer, PACK.parameters, DAY) == ()
