"""Rows of a pack's sheets as tables of plain values, each cell with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.pack_table import PackRow, PackTable
from inspector.policy import sheet_columns as plans
from inspector.policy.pack_error import FieldError
from inspector.policy.sheet_columns import Form, SheetPlan
from inspector.policy.sheet_rules import KIND_BY_TITLE, SEPARATOR, rule_values
from inspector.policy.table import Place, Table

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

RULE_PLACES: Final = {
    "kind": "规则",
    "input": "填写项",
    "numerator": "填写项",
    "staff": "填写项",
    "left": "填写项",
    "operator": "比较",
    "bound": "界限",
    "percent": "界限",
    "times": "界限",
    "denominator": "对比项",
    "message": "校验提示",
    "hard": "必须更正",
}
"""Column of each field of a rule; fields without one stand in 附加."""


@dataclass(frozen=True, slots=True)
class OwnedTable:
    """A row as a table, with the name in its first column."""

    owner: str
    table: Table


class SheetRows:
    """The sheets of a pack, whole and without strangers."""

    def __init__(self, tables: Iterable[PackTable]) -> None:
        """Take the sheets.

        Raises:
            FieldError: a sheet or column is missing or unknown.
        """
        self._tables = {table.name: table for table in tables}
        for plan in plans.PLANS:
            _check_columns(plan, self._tables.get(plan.name))
        known = {plan.name for plan in plans.PLANS}
        for name in self._tables:
            if name not in known:
                raise FieldError(f"工作表“{name}”", "不是政策包的工作表，请删去")

    def rows(self, plan: SheetPlan) -> Iterator[OwnedTable]:
        """Yield the rows of a sheet that are not blank.

        Raises:
            FieldError: a cell cannot be read.
        """
        for owner, cells, place in self._cells(plan):
            values: dict[str, object] = {}
            for column in plan.columns:
                text = cells[column.title].strip()
                if text:
                    values[column.field] = _value(text, column.form, place(column.field))
            yield OwnedTable(owner, Table(values, place))

    def grouped(self, plan: SheetPlan) -> dict[str, list[Table]]:
        """Return the rows of a sheet by the name in the first column."""
        found: dict[str, list[Table]] = {}
        for row in self.rows(plan):
            found.setdefault(row.owner, []).append(row.table)
        return found

    def rules(self) -> dict[str, list[Table]]:
        """Return rules by item; one with a message is wrapped as a check."""
        found: dict[str, list[Table]] = {}
        for owner, cells, place in self._cells(plans.RULES):
            found.setdefault(owner, []).append(_rule_table(cells, place))
        return found

    def _cells(self, plan: SheetPlan) -> Iterator[tuple[str, dict[str, str], Place]]:
        table = self._tables[plan.name]
        for row in table.rows:
            cells = dict(zip(table.columns, row.cells, strict=True))
            if any(text.strip() for text in cells.values()):
                yield cells.get(plan.owner, "").strip(), cells, _place(plan, table, row)


def _check_columns(plan: SheetPlan, table: PackTable | None) -> None:
    if table is None:
        raise FieldError(f"工作表“{plan.name}”", "不存在")
    for title in plan.titles:
        if table.columns.count(title) != 1:
            raise FieldError(f"工作表“{plan.name}”第 1 行", f"应恰有一列“{title}”")
    for title in table.columns:
        if title not in plan.titles:
            raise FieldError(f"工作表“{plan.name}”第 1 行", f"没有名为“{title}”的列，请检查")


def _rule_table(cells: Mapping[str, str], place: Place) -> Table:
    if cells["规则"].strip() not in KIND_BY_TITLE:
        words = "、".join(KIND_BY_TITLE)
        raise FieldError(place("规则"), f"没有名为“{cells['规则']}”的规则（可用：{words}）")
    try:
        values = rule_values(cells)
    except ValueError as error:
        raise FieldError(place("附加"), f"写法不对（{error}）") from error
    rule = Table(values, place)
    message = cells["校验提示"].strip()
    if not message:
        return rule
    hard = cells["必须更正"].strip() == "是"
    return Table({"rule": rule, "message": message, "hard": hard}, place)


def _value(text: str, form: Form, place: str) -> object:  # noqa: PLR0911 - one arm a form
    match form:
        case Form.WHOLE if text.isdecimal():
            return int(text)
        case Form.FLAG if text in ("是", "否"):
            return text == "是"
        case Form.DAY:
            return _day(text, place)
        case Form.LINES:
            return [line.strip() for line in text.splitlines() if line.strip()]
        case Form.NAMES:
            return [one.strip() for one in text.split(SEPARATOR) if one.strip()]
        case Form.PAIRS:
            return [_pair(line, place) for line in text.splitlines() if line.strip()]
        case Form.TEXT:
            return text
        case _:
            raise FieldError(place, f"“{text}”写法不对，应为{form.value}")


def _day(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise FieldError(place, f"“{text}”写法不对，应为{Form.DAY.value}") from error


def _pair(line: str, place: str) -> list[str]:
    code, sign, label = line.partition("＝" if "＝" in line else "=")
    if not sign or not code.strip() or not label.strip():
        raise FieldError(place, f"“{line}”写法不对，应为{Form.PAIRS.value}")
    return [code.strip(), label.strip()]


def _place(plan: SheetPlan, table: PackTable, row: PackRow) -> Place:
    titles = {"inputs": "编码"} | {column.field: column.title for column in plan.columns}
    if plan is plans.RULES:
        titles |= RULE_PLACES

    def place(name: str) -> str:
        where = f"工作表“{table.name}”第 {row.number} 行"
        title = titles.get(name, name)
        if title not in table.columns:
            return f"{where}（{name}）" if name else where
        return f"{where} {LETTERS[table.columns.index(title)]} 列“{title}”"

    return place
