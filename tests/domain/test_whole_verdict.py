"""What is suggested for a designation."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.judgement import judge_all
from inspector.domain.verdict import Cause, ClauseVerdict, Outcome, Suggestion, WholeVerdict
from inspector.domain.whole_verdict import suggestion, suggestions
from shipped_pack import DAY, PACK, answer_to

MODEL: dict[str, dict[str, object]] = {
    "T3-M01": {"body": "ngo"},
    "T3-M02": {"registered_on": date(2020, 1, 1)},
    "T3-M03": {"area": 3000},
    "T3-M04": {"registered": 100, "actual": 100},
    "T3-M05": {"registered": 100, "actual": 100, "nursing": 80},
    "T3-M06": {"disabled": 80, "registered": 100, "assessed_on": DAY},
    "T3-M07": {"services": ("meals", "mobility", "medical", "cleaning", "shopping", "emergency")},
    "T3-M08": {"staff": 30},
    "T3-M09": {"required": 20, "certified_required": 20},
    "T3-M10": {"satisfied": 96, "sample": 100},
    "T3-M11": {"accidents": 0},
    "T3-M12": {"state": "normal"},
}


def whole(
    changes: Mapping[str, dict[str, object]] | None = None, ordered: tuple[str, ...] = ()
) -> WholeVerdict:
    values = {**MODEL, **(changes or {})}
    answers = {code: answer_to(PACK.item(code), one) for code, one in values.items()}
    clauses = judge_all(PACK.items_of("T3"), answers, PACK.parameters, DAY)
    return suggestion("T3", clauses, PACK.parameters, ordered)


def test_all_met_continues() -> None:
    found = whole()
    assert found.suggestion is Suggestion.CONTINUE
    assert len(found.clauses) == 12
    assert found.reasons == (
        "“十四五”期满后对已命名单位的动态管理：继续抽查，依据期待确认（口径 A10，省厅可调整）。",
    )


def test_a_failing_clause_is_to_be_rectified_first() -> None:
    found = whole({"T3-M04": {"registered": 49}})
    assert found.suggestion is Suggestion.RECTIFY
    assert found.reasons[0] == ("T3-M04 不达标：备案床位 49 张，应不低于 50 张。（还差 1 张）")
    assert any("限期整改的天数：省厅尚未规定" in reason for reason in found.reasons)


def test_withdrawal_only_after_failed_rectification_of_that_very_clause() -> None:
    failing = {"T3-M04": {"registered": 49}}
    assert whole(failing, ordered=("T3-M04",)).suggestion is Suggestion.WITHDRAW
    assert whole(failing, ordered=("T3-M08",)).suggestion is Suggestion.RECTIFY
    assert whole(ordered=("T3-M04",)).suggestion is Suggestion.CONTINUE


def test_reorganised_or_dissolved_cancels_by_itself() -> None:
    for state in ("reorganised", "dissolved"):
        found = whole({"T3-M12": {"state": state}, "T3-M04": {"registered": 49}})
        assert found.suggestion is Suggestion.CANCELLED


def test_missing_evidence_leaves_it_open_and_is_named_beside_a_failure() -> None:
    assert whole({"T3-M10": {}}).suggestion is Suggestion.OPEN
    found = whole({"T3-M10": {}, "T3-M04": {"registered": 49}})
    assert found.suggestion is Suggestion.RECTIFY
    assert "另有 1 项缺证据或者需人工判断：T3-M10。" in found.reasons


def test_without_clauses_nothing_is_suggested() -> None:
    assert suggestion("T3", (), PACK.parameters).suggestion is Suggestion.OPEN


def test_a_county_with_qualitative_demands_waits_for_people() -> None:
    values: dict[str, dict[str, object]] = {
        "T4-X01": {"meetings": 2},
        "T4-X02": {"result": "yes"},
        "T4-X03": {"result": "yes"},
        "T4-X04": {"result": "yes"},
        "T4-X05": {"covered": 10, "official": 10},
        "T4-X06": {"covered": 80, "official": 100, "lasting": "yes"},
        "T4-X07": {"nursing": 60, "registered": 100},
        "T4-X08": {"housed": 5, "wanting": 5},
        "T4-X09": {"enterprises": 11, "ngos": 0},
        "T4-X10": {"result": "yes"},
        "T4-X11": {"result": "yes"},
        "T4-X12": {"satisfied": 90, "sample": 100},
        "T4-X13": {"cases": 0, "three_zero": "yes"},
    }
    items = PACK.items_of("T4")
    for judged, expected in (("", Suggestion.OPEN), ("yes", Suggestion.CONTINUE)):
        answers = {
            code: answer_to(PACK.item(code), one, judged=judged) for code, one in values.items()
        }
        clauses = judge_all(items, answers, PACK.parameters, DAY)
        assert suggestion("T4", clauses, PACK.parameters).suggestion is expected


def test_a_city_is_judged_by_its_shared_items_as_well() -> None:
    items = PACK.items_of("T5")
    verdicts = {
        item.code: ClauseVerdict(item.code, Outcome.MET) for item in items if item.code != "T5-S07"
    }
    (city,) = suggestions(PACK, ["T1", "T5"], verdicts)
    assert (city.checklist, len(city.clauses)) == ("T5", 14)
    assert city.suggestion is Suggestion.CONTINUE
    verdicts["T4-X08"] = ClauseVerdict("T4-X08", Outcome.UNMET)
    assert suggestions(PACK, ["T5"], verdicts)[0].suggestion is Suggestion.RECTIFY
    again = suggestions(PACK, ["T5"], verdicts, ["T4-X08"])
    assert again[0].suggestion is Suggestion.WITHDRAW


outcomes = st.sampled_from(Outcome)


@given(st.lists(outcomes, max_size=8), st.sets(st.integers(0, 7)))
def test_withdrawal_never_comes_without_an_order_that_failed(
    kinds: list[Outcome], ordered: set[int]
) -> None:
    clauses = [
        ClauseVerdict(f"T3-M{place}", kind, cause=Cause.NONE) for place, kind in enumerate(kinds)
    ]
    codes = [f"T3-M{place}" for place in ordered]
    found = suggestion("T3", clauses, PACK.parameters, codes).suggestion
    failed = {one.item for one in clauses if one.outcome is Outcome.UNMET}
    assert (found is Suggestion.WITHDRAW) is bool(failed & set(codes))
    if found is Suggestion.CONTINUE:
        assert set(kinds) <= {Outcome.MET, Outcome.NOT_APPLICABLE}
