"""Judges every row of an office's workbook before anything is taken."""

from collections.abc import Sequence

from inspector.domain.divisions import Divisions
from inspector.domain.institution import Institution
from inspector.domain.roster.comparison import register_of
from inspector.domain.roster.decision import ReadLine, decide
from inspector.domain.roster.header import find_header
from inspector.domain.roster.preview import ColumnReading, IgnoredRow, RosterPreview, RowKind
from inspector.domain.roster.table import Table, ignored
from inspector.domain.roster.workbook import RawWorkbook
from inspector.errors import UserError


class NoRegisterError(UserError):
    """No sheet of the file has a header that names institutions."""

    def __init__(self, workbook: RawWorkbook) -> None:
        super().__init__(
            f"“{workbook.name}”里没有找到养老机构名册的表头，没有导入任何内容。"
            "表头要有“机构名称”和另外至少一列，请检查文件后再导入。"
        )


def judge(
    workbook: RawWorkbook, divisions: Divisions, known: Sequence[Institution]
) -> RosterPreview:
    """Return what the workbook says, row by row, and what taking it would change.

    Every row of the workbook is in `rows` or in `ignored`. Taking the rows and judging the
    same workbook again gives no row that is new or changed.

    Raises:
        NoRegisterError: no sheet has a header that names institutions.
    """
    headers = [(sheet, find_header(sheet)) for sheet in workbook.sheets]
    if not any(header for _, header in headers):
        raise NoRegisterError(workbook)
    lines: list[ReadLine] = []
    others: list[IgnoredRow] = []
    columns: list[ColumnReading] = []
    for sheet, header in headers:
        if header is None:
            others += [ignored(sheet, row, RowKind.NO_HEADER) for row in sheet.rows]
            continue
        columns += header.columns
        table = Table(sheet, header, divisions, workbook.starts_1904)
        for row in sheet.rows:
            line = table.read(row)
            if isinstance(line, IgnoredRow):
                others.append(line)
            else:
                lines.append(line)
    return RosterPreview(
        decide(lines, register_of(known, divisions)), tuple(others), tuple(columns)
    )
