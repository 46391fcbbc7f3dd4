"""The year in figures: by item, by township, by kind of inspection; every figure has its cases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction

from inspector.domain.checklist import Severity
from inspector.domain.finding import Finding
from inspector.domain.inspection import InspectionKind
from inspector.domain.quantity import number_in_words
from inspector.domain.verdict import ClauseVerdict, Outcome

NO_TOWNSHIP = "未填乡镇街道"


class Grouping(Enum):
    """What the figures are broken down by."""

    ITEM = "按检查事项"
    TOWNSHIP = "按乡镇街道"
    KIND = "按检查类型"


class CaseFilter(Enum):
    """Which cases behind a figure one wants to see."""

    ALL = "全部"
    UNMET = "有不达标"
    FOUND = "有问题"


@dataclass(frozen=True, slots=True)
class Case:
    """One sealed inspection, as far as figures are made of it.

    Attributes:
        day: on which it was started, in Shanghai.
    """

    inspection_id: str
    institution_id: str
    institution: str
    township: str
    kind: InspectionKind
    day: date
    verdicts: tuple[ClauseVerdict, ...]
    findings: tuple[Finding, ...]

    @property
    def unmet(self) -> int:
        """How many clauses fell short."""
        return sum(one.outcome is Outcome.UNMET for one in self.verdicts)

    def takes(self, wanted: CaseFilter) -> bool:
        """Whether it is among the wanted ones."""
        if wanted is CaseFilter.UNMET:
            return self.unmet > 0
        return wanted is CaseFilter.ALL or bool(self.findings)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """The figures of one group, counted once.

    Attributes:
        key: code of the item, township, or kind; empty: the whole year.
        cases: those that the figures are made of, cut down to the item where it is one.
        institutions: how many were inspected, each counted once.
        met: clauses that conformed.
        unmet: clauses that fell short.
    """

    key: str
    label: str
    cases: tuple[Case, ...]
    institutions: int
    met: int
    unmet: int
    severities: Mapping[Severity, int]

    @property
    def inspections(self) -> int:
        """How many inspections."""
        return len(self.cases)

    @property
    def findings(self) -> int:
        """How many findings."""
        return sum(self.severities.values())

    def findings_of(self, severity: Severity) -> int:
        """How many findings of a severity."""
        return self.severities.get(severity, 0)

    @property
    def share(self) -> Fraction | None:
        """Clauses that conformed, of those that did or did not; None where there are none."""
        judged = self.met + self.unmet
        return Fraction(self.met, judged) if judged else None

    @property
    def share_in_words(self) -> str:
        """The share in per cent, cut off after two digits; a dash where there is none."""
        return "—" if self.share is None else f"{number_in_words(self.share * 100)}%"


def whole_year(cases: Sequence[Case]) -> FigureLine:
    """Return the figures of all cases together."""
    return _line("", "全年", cases)


def figure_lines(
    cases: Sequence[Case], grouping: Grouping, titles: Mapping[str, str]
) -> tuple[FigureLine, ...]:
    """Return a line for each group, those with most that falls short first.

    `titles` are the texts of the items by code. Items that nobody judged as 达标 or 不达标 and that
    have no finding have no line.
    """
    groups: dict[str, list[Case]] = {}
    for case in cases:
        for key, part in _parts(case, grouping):
            groups.setdefault(key, []).append(part)
    lines = (
        _line(key, f"{key}  {titles[key]}" if key in titles else key, parts)
        for key, parts in groups.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.unmet, -line.findings, line.key)))


def _parts(case: Case, grouping: Grouping) -> Iterable[tuple[str, Case]]:
    if grouping is Grouping.TOWNSHIP:
        return ((case.township or NO_TOWNSHIP, case),)
    if grouping is Grouping.KIND:
        return ((case.kind.value, case),)
    return _items(case)


def _items(case: Case) -> Iterator[tuple[str, Case]]:
    verdicts: dict[str, list[ClauseVerdict]] = {}
    findings: dict[str, list[Finding]] = {}
    for one in case.verdicts:
        if one.outcome in {Outcome.MET, Outcome.UNMET}:
            verdicts.setdefault(one.item, []).append(one)
    for found in case.findings:
        findings.setdefault(found.item, []).append(found)
    for item in dict.fromkeys((*verdicts, *findings)):
        yield (
            item,
            replace(
                case,
                verdicts=tuple(verdicts.get(item, ())),
                findings=tuple(findings.get(item, ())),
            ),
        )


def _line(key: str, label: str, cases: Sequence[Case]) -> FigureLine:
    outcomes = Counter(one.outcome for case in cases for one in case.verdicts)
    return FigureLine(
        key,
        label,
        tuple(cases),
        len({case.institution_id for case in cases}),
        outcomes[Outcome.MET],
        outcomes[Outcome.UNMET],
        Counter(one.severity for case in cases for one in case.findings),
    )
