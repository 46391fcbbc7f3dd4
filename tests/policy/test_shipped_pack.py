"""What the pack that the program ships with holds."""

import csv
from collections import Counter
from datetime import date

import pytest

from inspector.domain.checklist import Evidence, InputKind, Severity
from inspector.domain.rules import HumanJudgement
from inspector.domain.source import Level, SourceStatus, Verification
from shipped_pack import PACK, RESOURCES

TABLED = {"T1": 50, "T2": 13, "T3": 12, "T4": 13, "T5": 7, "T6": 9, "T7": 4, "T8": 6}
MARKS = {
    (Verification.SEEN, None): 75,
    (Verification.REPORTED, None): 20,
    (Verification.FROM_MEMORY, None): 16,
    (Verification.SEEN, Verification.FROM_MEMORY): 1,
    (Verification.FROM_MEMORY, Verification.REPORTED): 1,
    (Verification.SEEN, Verification.REPORTED): 1,
}


def test_all_114_items_stand_in_their_eight_checklists() -> None:
    counts = {code: len(one.items) for code, one in PACK.checklists.items()}
    assert counts == TABLED
    assert len({item.code for item in PACK.items()}) == 114


def test_the_marks_of_verification_are_those_of_the_table() -> None:
    assert Counter((one.verified, one.verified_rest) for one in PACK.items()) == MARKS


def test_only_items_that_are_not_seen_in_full_are_marked_to_be_confirmed() -> None:
    assert sum(item.to_be_confirmed for item in PACK.items()) == 114 - 75


def test_every_ambiguity_is_a_parameter_with_its_default() -> None:
    covered = {one.ambiguity for one in PACK.parameters.values()} - {""}
    assert covered == {f"A{number}" for number in range(1, 21)}


def test_every_ambiguity_is_shown_beside_what_it_decides() -> None:
    shown = {PACK.parameters[name].ambiguity for item in PACK.items() for name in item.parameters}
    beside_the_whole = {"A9"}
    assert {f"A{number}" for number in range(1, 21)} - shown == beside_the_whole


def test_every_judged_item_has_wordings_and_a_requirement() -> None:
    for item in PACK.items():
        if item.rules:
            assert item.wordings, item.code
            assert item.requirement.endswith("。"), item.code


def test_hazards_are_to_be_corrected_at_once() -> None:
    for item in PACK.checklists["T2"].items:
        assert item.severity is Severity.MAJOR_HAZARD
        assert item.deadline_days == 0
        assert item.evidence is Evidence.PHOTO


def test_the_routine_checklist_walks_through_the_hazards_as_well() -> None:
    codes = [item.code for item in PACK.items_of("T1")]
    assert len(codes) == 63
    assert codes[50:] == [item.code for item in PACK.checklists["T2"].items]
    assert PACK.sections_of("T1")[-1].title == "重大事故隐患"


def test_a_code_that_the_pack_lacks_is_a_bug() -> None:
    with pytest.raises(KeyError):
        PACK.item("T9-A01")


def test_the_city_shares_eight_items_with_the_county() -> None:
    assert len(PACK.items_of("T5")) == 15
    assert PACK.sections_of("T5")[-1].title == "共用条目"


def test_the_thin_places_have_wordings_of_their_own() -> None:
    categories = Counter(phrase.category for phrase in PACK.phrases)
    for thin in ("服务协议", "入住评估", "健康档案", "药品管理", "预收费存管"):
        assert categories[thin] >= 3


def test_sources_that_may_carry_an_order_are_in_force() -> None:
    statuses = {one.id: one.status for one in PACK.sources.values()}
    assert statuses["reform-draft"] is SourceStatus.DRAFT
    assert statuses["pingyin-2021"] is SourceStatus.OTHER_PROVINCE
    assert PACK.sources["gbt-40248"].level is Level.RECOMMENDED_STANDARD
    assert PACK.order_power.article == "第四十五条第一款第（四）项"


def test_numbers_that_were_never_verified_are_not_written() -> None:
    assert PACK.sources["inspection-measures"].number == ""
    assert PACK.sources["hazard-criteria"].number == ""


def test_unmeasurable_words_are_left_to_people__a6() -> None:
    judged = {
        item.code
        for item in PACK.items()
        if any(isinstance(rule, HumanJudgement) for rule in item.rules)
    }
    assert judged == {
        "T4-X01",
        "T4-X06",
        "T4-X10",
        "T4-X11",
        "T4-X13",
        "T5-S05",
        "T5-S07",
    }


def test_inputs_with_the_same_tally_ask_for_the_same_thing() -> None:
    kinds: dict[str, set[InputKind]] = {}
    for item in PACK.items():
        for one in item.inputs:
            if one.tally:
                kinds.setdefault(one.tally, set()).add(one.kind)
    assert set().union(*kinds.values()) == {InputKind.NUMBER}


def test_deadlines_that_no_paper_sets_are_left_open() -> None:
    assert PACK.deadlines["publicity"].amount == 10
    assert PACK.deadlines["designation_rectification"].amount is None
    assert PACK.parameters["rectification_days"].in_words == "省厅尚未规定"


def test_the_calendar_is_published_for_three_years() -> None:
    assert PACK.calendar.years == {2024, 2025, 2026}
    with (RESOURCES / "policy" / "calendar.csv").open(encoding="utf-8") as lines:
        assert len(list(csv.DictReader(lines))) == 108
    assert PACK.issued_on == date(2026, 1, 1)
    assert len(PACK.sha256) == 64
