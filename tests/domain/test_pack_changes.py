"""From one version of the policy to the next: the diff, open drafts, and who would change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import Checklist, Choice, Input, InputKind, Item, Severity
from inspector.domain.draft_migration import migrate_draft
from inspector.domain.pack_diff import ChangeKind, pack_diff
from inspector.domain.policy_pack import Pack
from inspector.domain.reevaluation import JudgedCase, who_would_change
from inspector.domain.source import Verification
from inspector.domain.verdict import Outcome, Suggestion
from inspector.domain.workdays import NO_CALENDAR
from shipped_pack import DAY, PACK, answer_to, with_parameter


def with_items(checklist: str, changes: Mapping[str, Item | None], *added: Item) -> Pack:
    """Return the pack with items of a one-section checklist replaced, dropped or added."""
    old = PACK.checklists[checklist]
    first, *rest = old.sections
    items = tuple(
        changes.get(item.code, item) for item in first.items if changes.get(item.code, item)
    )
    kept = tuple(item for item in items if item is not None)
    section = replace(first, items=(*kept, *added))
    changed: Checklist = replace(old, sections=(section, *rest))
    return replace(PACK, checklists={**PACK.checklists, checklist: changed})


M04, M05, M12 = (PACK.item(code) for code in ("T3-M04", "T3-M05", "T3-M12"))


def test_a_pack_does_not_differ_from_itself() -> None:
    assert pack_diff(PACK, PACK) == ()


def test_the_diff_names_what_was_added_dropped_and_changed() -> None:
    changed = replace(
        M04,
        text="床位不少于 60 张",
        deadline_days=10,
        may_be_not_applicable=True,
        rules=(),
        severity=Severity.MINOR,
        verified=Verification.REPORTED,
        verified_rest=Verification.FROM_MEMORY,
    )
    new = with_items("T3", {"T3-M04": changed, "T3-M05": None}, replace(M05, code="T3-M13"))
    changes = pack_diff(PACK, new)
    assert [(one.kind, one.code) for one in changes] == [
        (ChangeKind.CHANGED, "T3-M04"),
        (ChangeKind.ADDED, "T3-M13"),
        (ChangeKind.REMOVED, "T3-M05"),
    ]
    assert changes[0].details == (
        "题干由“床位不少于 50 张”改为“床位不少于 60 张”",
        "判定规则有修改",
        "等级由“达标项”改为“一般”",
        "核验由“核”改为“述”",
        "是否可以不适用由“否”改为“是”",
        "整改期限（日）由“30”改为“10”",
        "核验的另一项有修改",
    )
    assert changes[0].in_words.startswith("修改条目 T3-M04：题干由")
    assert changes[1].in_words == "新增条目 T3-M13"


def test_the_diff_covers_sources_parameters_deadlines_and_the_head() -> None:
    law = replace(PACK.sources["order-66"], verified=Verification.SEEN)
    new = replace(
        with_parameter("in_principle", "strict"),
        sources={**PACK.sources, law.id: law},
        deadlines={},
        calendar=NO_CALENDAR,
        phrases=(),
        hazard_power=None,
        severity_days={},
        order_power=replace(PACK.order_power, article="第四十五条"),
    )
    changes = pack_diff(PACK, new)
    lines = [one.in_words for one in changes]
    assert "修改来源 order-66：核验由“述”改为“核”" in lines
    assert "修改参数 in_principle：取值由“explain”改为“strict”" in lines
    assert "删去期限 notice" in lines
    assert [one.subject for one in changes[-5:]] == [
        "责令改正的权力来源",
        "重大事故隐患的权力来源",
        "规范用语库",
        "工作日历",
        "各等级的整改期限",
    ]


def draft(**values: dict[str, object]) -> dict[str, Answer]:
    return {
        code.replace("_", "-"): answer_to(PACK.item(code.replace("_", "-")), one)
        for code, one in values.items()
    }


def test_a_draft_moves_unchanged_to_an_equal_pack() -> None:
    answers = draft(T3_M04={"registered": 50, "actual": 50}, T3_M12={"state": "normal"})
    moved = migrate_draft(answers, PACK, PACK, ["T3"])
    assert moved.answers == answers
    assert (moved.orphans, moved.changes, moved.to_answer) == ((), (), ())


def test_answers_of_a_dropped_item_are_kept_under_old_questions() -> None:
    new = with_items("T3", {"T3-M04": None}, replace(M04, code="T3-M13"))
    moved = migrate_draft(draft(T3_M04={"registered": 50, "actual": 49}), PACK, new, ["T3"])
    assert moved.answers == {}
    (orphan,) = moved.orphans
    assert orphan.text == M04.text
    assert orphan.in_words == "备案床位 50 张；实有床位 49 张"
    assert orphan.reason == "新版本没有这一题"
    assert moved.to_answer == ("T3-M13",)
    assert {one.kind for one in moved.changes} == {ChangeKind.ADDED, ChangeKind.REMOVED}


def test_a_successor_takes_over_the_answer_of_the_item_it_replaces() -> None:
    heir = replace(M04, code="T3-M13", replaces="T3-M04")
    moved = migrate_draft(
        draft(T3_M04={"registered": 50}), PACK, with_items("T3", {"T3-M04": None}, heir), ["T3"]
    )
    assert moved.answers["T3-M13"].values == {"registered": 50}
    assert moved.answers["T3-M13"].item == "T3-M13"
    assert (moved.orphans, moved.to_answer) == ((), ())


def test_a_successor_takes_over_only_one_answer() -> None:
    heir = replace(M05, replaces="T3-M04")
    new = with_items("T3", {"T3-M04": None, "T3-M05": heir})
    moved = migrate_draft(
        draft(T3_M05={"nursing": 40}, T3_M04={"registered": 50}), PACK, new, ["T3"]
    )
    assert moved.answers["T3-M05"].values == {"nursing": 40}
    assert [one.answer.item for one in moved.orphans] == ["T3-M04"]


def test_values_without_a_place_are_kept_apart_and_the_item_is_asked_again() -> None:
    state = M12.inputs[0]
    fewer = replace(M12, inputs=(replace(state, choices=(Choice("open", "营业"),)),))
    narrower = replace(M04, inputs=M04.inputs[:1])
    new = with_items("T3", {"T3-M12": fewer, "T3-M04": narrower})
    answers = draft(T3_M12={"state": "normal"}, T3_M04={"registered": 50, "actual": 49})
    moved = migrate_draft(answers, PACK, new, ["T3"])
    assert moved.answers["T3-M12"].values == {}
    assert moved.answers["T3-M04"].values == {"registered": 50}
    assert [one.in_words for one in moved.orphans] == ["机构状态 正常", "实有床位 49 张"]
    assert moved.to_answer == ("T3-M12", "T3-M04")


def test_a_reason_of_not_applicable_is_kept_where_it_is_no_longer_allowed() -> None:
    c03 = PACK.item("T1-C03")
    answers = {c03.code: Answer(c03.code, not_applicable="未设消控室")}
    old = replace(PACK, checklists={"T1": PACK.checklists["T1"], "T2": PACK.checklists["T2"]})
    sections = tuple(
        replace(
            section,
            items=tuple(
                replace(item, may_be_not_applicable=False) if item.code == c03.code else item
                for item in section.items
            ),
        )
        for section in PACK.checklists["T1"].sections
    )
    strict = replace(PACK.checklists["T1"], sections=sections)
    new = replace(old, checklists={**old.checklists, "T1": strict})
    moved = migrate_draft(answers, old, new, ["T1"])
    assert moved.answers[c03.code].not_applicable == ""
    assert moved.orphans[0].in_words == "不适用：未设消控室"
    assert moved.to_answer == (c03.code,)
    kept = migrate_draft(answers, old, old, ["T1"])
    assert kept.answers[c03.code].not_applicable == "未设消控室"


def test_answers_that_no_pack_knows_are_kept_in_plain_words() -> None:
    answers = {
        "T9-A01": Answer("T9-A01", {"a": Decimal(3), "b": ("x", "y")}, not_applicable="停业")
    }
    gone = replace(PACK, checklists={})
    moved = migrate_draft(answers, PACK, gone, ["T3"])
    assert moved.orphans[0].in_words == "不适用：停业；a 3；b x、y"


values: st.SearchStrategy[Value] = st.one_of(
    st.integers(0, 200).map(Decimal),
    st.sampled_from(["normal", "yes", "enterprise", "words"]),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from([("meals",), ("meals", "medical"), ("unknown",)]),
)


@given(
    st.dictionaries(
        st.sampled_from(["T3-M01", "T3-M02", "T3-M04", "T3-M07", "T3-M12", "T9-A01"]),
        st.dictionaries(
            st.sampled_from(["body", "registered_on", "registered", "services", "state"]),
            values,
            min_size=1,
        ),
    )
)
def test_moving_a_draft_loses_no_value(given_values: dict[str, dict[str, Value]]) -> None:
    answers = {code: Answer(code, one) for code, one in given_values.items()}
    new = with_items("T3", {"T3-M04": None, "T3-M12": replace(M12, inputs=M04.inputs)})
    moved = migrate_draft(answers, PACK, new, ["T3"])
    found = [
        (answer.item, code, value)
        for answer in (*moved.answers.values(), *(one.answer for one in moved.orphans))
        for code, value in answer.values.items()
    ]
    sought = [
        (code, one, value) for code, inner in given_values.items() for one, value in inner.items()
    ]
    assert sorted(map(str, found)) == sorted(map(str, sought))


def test_each_kind_of_input_takes_only_values_of_its_kind() -> None:
    inputs = (
        Input("a", "数", InputKind.NUMBER),
        Input("b", "日", InputKind.DATE),
        Input("c", "文", InputKind.TEXT),
    )
    item = replace(M12, inputs=inputs, rules=())
    new = with_items("T3", {"T3-M12": item})
    right = Answer("T3-M12", {"a": Decimal(1), "b": DAY, "c": "字"})
    wrong = Answer("T3-M12", {"a": DAY, "b": "字", "c": ("x",)})
    for answer, count in ((right, 0), (wrong, 1)):
        moved = migrate_draft({"T3-M12": answer}, PACK, new, ["T3"])
        assert len(moved.orphans) == count


MODEL = JudgedCase(
    "2026-001",
    "某养老院",
    "T3",
    draft(
        T3_M04={"registered": 50, "actual": 40},
        T3_M12={"state": "normal"},
    ),
    DAY,
)


def test_who_would_change_is_told_before_the_pack_is_issued__x11() -> None:
    stricter = with_parameter("model_beds", "actual")
    (changed,) = who_would_change([MODEL], PACK, stricter)
    assert [one.item for one in changed.clauses] == ["T3-M04"]
    (clause,) = changed.clauses
    assert clause.before is not None
    assert clause.after is not None
    assert (clause.before.outcome, clause.after.outcome) == (Outcome.MET, Outcome.UNMET)
    assert (changed.before, changed.after) == (Suggestion.OPEN, Suggestion.RECTIFY)
    assert who_would_change([MODEL], PACK, PACK) == ()


def test_new_and_dropped_clauses_are_told_as_well() -> None:
    new = with_items("T3", {"T3-M04": None}, replace(M04, code="T3-M13"))
    (changed,) = who_would_change([MODEL], PACK, new)
    assert [(one.item, one.before is None, one.after is None) for one in changed.clauses] == [
        ("T3-M04", False, True),
        ("T3-M13", True, False),
    ]


def test_a_pack_without_the_checklist_judges_nothing() -> None:
    (changed,) = who_would_change([MODEL], PACK, replace(PACK, checklists={}))
    assert len(changed.clauses) == 12
    assert changed.after is Suggestion.OPEN
