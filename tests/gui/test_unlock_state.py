"""What the unlock screen shows for a laptop, and what it says is missing."""

from datetime import date

import pytest

from inspector.gui.unlock.state import (
    Entered,
    Page,
    missing_in_request,
    missing_in_set_up,
    state_of,
)
from inspector.operations.unlock_question import Question


@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        (Entered(), "所在县（市、区）、检查员姓名、行政执法证号、证件有效期"),
        (Entered("140105", "甲", "1234", None, "a", "a"), "证件有效期"),
        (Entered("140105", "甲", "1234", date(2099, 1, 1), "a", "b"), "不一致"),
    ],
)
def test_what_the_set_up_needs_is_said(entered: Entered, sentence: str) -> None:
    assert sentence in missing_in_set_up(entered)


def test_what_is_complete_is_let_through() -> None:
    assert missing_in_set_up(Entered("140105", "甲", "1234", date(2099, 1, 1), "a", "a")) == ""
    assert missing_in_request(Entered(certificate="1", phrase="a", again="a")) == ""


def test_the_page_follows_the_laptop() -> None:
    assert state_of(Question((), 10), ()).page is Page.SET_UP
    assert state_of(Question(("0001",), 6), ()).page is Page.OPEN
    assert "至少 6 个" in state_of(Question(("0001",), 6), ()).rule
