"""The year in figures."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.checklist import Severity
from inspector.domain.finding import Finding, Remedy
from inspector.domain.inspection import InspectionKind
from inspector.domain.verdict import ClauseVerdict, Outcome
from inspector.domain.year_figures import (
    NO_TOWNSHIP,
    Case,
    CaseFilter,
    Grouping,
    figure_lines,
    whole_year,
)

ITEMS = ("T1-A01", "T1-C09", "T1-D01")
VERDICTS = st.lists(
    st.builds(ClauseVerdict, item=st.sampled_from(ITEMS), outcome=st.sampled_from(Outcome)),
    max_size=3,
    unique_by=lambda one: one.item,
).map(tuple)
FINDINGS = st.lists(
    st.builds(
        Finding,
        id=st.just("f"),
        item=st.sampled_from(ITEMS),
        place=st.just("二层"),
        fact=st.just("堆物"),
        requirement=st.just("清理"),
        severity=st.sampled_from(Severity),
        remedy=st.just(Remedy.AT_ONCE),
    ),
    max_size=3,
).map(tuple)
CASES = st.lists(
    st.builds(
        Case,
        inspection_id=st.uuids().map(str),
        institution_id=st.sampled_from("abc"),
        institution=st.just("示例敬老院"),
        township=st.sampled_from(["", "柳坪镇", "石门镇"]),
        kind=st.sampled_from(InspectionKind),
        day=st.just(date(2026, 3, 5)),
        verdicts=VERDICTS,
        findings=FINDINGS,
    ),
    max_size=6,
)


@given(CASES, st.sampled_from(Grouping))
def test_the_groups_add_up_to_the_year(cases: list[Case], grouping: Grouping) -> None:
    year, lines = whole_year(cases), figure_lines(cases, grouping, {})
    for figure in ("met", "unmet", "findings"):
        assert sum(getattr(line, figure) for line in lines) == getattr(year, figure)
    for severity in Severity:
        assert sum(line.findings_of(severity) for line in lines) == year.findings_of(severity)
    if grouping is not Grouping.ITEM:
        assert sum(line.inspections for line in lines) == year.inspections == len(cases)
    assert year.institutions == len({case.institution_id for case in cases})


@given(CASES)
def test_every_figure_has_its_cases(cases: list[Case]) -> None:
    for line in figure_lines(cases, Grouping.ITEM, {}):
        short = [case for case in line.cases if case.takes(CaseFilter.UNMET)]
        assert len(short) == line.unmet  # an item is judged once in an inspection
        found = [case for case in line.cases if case.takes(CaseFilter.FOUND)]
        assert sum(len(case.findings) for case in found) == line.findings
        assert [case for case in line.cases if case.takes(CaseFilter.ALL)] == list(line.cases)


def case(township: str, *outcomes: Outcome) -> Case:
    verdicts = tuple(map(ClauseVerdict, ITEMS, outcomes))
    kind, day = InspectionKind.ROUTINE, date(2026, 3, 5)
    return Case(township, township, "示例敬老院", township, kind, day, verdicts, ())


def test_what_falls_short_most_comes_first() -> None:
    cases = [
        case("石门镇", Outcome.MET, Outcome.UNMET, Outcome.NOT_APPLICABLE),
        case("", Outcome.MET, Outcome.MET),
    ]
    first, second = figure_lines(cases, Grouping.ITEM, {"T1-C09": "疏散通道畅通"})
    assert (first.label, first.share, first.share_in_words) == (
        "T1-C09  疏散通道畅通",
        Fraction(1, 2),
        "50%",
    )
    assert (second.label, second.share_in_words) == ("T1-A01", "100%")
    towns = figure_lines(cases, Grouping.TOWNSHIP, {})
    assert [line.key for line in towns] == ["石门镇", NO_TOWNSHIP]
    assert [line.key for line in figure_lines(cases, Grouping.KIND, {})] == ["日常检查"]


def test_a_year_without_cases_has_no_share() -> None:
    assert (whole_year([]).share, whole_year([]).share_in_words) == (None, "—")
