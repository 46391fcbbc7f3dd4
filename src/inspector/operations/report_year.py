"""Print the report on the inspections of a year (年度检查工作报告)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from inspector.documents.kinds.report import KIND
from inspector.documents.yearly_report import ReportSection, ReportTable, YearlyReport
from inspector.domain.checklist import Severity
from inspector.domain.year_figures import FigureLine, Grouping
from inspector.operations.office import required_office
from inspector.operations.press import press_of
from inspector.operations.workspace import Workspace
from inspector.operations.year_statistics import YearFigures, year_figures
from inspector.progress import Progress, unreported
from inspector.storage.atomic_file import write_atomically

_FOUND: Final = (Severity.MAJOR_HAZARD, Severity.SERIOUS, Severity.MINOR)
_SECTIONS: Final = (
    (Grouping.TOWNSHIP, "各乡镇街道情况"),
    (Grouping.KIND, "各类检查情况"),
    (Grouping.ITEM, "不符合和有问题的检查事项"),
)
_NOTHING: Final = {
    Grouping.TOWNSHIP: "没有可以统计的检查。",
    Grouping.KIND: "没有可以统计的检查。",
    Grouping.ITEM: "没有不符合的检查事项。",
}
_COUNTED_BY: Final = (
    "检查次数按当年开始并已封存的检查计算，被更正版本代替的不计。",
    "机构数按当年检查过的机构计算，同一机构检查多次的计一家。",
    "符合率为符合（达标）的事项数与作出符合、不符合判断的事项数之比，舍去第三位以后的小数。",
)


def report_year(
    workspace: Workspace, year: int, file: Path, progress: Progress = unreported
) -> None:
    """Write the report as a PDF file; every figure is counted from sealed inspections.

    Raises:
        OfficeMissingError: the office is not described.
        UserError: the file cannot be written.
    """
    with workspace.database.reading() as stored:
        office = required_office(stored)
    figures = year_figures(workspace, year, progress)
    report = YearlyReport(
        authority=office.authority,
        period=f"{year}年度",
        sections=tuple(_sections(figures)),
        counted_by=_COUNTED_BY,
        issued_on=workspace.today,
        policy_version=workspace.policy.version,
    )
    pdf = KIND.build(report, press_of(workspace), workspace.clock(), progress)
    write_atomically(file, pdf)


def _sections(figures: YearFigures) -> Iterator[ReportSection]:
    yield ReportSection("总体情况", (_whole(figures),))
    for grouping, title in _SECTIONS:
        lines = _told(figures, grouping)
        sentences = () if lines else (_NOTHING[grouping],)
        tables = (_table(grouping, lines),) if lines else ()
        yield ReportSection(title, sentences, tables)


def _told(figures: YearFigures, grouping: Grouping) -> tuple[FigureLine, ...]:
    lines = figures.lines[grouping]
    if grouping is not Grouping.ITEM:
        return lines
    return tuple(one for one in lines if one.unmet or one.findings)


def _whole(figures: YearFigures) -> str:
    whole = figures.whole
    found = "、".join(f"{one.value}{whole.findings_of(one)}项" for one in _FOUND)
    return (
        f"{figures.year}年检查养老机构{whole.institutions}家{whole.inspections}次，"
        f"发现问题{whole.findings}项（{found}），事项符合率{whole.share_in_words}。"
    )


def _table(grouping: Grouping, lines: tuple[FigureLine, ...]) -> ReportTable:
    names = (grouping.value.removeprefix("按"), "检查次数", "机构数", "不符合", "问题数", "符合率")
    shares = (3.0, 1.0, 1.0, 1.0, 1.0, 1.2)
    return ReportTable(
        columns=tuple(zip(names, shares, strict=True)),
        rows=tuple(
            (
                one.label,
                str(one.inspections),
                str(one.institutions),
                str(one.unmet),
                str(one.findings),
                one.share_in_words,
            )
            for one in lines
        ),
    )
