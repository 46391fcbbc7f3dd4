"""A pack read from sheets of plain text; every error names sheet, row and column."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from inspector.domain.checklist import Checklist, Item, Section, Severity
from inspector.domain.pack_table import PackTable
from inspector.domain.policy_pack import Deadline, Pack
from inspector.domain.source import Citation, Purpose
from inspector.policy import sheet_columns as plans
from inspector.policy.checklist_tables import Defaults, citation_of, item_of
from inspector.policy.pack_checks import pack_problems
from inspector.policy.pack_error import FieldError, PackError
from inspector.policy.register_tables import deadline_of, parameter_of, phrase_of, source_of
from inspector.policy.sheet_columns import SheetPlan
from inspector.policy.sheet_rows import SheetRows
from inspector.policy.sheet_writing import DEADLINE, HAZARD_POWER, ORDER_POWER
from inspector.policy.table import VERSION, Table

Value = TypeVar("Value")


def pack_of_tables(tables: Iterable[PackTable], base: Pack) -> Pack:
    """Put a pack together from its sheets.

    Args:
        tables: all sheets of the pack, in any order; further sheets are refused.
        base: gives what no sheet holds: the calendar. The hash stays empty until the pack is
            written and loaded.

    Raises:
        PackError: sheets, columns or cells are missing or wrong; each problem has its place.
    """
    try:
        pack = _Reader(SheetRows(tables)).pack(base)
    except FieldError as error:
        raise PackError((str(error),)) from error
    problems = pack_problems(pack)
    if problems:
        raise PackError(problems)
    return pack


class _Reader:
    def __init__(self, sheets: SheetRows) -> None:
        self._sheets = sheets

    def pack(self, base: Pack) -> Pack:
        """Read everything; what no sheet holds comes from the base."""
        head = self._head()
        issued_on = head.day("issued_on")
        if issued_on is None:
            raise head.error("issued_on", "不能为空")
        days = self._severity_days()
        citations = self._sheets.grouped(plans.CITATIONS)
        order_power, hazard_power = _powers(citations)
        pack = replace(
            base,
            version=head.matching("version", VERSION, "版本号，例如 2026.1"),
            issued_on=issued_on,
            sha256="",
            sources=self._all(plans.SOURCES, source_of, lambda one: one.id),
            parameters=self._all(plans.PARAMETERS, parameter_of, lambda one: one.name),
            phrases=tuple(phrase_of(one.table) for one in self._sheets.rows(plans.PHRASES)),
            severity_days=days,
            deadlines=self._deadlines(citations),
            order_power=order_power,
            hazard_power=hazard_power,
            checklists=self._checklists(days, citations),
        )
        for owner, left in citations.items():
            raise left[0].error("条目", f"没有编码为“{owner}”的条目或期限")
        return pack

    def _head(self) -> Table:
        heads = [one.table for one in self._sheets.rows(plans.HEAD)]
        if len(heads) != 1:
            raise FieldError("工作表“总目”", "应恰有一行")
        return heads[0]

    def _checklists(
        self, days: Mapping[Severity, int], citations: dict[str, list[Table]]
    ) -> Mapping[str, Checklist]:
        items = _ItemReader(
            self._sheets.grouped(plans.INPUTS),
            self._sheets.rules(),
            citations,
            self._sheets.grouped(plans.CONDITIONS),
        )
        titles = [
            (one.owner, one.table.text("code"), one.table.text("title"))
            for one in self._sheets.rows(plans.SECTIONS)
        ]
        rows = [(one.owner, items.read(one.table, days)) for one in self._sheets.rows(plans.ITEMS)]
        items.refuse_strays()
        found: dict[str, Checklist] = {}
        for row in self._sheets.rows(plans.CHECKLISTS):
            checklist = _checklist(row.table, titles, rows)
            if checklist.code in found:
                raise row.table.error("code", f"“{checklist.code}”重复")
            found[checklist.code] = checklist
        placed = {item.code for one in found.values() for item in one.items}
        for owner, item in rows:
            if item.code not in placed:
                raise FieldError(
                    "工作表“条目”", f"条目 {item.code} 所在的部分“{owner}”不属于它的检查表"
                )
        return MappingProxyType(found)

    def _severity_days(self) -> Mapping[Severity, int]:
        found: dict[Severity, int] = {}
        for row in self._sheets.rows(plans.SEVERITIES):
            severity = row.table.named("severity", Severity)
            text = row.table.text("days")
            if not text.isdecimal():
                raise row.table.error("days", "应为不小于零的整数")
            found[severity] = int(text)
        missing = [one.value for one in Severity if one not in found]
        if missing:
            raise FieldError("工作表“等级期限”", f"缺少等级“{missing[0]}”")
        return MappingProxyType(found)

    def _deadlines(self, citations: dict[str, list[Table]]) -> Mapping[str, Deadline]:
        found: dict[str, Deadline] = {}
        for row in self._sheets.rows(plans.DEADLINES):
            basis = citations.pop(f"{DEADLINE}{row.table.values.get('name', '')}", [])
            values: dict[str, object] = dict(row.table.values)
            if basis:
                values["basis"] = basis[0]
            deadline = deadline_of(Table(values, row.table.place))
            found[deadline.name] = deadline
        return MappingProxyType(found)

    def _all(
        self, plan: SheetPlan, read: Callable[[Table], Value], key: Callable[[Value], str]
    ) -> Mapping[str, Value]:
        found: dict[str, Value] = {}
        for row in self._sheets.rows(plan):
            value = read(row.table)
            if key(value) in found:
                raise row.table.error(plan.columns[0].field, f"“{key(value)}”重复")
            found[key(value)] = value
        return MappingProxyType(found)


def _powers(citations: dict[str, list[Table]]) -> tuple[Citation, Citation | None]:
    order = [citation_of(one, Purpose.ORDER) for one in citations.pop(ORDER_POWER, [])]
    hazard = [citation_of(one, Purpose.ORDER) for one in citations.pop(HAZARD_POWER, [])]
    if len(order) != 1 or len(hazard) > 1:
        raise FieldError("工作表“依据”", f"应恰有一行“{ORDER_POWER}”，至多一行“{HAZARD_POWER}”")
    return order[0], next(iter(hazard), None)


class _ItemReader:
    def __init__(
        self,
        inputs: dict[str, list[Table]],
        rules: dict[str, list[Table]],
        citations: dict[str, list[Table]],
        conditions: dict[str, list[Table]],
    ) -> None:
        self._parts = {"填写项": inputs, "规则": rules, "显示条件": conditions}
        self._citations = citations

    def read(self, table: Table, days: Mapping[Severity, int]) -> Item:
        """Put an item together from its rows."""
        code = str(table.values.get("code", ""))
        rules = self._parts["规则"].pop(code, [])
        conditions = self._parts["显示条件"].pop(code, [])
        if len(conditions) > 1:
            raise conditions[1].error("item", f"条目 {code} 只能有一个显示条件")
        values: dict[str, object] = dict(table.values)
        values["inputs"] = self._parts["填写项"].pop(code, [])
        values["rules"] = [one for one in rules if "message" not in one.values]
        values["checks"] = [one for one in rules if "message" in one.values]
        values["citations"] = self._citations.pop(code, [])
        if conditions:
            values["show_if"] = conditions[0]
        return item_of(Table(values, table.place), Defaults(Purpose.ORDER, days))

    def refuse_strays(self) -> None:
        """Refuse rows that name an item which is not there."""
        for left in self._parts.values():
            for owner, tables in left.items():
                raise FieldError(tables[0].place("条目"), f"没有编码为“{owner}”的条目")


def _checklist(
    table: Table, titles: list[tuple[str, str, str]], rows: list[tuple[str, Item]]
) -> Checklist:
    code = table.text("code")
    purpose = table.named("purpose", Purpose)
    sections = tuple(
        Section(
            section,
            title,
            tuple(
                item
                for place, item in rows
                if place == section and item.code.startswith(f"{code}-")
            ),
        )
        for owner, section, title in titles
        if owner == code
    )
    checklist = Checklist(
        code,
        table.text("title"),
        table.text("subject"),
        sections,
        table.text("note", ""),
        table.texts("includes"),
        purpose,
    )
    table.finish()
    return checklist
