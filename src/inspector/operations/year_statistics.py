"""Count the sealed inspections of a year, and write the figures out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from inspector.domain.checklist import Severity
from inspector.domain.inspection import InspectionState
from inspector.domain.shanghai import day_in_shanghai
from inspector.domain.year_figures import Case, FigureLine, Grouping, figure_lines, whole_year
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.settle_versions import replaced_records
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.spreadsheet.tables_out import ColumnKind, Table, TableValue, xlsx_of
from inspector.storage.atomic_file import write_atomically

_FOUND: Final = (Severity.MAJOR_HAZARD, Severity.SERIOUS, Severity.MINOR)


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year, counted.

    Attributes:
        lines: by what the year is broken down by.
    """

    year: int
    whole: FigureLine
    lines: Mapping[Grouping, tuple[FigureLine, ...]]


def years_inspected(workspace: Workspace) -> tuple[int, ...]:
    """Return the years with sealed inspections, and this one, the last one first."""
    with workspace.database.reading() as stored:
        summaries = stored.inspections.summaries()
    sealed = {
        day_in_shanghai(one.started_at).year
        for one in summaries
        if one.state is not InspectionState.DRAFT
    }
    return tuple(sorted(sealed | {workspace.today.year}, reverse=True))


def year_figures(workspace: Workspace, year: int, progress: Progress = unreported) -> YearFigures:
    """Count every sealed inspection that was started in a year and that no version replaced."""
    cases: list[Case] = []
    titles: dict[str, str] = {}
    with workspace.database.reading() as stored:
        replaced = replaced_records(stored)
        wanted = [
            one
            for one in stored.inspections.summaries()
            if one.state is not InspectionState.DRAFT
            and day_in_shanghai(one.started_at).year == year
            and one.sealed_sha256 not in replaced
        ]
        for number, summary in enumerate(wanted):
            progress(f"{number + 1} / {len(wanted)}", number / len(wanted))
            record = sealed_of(stored.records.get(summary.sealed_sha256).record)
            whole = record.inspection
            cases.append(
                Case(
                    whole.id,
                    whole.institution.id,
                    whole.institution.name,
                    whole.institution.township,
                    whole.kind,
                    day_in_shanghai(whole.started_at),
                    record.verdicts,
                    whole.findings,
                )
            )
            pack = workspace.packs.get(whole.pack_version, workspace.policy)
            asked = {one.item for one in record.verdicts}
            for item in pack.items():
                if item.code in asked:
                    titles.setdefault(item.code, item.text)
    lines = {grouping: figure_lines(cases, grouping, titles) for grouping in Grouping}
    return YearFigures(year, whole_year(cases), lines)


def export_statistics(found: YearFigures, file: Path, progress: Progress = unreported) -> Path:
    """Write the figures of a year as xlsx: the year, each breakdown, and every case.

    Raises:
        StorageError: the file cannot be written.
    """
    progress("正在写表格", 0.5)
    tables = [_figures("全年", "范围", [found.whole])]
    for grouping, lines in found.lines.items():
        tables.append(_figures(grouping.value, grouping.value.removeprefix("按"), lines))
    tables.append(_cases(found.whole.cases))
    write_atomically(file, xlsx_of(tables))
    return file


def _figures(name: str, first: str, lines: Sequence[FigureLine]) -> Table:
    numbers = ("检查次数", "机构数", "达标项次", "不达标项次", "问题数")
    columns = [
        (first, ColumnKind.TEXT),
        *((title, ColumnKind.NUMBER) for title in numbers),
        *((severity.value, ColumnKind.NUMBER) for severity in _FOUND),
        ("符合率", ColumnKind.TEXT),
    ]
    return Table(name, columns, [_figure_row(line) for line in lines])


def _figure_row(line: FigureLine) -> tuple[TableValue, ...]:
    return (
        line.label,
        line.inspections,
        line.institutions,
        line.met,
        line.unmet,
        line.findings,
        *(line.findings_of(severity) for severity in _FOUND),
        line.share_in_words,
    )


def _cases(cases: Sequence[Case]) -> Table:
    columns = [
        ("机构", ColumnKind.TEXT),
        ("乡镇街道", ColumnKind.TEXT),
        ("检查类型", ColumnKind.TEXT),
        ("日期", ColumnKind.DATE),
        ("不达标项次", ColumnKind.NUMBER),
        ("问题数", ColumnKind.NUMBER),
    ]
    return Table("检查明细", columns, [_case_row(case) for case in cases])


def _case_row(case: Case) -> tuple[str | int | date, ...]:
    return (
        case.institution,
        case.township,
        case.kind.value,
        case.day,
        case.unmet,
        len(case.findings),
    )
