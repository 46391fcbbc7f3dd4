"""Reads a list of staff with certificates: each row taken, or left with a sentence why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby
from typing import Final

from inspector.domain.identifiers import resident_id_problem, tidy_number
from inspector.domain.institution import Institution, comparison_key
from inspector.domain.roster.columns import plain_title
from inspector.domain.roster.dates import read_date
from inspector.domain.roster.texts import says_nothing, shown, tidy
from inspector.domain.roster.workbook import RawCell, RawRow, RawSheet, RawWorkbook
from inspector.domain.staff import StaffCertificate
from inspector.errors import UserError

_ROWS_SEARCHED: Final = 30


class StaffField(Enum):
    """What a column tells; the value is its title in sentences."""

    INSTITUTION = "机构名称"
    HOLDER = "姓名"
    POST = "岗位"
    KIND = "证书类型"
    NUMBER = "证书编号"
    UNTIL = "有效期至"


_TITLES: Final = {
    StaffField.INSTITUTION: (
        "机构名称 养老机构名称 单位名称 工作单位 所在机构 所在单位 机构 单位 "
        "统一社会信用代码 社会信用代码 信用代码"
    ),
    StaffField.HOLDER: "姓名 人员姓名 员工姓名 从业人员姓名 职工姓名 持证人 持证人姓名",
    StaffField.POST: "岗位 工作岗位 岗位名称 职务 工种 岗位类别",
    StaffField.KIND: (
        "证书类型 证书名称 证书种类 证书类别 持证类型 持证名称 资格证书名称 职业资格证书 "
        "健康证名称 证照名称"
    ),
    StaffField.NUMBER: "证书编号 证书号 证书号码 证号 资格证书编号 健康证编号 健康证号 持证编号",
    StaffField.UNTIL: "有效期至 有效期 有效期限 有效期到 到期日期 到期时间 证书有效期 证书到期日期",
}
_FIELDS: Final = {title: field for field, titles in _TITLES.items() for title in titles.split()}


class NoStaffListError(UserError):
    """No header that names people and their certificates was found."""


@dataclass(frozen=True, slots=True)
class StaffSheet:
    """What a file tells.

    Attributes:
        lists: by id of the institution; each is its whole list.
        left: a sentence for each row that was left, or of which something was not read.
    """

    lists: Mapping[str, tuple[StaffCertificate, ...]]
    left: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many certificates there are."""
        return sum(map(len, self.lists.values()))


def read_staff(
    workbook: RawWorkbook, known: Iterable[Institution], home: Institution | None = None
) -> StaffSheet:
    """Read every sheet that has the columns 姓名 and 证书编号.

    Args:
        workbook: the file.
        known: the register.
        home: the institution that the list is of, where no column names one.

    Raises:
        NoStaffListError: no sheet has them, or nothing tells the institution.
    """
    reader = _Reader(_register(known), home, workbook.starts_1904)
    lists: dict[str, dict[StaffCertificate, None]] = {}
    left: list[str] = []
    found = False
    for sheet in workbook.sheets:
        header = _header(sheet)
        if header is None:
            continue
        found = True
        if home is None and StaffField.INSTITUTION not in header.columns:
            raise NoStaffListError(
                f"“{workbook.name}”没有“机构名称”一列，不知道是哪家机构的人员，没有导入。"
                "请加上这一列，或先选中机构再导入。"
            )
        for read in reader.rows(sheet, header):
            if isinstance(read, str):
                left.append(read)
            else:
                lists.setdefault(read[0], {})[read[1]] = None
    if not found:
        raise NoStaffListError(
            f"“{workbook.name}”里没有找到同时写有“姓名”和“证书编号”的标题行，没有导入。"
            "请检查标题行后再导入。"
        )
    return StaffSheet({ident: tuple(rows) for ident, rows in lists.items()}, tuple(left))


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    columns: Mapping[StaffField, int]


def _header(sheet: RawSheet) -> _Header | None:
    for row in sheet.rows[:_ROWS_SEARCHED]:
        columns: dict[StaffField, int] = {}
        for cell in row.cells:
            field = _FIELDS.get(plain_title(shown(cell.value)))
            if field is not None:
                columns.setdefault(field, cell.column)
        if columns.keys() >= {StaffField.HOLDER, StaffField.NUMBER}:
            return _Header(row.number, columns)
    return None


