"""What an order may and may not say."""

from datetime import date

import pytest

from documents import sample_letters, sample_people
from documents.reading import text_of
from inspector.documents.kinds.f05 import KIND
from inspector.documents.party import Party
from inspector.documents.press import Press
from inspector.documents.rectification_order import PenaltyInOrderError, RectificationOrder


def text(press: Press, order: RectificationOrder) -> str:
    return text_of(KIND.build(order, press, sample_people.CREATED))


@pytest.mark.parametrize(
    "order",
    [
        sample_letters.order(
            corrections=(sample_letters.correction(requirement="立即停业整顿，安置老年人。"),)
        ),
        sample_letters.order(interim_measures=("停业整顿一个月。",)),
    ],
)
def test_closing_down_is_never_demanded(press: Press, order: RectificationOrder) -> None:
    with pytest.raises(PenaltyInOrderError, match="听证"):
        text(press, order)


def test_closing_down_may_be_named_as_a_consequence(press: Press) -> None:
    assert "直至责令停业整顿" in text(press, sample_letters.order())


def test_remedies_are_those_of_2024(press: Press) -> None:
    found = text(press, sample_letters.order())
    assert "六十日内向云岭县人民政府申请行政复议" in found
    assert "六个月内依法向云岭县人民法院提起行政诉讼" in found
    assert "不停止本通知的执行" in found
    assert "上一级" not in found


def test_clause_that_is_not_there_is_not_printed(press: Press) -> None:
    bare = sample_letters.correction(violated=None, basis=None)
    found = text(press, sample_letters.order(corrections=(bare,)))
    assert "违反：" not in found
    assert "改正依据：" not in found


def test_unused_fields_are_struck(press: Press) -> None:
    nobody = sample_letters.order(party=Party("云岭县示例养老院", None, None, None, None))
    assert text(press, nobody).count("／") == 4 + 1


@pytest.mark.parametrize(
    ("deadline", "ticked"),
    [
        (None, "☑立即改正□限期改正"),
        (sample_letters.order().report_due, "□立即改正☑限期改正：2026年4月8日前"),
    ],
)
def test_deadline_is_ticked(press: Press, deadline: date | None, ticked: str) -> None:
    one = sample_letters.correction(deadline=deadline)
    assert ticked in text(press, sample_letters.order(corrections=(one,)))
