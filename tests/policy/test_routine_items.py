"""The items of the routine inspection and of the hazards at their thresholds."""

from collections.abc import Mapping
from datetime import date

import pytest

from inspector.domain.verdict import Outcome
from shipped_pack import PACK, verdict

MET, UNMET, OPEN = Outcome.MET, Outcome.UNMET, Outcome.NO_EVIDENCE

BEDS = {"registered": 50, "actual": 50, "open": 50, "nursing": 50}

CASES: list[tuple[str, dict[str, object], Outcome]] = [
    ("T1-A02", {"filing": "same"}, MET),
    ("T1-A02", {"filing": "differs"}, UNMET),
    ("T1-A02", {"filing": "none"}, UNMET),
    ("T1-A03", BEDS, MET),
    ("T1-A03", {**BEDS, "actual": 51}, UNMET),
    ("T1-A03", {**BEDS, "nursing": 51}, UNMET),
    ("T1-A04", {"procedure": "assessment"}, MET),
    ("T1-A04", {"procedure": "none"}, UNMET),
    ("T1-B01", {"certified_required": 9, "required": 9}, MET),
    ("T1-B01", {"certified_required": 8, "required": 9}, UNMET),
    ("T1-B02", {"trained": 9, "carers": 9}, MET),
    ("T1-B02", {"trained": 8, "carers": 9}, UNMET),
    ("T1-B03", {"carers": 3, "full": 6, "part": 6}, MET),
    ("T1-B03", {"carers": 3, "full": 6, "part": 7}, UNMET),
    ("T1-B04", {"valid": 3, "handlers": 3}, MET),
    ("T1-B04", {"valid": 0, "handlers": 0}, OPEN),
    ("T1-B05", {"induction": "yes", "last": date(2025, 9, 5), "passed": 8, "examined": 10}, MET),
    ("T1-B05", {"induction": "no", "last": date(2025, 9, 5), "passed": 8, "examined": 10}, UNMET),
    ("T1-B05", {"induction": "yes", "last": date(2025, 9, 4), "passed": 8, "examined": 10}, UNMET),
    ("T1-B05", {"induction": "yes", "last": date(2025, 9, 5), "passed": 7, "examined": 10}, UNMET),
    ("T1-C02", {"missed": 0}, MET),
    ("T1-C02", {"missed": 1}, UNMET),
    ("T1-C03", {"persons": 2}, MET),
    ("T1-C03", {"persons": 1}, UNMET),
    ("T1-C04", {"certified": 4, "operators": 4}, MET),
    ("T1-C04", {"certified": 3, "operators": 4}, UNMET),
    ("T1-C05", {"missed": 0}, MET),
    ("T1-C05", {"missed": 1}, UNMET),
    ("T1-C06", {"hours": 2}, MET),
    ("T1-C06", {"hours": "2.1"}, UNMET),
    ("T1-C07", {"last": date(2026, 2, 5)}, MET),
    ("T1-C07", {"last": date(2026, 2, 4)}, UNMET),
    ("T1-C08", {"last": date(2025, 3, 5)}, MET),
    ("T1-C08", {"last": date(2025, 3, 4)}, UNMET),
    ("T1-C11", {"vehicles": 0}, MET),
    ("T1-C11", {"vehicles": 1}, UNMET),
    ("T1-C13", {"last": date(2025, 9, 5)}, MET),
    ("T1-C13", {"last": date(2025, 9, 4)}, UNMET),
    ("T1-C14", {"last": date(2025, 9, 5)}, MET),
    ("T1-C14", {"last": date(2025, 9, 4)}, UNMET),
    ("T1-D02", {"grams": 200, "hours": 48}, MET),
    ("T1-D02", {"grams": "199.9", "hours": 48}, UNMET),
    ("T1-D02", {"grams": 200, "hours": "47.9"}, UNMET),
    ("T1-E01", {"assessed": 10, "sample": 10}, MET),
    ("T1-E01", {"assessed": 9, "sample": 10}, UNMET),
    ("T1-E02", {"assessed": 10, "sample": 10}, MET),
    ("T1-E02", {"assessed": 9, "sample": 10}, UNMET),
    ("T1-E03", {"signed": 40, "residents": 40}, MET),
    ("T1-E03", {"signed": 39, "residents": 40}, UNMET),
    ("T1-E13", {"plans": "yes", "last": date(2025, 3, 5)}, MET),
    ("T1-E13", {"plans": "yes", "last": date(2025, 3, 4)}, UNMET),
    ("T1-E13", {"plans": "no", "last": date(2025, 3, 5)}, UNMET),
    ("T1-F02", {"months": 12}, MET),
    ("T1-F02", {"months": "12.1"}, UNMET),
    ("T1-F03", {"deposit": 24000, "fee": 2000}, MET),
    ("T1-F03", {"deposit": "24000.01", "fee": 2000}, UNMET),
    ("T2-Z01", {"grade": "b"}, MET),
    ("T2-Z01", {"grade": "c"}, UNMET),
    ("T2-Z01", {"grade": "d"}, UNMET),
    ("T2-Z04", {"result": "yes", "next_inspection": date(2026, 3, 5)}, MET),
    ("T2-Z04", {"result": "yes", "next_inspection": date(2026, 3, 4)}, UNMET),
    ("T2-Z04", {"result": "no", "next_inspection": date(2026, 3, 5)}, UNMET),
    ("T2-Z99", {"other": "none"}, MET),
    ("T2-Z99", {"other": "found"}, UNMET),
]


@pytest.mark.parametrize(("code", "values", "outcome"), CASES)
def test_an_item_decides_exactly_at_its_threshold(
    code: str, values: Mapping[str, object], outcome: Outcome
) -> None:
    assert verdict(code, values).outcome is outcome


@pytest.mark.parametrize(
    "code",
    [
        item.code
        for name in ("T1", "T2")
        for item in PACK.checklists[name].items
        if item.is_single_conform
    ],
)
def test_an_item_of_one_key_passes_on_yes_and_fails_on_no(code: str) -> None:
    assert verdict(code, {"result": "yes"}).outcome is MET
    assert verdict(code, {"result": "no"}).outcome is UNMET


def test_every_item_of_both_checklists_is_tried() -> None:
    tried = {code for code, _, _ in CASES}
    for name in ("T1", "T2"):
        for item in PACK.checklists[name].items:
            assert item.is_single_conform or item.code in tried
