"""What screens show, as tables of cases: no widget, no database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from gui.sample_desk import OFFICERS, institutions, pack
from inspector.domain.answer import Answer
from inspector.domain.finding import Remedy
from inspector.domain.inspection import Inspection, InspectionKind
from inspector.domain.rules import Operator, Threshold
from inspector.gui.inspection.earlier_words import earlier_in_words
from inspector.gui.inspection.expectation import expectation
from inspector.gui.inspection.item_state import ItemState, item_state_of
from inspector.gui.inspection.position import (
    Where,
    entry_of_section,
    neighbour,
    next_open,
    where_is,
)
from inspector.gui.inspection.side_state import proposed_finding, side_state_of
from inspector.gui.inspection.state import state_of
from inspector.gui.theme import Tone
from inspector.operations.judged_inspection import JudgedInspection, judge_inspection

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 2, 42, tzinfo=UTC)


class Clock:
    """As much of a workspace as judging needs."""

    today = TODAY


def inspection(**changes: object) -> Inspection:
    plain = Inspection(
        id="0" * 32,
        institution=institutions()[0],
        kind=InspectionKind.ANNUAL,
        pack_version=pack().version,
        checklists=("T1", "T3"),
        officers=OFFICERS,
        started_at=NOW,
        reference_date=TODAY,
    )
    return replace(plain, **changes)


def judged(**changes: object) -> JudgedInspection:
    return judge_inspection(Clock(), inspection(**changes), pack())


def conform(code: str, value: str, **more: object) -> dict[str, Answer]:
    item = pack().item(code)
    return {code: Answer(code, {item.inputs[0].code: value}, **more)}


def item_state(code: str, **changes: object) -> ItemState:
    return item_state_of(pack().item(code), judged(**changes))


# -- one card ----------------------------------------------------------------------------------


def test_an_open_item_shows_its_demand_and_no_verdict() -> None:
    state = item_state("T1-C02")
    assert (state.verdict, state.expected, state.answered) == ("", "应等于 0 班", False)


def test_a_violation_asks_for_a_finding_and_its_proof() -> None:
    state = item_state("T1-C09", answers=conform("T1-C09", "no"))
    assert state.demand == "还没有写问题；须写明问题，并附照片"
    assert state.conforming is False


def test_a_finding_without_its_photo_is_asked_for_it() -> None:
    finding = replace(
        proposed_finding(pack().item("T1-C09"), TODAY), id="f", place="楼梯间", fact="堆物"
    )
    state = item_state("T1-C09", answers=conform("T1-C09", "no"), findings=(finding,))
    assert state.demand == "问题还应附照片"
    assert state.counts == "问题 1"


def test_a_finding_that_is_not_written_out_is_told() -> None:
    finding = replace(proposed_finding(pack().item("T1-C01"), TODAY), id="f", fact="没有责任人")
    state = item_state("T1-C01", answers=conform("T1-C01", "no"), findings=(finding,))
    assert state.demand == "问题没有写全"
    whole = replace(finding, place="值班室")
    assert item_state("T1-C01", answers=conform("T1-C01", "no"), findings=(whole,)).demand == ""


def test_without_photos_demanded_only_the_finding_is() -> None:
    state = item_state("T1-C01", answers=conform("T1-C01", "no"))
    assert state.demand == "还没有写问题"


def test_a_criterion_asks_for_its_evidence() -> None:
    code = "T3-M03"
    item = pack().item(code)
    answers = {code: Answer(code, {each.code: Decimal(1200) for each in item.inputs})}
    assert item_state(code, answers=answers).demand == "还应附照片"
    excused = {code: Answer(code, not_applicable="暂缺")}
    assert item_state(code, answers=excused).demand == ""


def test_marks_say_what_is_unconfirmed_swept_or_remarked() -> None:
    answers = conform("T1-A05", "yes", swept=True, remark="看过")
    assert item_state("T1-A05", answers=answers).mark == "待核 · 一并作答 · 有备注"


def test_a_judged_item_keeps_asking() -> None:
    state = item_state("T1-A01", answers=conform("T1-A01", "yes", judged="yes"))
    assert state.asks_judgement


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("T1-C03", "应不低于 2 人"),
        ("T1-C04", "应等于 100%"),
        ("T1-C07", "应在 1 个月内"),
        ("T3-M02", "应满 3 年"),
        ("T1-C09", ""),
    ],
)
def test_demands_in_a_few_words(code: str, words: str) -> None:
    assert expectation(pack().item(code), pack().parameters) == words


def test_an_undecided_bound_says_so() -> None:
    item = pack().item("T1-C02")
    parameters = dict(pack().parameters)
    name = next(iter(parameters))
    parameters[name] = replace(parameters[name], value="")
    open_item = replace(item, rules=(Threshold(item.inputs[0].code, Operator.AT_LEAST, name),))
    assert "省厅未定" in expectation(open_item, parameters)


# -- the side ----------------------------------------------------------------------------------


def test_the_side_shows_the_law_with_its_standing() -> None:
    side = side_state_of(pack().item("T1-C09"), judged(), TODAY)
    assert side.law[0].clause.endswith("第二十八条")
    assert side.law[0].standing == "有效，已核"
    assert side.formula == ""


def test_a_violation_wants_a_finding_and_a_criterion_does_not() -> None:
    item = pack().item("T1-C09")
    side = side_state_of(item, judged(answers=conform("T1-C09", "no")), TODAY)
    assert side.wants_finding
    assert side.formula.startswith("检查结果：不符合")


def test_a_proposed_finding_follows_its_item() -> None:
    item = pack().item("T1-C09")
    proposed = proposed_finding(item, TODAY)
    assert (proposed.requirement, proposed.severity) == (item.requirement, item.severity)
    slow = proposed_finding(replace(item, deadline_days=15), TODAY)
    assert (slow.remedy, slow.deadline) == (Remedy.BY_DEADLINE, TODAY + timedelta(days=15))
    fast = proposed_finding(replace(item, deadline_days=0), TODAY)
    assert (fast.remedy, fast.deadline) == (Remedy.AT_ONCE, None)


# -- the whole screen and walking through it ---------------------------------------------------


def test_the_screen_counts_sections_and_answers() -> None:
    state = state_of(judged(answers=conform("T1-A01", "yes")), Where("A", "T1-A01"), TODAY)
    assert (state.answered, state.sections[0].done, state.item) == (1, 1, 0)
    assert state.verdicts == (("1 项达标", Tone.GOOD),)
    assert state.title == "云岭县柳坪镇颐和敬老院 · 2026 年年度抽查"


def test_criteria_come_first_in_the_verdicts() -> None:
    item = pack().item("T3-M04")
    answers = {"T3-M04": Answer("T3-M04", {each.code: Decimal(60) for each in item.inputs})}
    state = state_of(judged(answers={**answers, **conform("T1-A01", "no")}), Where(), TODAY)
    assert state.verdicts == (("认定：1 项达标", Tone.GOOD),)


def test_nothing_is_shown_where_nothing_is_asked() -> None:
    state = state_of(judged(checklists=()), Where(), TODAY)
    assert (state.items, state.side) == ((), None)


def test_walking() -> None:
    whole = judged(answers=conform("T1-A01", "yes"))
    assert next_open(whole, "T1-A01") == "T1-A02"
    assert next_open(whole, "") == "T1-A02"
    assert neighbour(whole, "T1-A01", -1) == "T1-A01"
    assert neighbour(whole, "unknown", 1) == "T1-A01"
    assert entry_of_section(whole, 0) == "T1-A02"
    assert entry_of_section(whole, 99).startswith("T3")
    assert where_is(whole, "unknown") == Where()
    empty = judged(checklists=())
    assert (next_open(empty, ""), neighbour(empty, "", 1)) == ("", "")


def test_when_all_is_answered_one_stays() -> None:
    answers = {item.code: Answer(item.code) for item in judged().items}
    assert next_open(judged(answers=answers), "T1-A01") == "T1-A01"


def test_without_an_earlier_inspection_nothing_stands_beside_the_answer() -> None:
    assert earlier_in_words(pack().item("T1-C09"), None) == ""


def test_an_item_that_was_not_asked_before_has_nothing_beside_it() -> None:
    assert earlier_in_words(pack().item("T1-C09"), inspection()) == ""


def test_the_earlier_answer_is_told_with_its_month() -> None:
    before = inspection(answers=conform("T1-C09", "no"))
    assert earlier_in_words(pack().item("T1-C09"), before) == "上次（2026年11月）不符合"
