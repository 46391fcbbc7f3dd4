"""What a report over a period (年度检查工作报告) says: sections of sentences and tables."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table: headings with their shares of the width, and rows; None is struck."""

    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section: sentences first, then tables."""

    title: str
    sentences: tuple[str, ...]
    tables: tuple[ReportTable, ...] = ()


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """The content of one report.

    Attributes:
        period: 2026年度 and the like.
        counted_by: the readings that decided the numbers, printed as notes.
    """

    authority: str
    period: str
    sections: tuple[ReportSection, ...]
    counted_by: tuple[str, ...]
    issued_on: date
    policy_version: str
