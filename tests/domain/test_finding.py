from datetime import date

import pytest

from inspector.domain.checklist import Severity
from inspector.domain.finding import Finding, Remedy

COMPLETE = Finding(
    id="f1",
    item="T1-C09",
    place="二层东侧楼梯间",
    fact="堆放轮椅与纸箱",
    requirement="清理疏散通道",
    severity=Severity.SERIOUS,
    remedy=Remedy.AT_ONCE,
)


def test_a_finding_with_place_fact_and_requirement_is_complete() -> None:
    assert COMPLETE.is_complete


@pytest.mark.parametrize("field", ["place", "fact", "requirement"])
def test_a_blank_field_leaves_it_incomplete(field: str) -> None:
    values = {name: getattr(COMPLETE, name) for name in Finding.__slots__}
    assert not Finding(**{**values, field: "  "}).is_complete


def test_a_deadline_is_needed_only_where_one_is_set() -> None:
    due = COMPLETE.due_by(date(2026, 12, 8))
    assert due.is_complete
    assert due.remedy is Remedy.BY_DEADLINE
    assert not COMPLETE.due_by(None).is_complete  # type: ignore[arg-type]  # a draft has no date yet


def test_what_was_corrected_on_the_spot_needs_no_order() -> None:
    values = {name: getattr(COMPLETE, name) for name in Finding.__slots__}
    assert COMPLETE.needs_order
    assert not Finding(**{**values, "remedy": Remedy.ON_THE_SPOT}).needs_order
