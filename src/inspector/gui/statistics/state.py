"""What the statistics screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector.domain.checklist import Severity
from inspector.domain.year_figures import Case, CaseFilter, FigureLine, Grouping
from inspector.operations.year_statistics import YearFigures


@dataclass(frozen=True, slots=True)
class Shown:
    """What one looks at: a breakdown, in it a group (empty: the whole year), and which cases."""

    grouping: Grouping = Grouping.ITEM
    key: str = ""
    wanted: CaseFilter = CaseFilter.ALL


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the big figures with what more there is to say, and the cases that it opens to."""

    value: str
    label: str
    more: str
    wanted: CaseFilter


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case behind a figure; `item` is where to look in it."""

    case: Case
    item: str

    @property
    def day(self) -> str:
        """The day in words; the year is told above."""
        return f"{self.case.day.month}月{self.case.day.day}日"


@dataclass(frozen=True, slots=True)
class StatisticsState:
    """The whole screen."""

    year: int
    figures: tuple[Figure, ...]
    lines: tuple[FigureLine, ...]
    shown: Shown
    case_title: str
    cases: tuple[CaseRow, ...]
    counts: Mapping[CaseFilter, int] = field(default_factory=dict)


def state_of(found: YearFigures, shown: Shown) -> StatisticsState:
    """Return what is shown of a year."""
    lines = found.lines[shown.grouping]
    chosen = next((line for line in lines if line.key == shown.key), found.whole)
    item = chosen.key if shown.grouping is Grouping.ITEM else ""
    return StatisticsState(
        year=found.year,
        figures=_figures(found.whole),
        lines=lines,
        shown=shown,
        case_title=chosen.label,
        cases=tuple(
            CaseRow(case, item or _first_item(case))
            for case in sorted(chosen.cases, key=lambda one: one.day, reverse=True)
            if case.takes(shown.wanted)
        ),
        counts={wanted: sum(case.takes(wanted) for case in chosen.cases) for wanted in CaseFilter},
    )


def _figures(whole: FigureLine) -> tuple[Figure, ...]:
    severities = "，".join(
        f"{words} {whole.findings_of(severity)}"
        for words, severity in (
            ("重大", Severity.MAJOR_HAZARD),
            ("较重", Severity.SERIOUS),
            ("一般", Severity.MINOR),
        )
    )
    share = f"达标 {whole.met}，不达标 {whole.unmet}"
    return (
        Figure(f"{whole.inspections}", "次检查", "", CaseFilter.ALL),
        Figure(f"{whole.institutions}", "家机构", "", CaseFilter.ALL),
        Figure(f"{whole.findings}", "个问题", severities, CaseFilter.FOUND),
        Figure(whole.share_in_words, "符合率", share, CaseFilter.UNMET),
    )


def _first_item(case: Case) -> str:
    return case.findings[0].item if case.findings else ""
