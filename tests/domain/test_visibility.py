"""Which items are asked."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import Item
from inspector.domain.rules import Condition
from inspector.domain.visibility import condition_cycle, hidden_answers, shown_items
from shipped_pack import PACK

C03, C04 = PACK.item("T1-C03"), PACK.item("T1-C04")


def item(code: str, show_if: Condition | None = None) -> Item:
    return replace(C03, code=code, show_if=show_if)


ROOT = item("T9-A01")
CHILD = item("T9-A02", Condition("T9-A01", "kind", ("x", "y")))
GRANDCHILD = item("T9-A03", Condition("T9-A02", "kind", ("x",)))
FAMILY = (ROOT, CHILD, GRANDCHILD)


def codes(answers: Mapping[str, Answer]) -> list[str]:
    return [one.code for one in shown_items(FAMILY, answers)]


def given_as(code: str, value: Value) -> Answer:
    return Answer(code, {"kind": value})


def test_an_item_waits_for_the_answer_it_hangs_on() -> None:
    assert codes({}) == ["T9-A01"]
    assert codes({"T9-A01": given_as("T9-A01", "z")}) == ["T9-A01"]
    assert codes({"T9-A01": given_as("T9-A01", "x")}) == ["T9-A01", "T9-A02"]
    assert codes({"T9-A01": given_as("T9-A01", ("q", "y"))}) == ["T9-A01", "T9-A02"]
    assert codes({"T9-A01": Answer("T9-A01", not_applicable="没有")}) == ["T9-A01"]


def test_what_hangs_on_a_hidden_item_is_hidden_with_it() -> None:
    answers = {"T9-A01": given_as("T9-A01", "z"), "T9-A02": given_as("T9-A02", "x")}
    assert codes(answers) == ["T9-A01"]
    assert [one.item for one in hidden_answers(FAMILY, answers)] == ["T9-A02"]


def test_operators_are_asked_for_unless_there_is_no_control_room() -> None:
    assert shown_items((C03, C04), {}) == (C03, C04)
    none = {"T1-C03": Answer("T1-C03", not_applicable="未设消防控制室")}
    assert shown_items((C03, C04), none) == (C03,)
    assert shown_items((C04,), none) == ()


values = st.sampled_from(["x", "y", "z", ("x", "z"), ""])


@given(st.dictionaries(st.sampled_from(["T9-A01", "T9-A02", "T9-A03"]), values))
def test_hiding_never_erases__p12(given_values: dict[str, Value]) -> None:
    answers = {code: given_as(code, value) for code, value in given_values.items()}
    before = dict(answers)
    shown = shown_items(FAMILY, answers)
    hidden = hidden_answers(FAMILY, answers)
    assert answers == before
    kept = {one.code for one in shown if one.code in answers} | {one.item for one in hidden}
    assert kept == set(answers)


def test_a_circle_of_conditions_is_found() -> None:
    first = item("T9-A01", Condition("T9-A02", "", ()))
    second = item("T9-A02", Condition("T9-A01", "", ()))
    entry = item("T9-A03", Condition("T9-A01", "", ()))
    circle = condition_cycle({"T9-A03": entry, "T9-A01": first, "T9-A02": second})
    assert circle == ("T9-A01", "T9-A02", "T9-A01")
    assert condition_cycle({one.code: one for one in FAMILY}) == ()
    assert condition_cycle({"T9-A02": CHILD}) == ()