def _register(known: Iterable[Institution]) -> Mapping[str, tuple[Institution, ...]]:
    keys = [
        (key, one)
        for one in known
        for key in {comparison_key(one.name), comparison_key(one.credit_code or "")} - {""}
    ]
    keys.sort(key=lambda pair: pair[0])
    return {
        key: tuple(one for _, one in group) for key, group in groupby(keys, lambda pair: pair[0])
    }


@dataclass(frozen=True, slots=True)
class _Reader:
    register: Mapping[str, tuple[Institution, ...]]
    home: Institution | None
    starts_1904: bool

    def rows(
        self, sheet: RawSheet, header: _Header
    ) -> Iterator[tuple[str, StaffCertificate] | str]:
        names = _merged_names(sheet, header)
        for row in sheet.rows:
            if row.number <= header.row:
                continue
            line = _Line(sheet.name, row, header.columns)
            if line.text(StaffField.HOLDER) or line.text(StaffField.NUMBER):
                name = line.text(StaffField.INSTITUTION) or names.get(row.number, "")
                yield from self._read(line, name)

    def _read(self, line: "_Line", name: str) -> Iterator[tuple[str, StaffCertificate] | str]:
        institution = self._institution(name)
        wrong = institution if isinstance(institution, str) else line.wrong_number()
        if wrong or isinstance(institution, str):
            yield f"{line.place}{wrong}"
            return
        until, remark = line.until(starts_1904=self.starts_1904)
        if remark:
            yield f"{line.place}的有效期{remark}；证书已登记，没有有效期。"
        yield (
            institution.id,
            StaffCertificate(
                holder=line.text(StaffField.HOLDER),
                post=line.text(StaffField.POST),
                kind=line.text(StaffField.KIND) or "证书",
                number=tidy_number(line.text(StaffField.NUMBER)),
                valid_until=until,
            ),
        )

    def _institution(self, name: str) -> Institution | str:
        if not name:
            return self.home or "没有写明机构，没有登记。"
        found = self.register.get(comparison_key(name), ())
        if not found:
            return f"的机构“{name}”不在名录中，没有登记。请先导入机构名册，或更正名称。"
        if len(found) > 1:
            return f"的机构“{name}”在名录中有 {len(found)} 家，没有登记。请改填信用代码。"
        return found[0]


@dataclass(frozen=True, slots=True)
class _Line:
    sheet: str
    row: RawRow
    columns: Mapping[StaffField, int]

    @property
    def place(self) -> str:
        return f"“{self.sheet}”第 {self.row.number} 行"

    def cell(self, wanted: StaffField) -> RawCell | None:
        column = self.columns.get(wanted)
        return next((one for one in self.row.cells if one.column == column), None)

    def text(self, wanted: StaffField) -> str:
        cell = self.cell(wanted)
        text = tidy(shown(cell.value)) if cell else ""
        return "" if says_nothing(text) else text

    def wrong_number(self) -> str:
        cell, number = self.cell(StaffField.NUMBER), self.text(StaffField.NUMBER)
        if cell is None or not number:
            return "没有证书编号，没有登记。"
        if cell.flaw:
            return f"的证书编号{cell.flaw.value}，没有登记。"
        if resident_id_problem(number) is None:
            return "的证书编号是居民身份号码，本软件不保存，没有登记。请改填证书自己的编号。"
        return ""

    def until(self, *, starts_1904: bool) -> tuple[date | None, str]:
        cell = self.cell(StaffField.UNTIL)
        if cell is None:
            return None, ""
        if cell.flaw:
            return None, cell.flaw.value
        reading = read_date(cell.value, starts_1904=starts_1904)
        return reading.value, reading.remark if reading.value is None else ""


def _merged_names(sheet: RawSheet, header: _Header) -> Mapping[int, str]:
    column = header.columns.get(StaffField.INSTITUTION)
    texts = {
        row.number: tidy(shown(cell.value))
        for row in sheet.rows
        for cell in row.cells
        if cell.column == column
    }
    last = sheet.rows[-1].number  # a merge may reach far below the last row
    return {
        row: texts[merged.first_row]
        for merged in sheet.merged
        if merged.first_column == column and merged.first_row in texts
        for row in range(merged.first_row, min(merged.last_row, last) + 1)
    }
