"""A pack as sheets of plain text."""

from collections.abc import Iterable, Iterator, Mapping

from inspector.domain.checklist import Checklist, Item
from inspector.domain.pack_table import PackRow, PackTable
from inspector.domain.policy_pack import Pack
from inspector.policy import sheet_columns as plans
from inspector.policy.plain_values import (
    Plain,
    plain_checklist,
    plain_citation,
    plain_condition,
    plain_deadline,
    plain_input,
    plain_item,
    plain_record,
    plain_rule,
)
from inspector.policy.sheet_columns import Form, SheetPlan
from inspector.policy.sheet_rules import SEPARATOR, rule_cells

ORDER_POWER = "责令改正的权力"
HAZARD_POWER = "重大事故隐患的权力"
DEADLINE = "期限 "

OwnedRow = tuple[str, Mapping[str, Plain]]


def tables_of_pack(pack: Pack) -> tuple[PackTable, ...]:
    """Return the sheets of a pack; calendar and divisions stay files of their own."""
    items = list(pack.items())
    head: dict[str, Plain] = {"version": pack.version, "issued_on": pack.issued_on}
    days: list[dict[str, Plain]] = [
        {"severity": severity.value, "days": str(count)}
        for severity, count in pack.severity_days.items()
    ]
    checklists = pack.checklists.values()
    return (
        _table(plans.HEAD, [("", head)]),
        _table(plans.CHECKLISTS, _unowned(plain_checklist(one) for one in checklists)),
        _table(plans.SECTIONS, _sections(checklists)),
        _table(plans.ITEMS, _items(checklists)),
        _table(
            plans.CONDITIONS,
            [(one.code, plain_condition(one.show_if)) for one in items if one.show_if],
        ),
        _table(
            plans.INPUTS,
            [(item.code, plain_input(one)) for item in items for one in item.inputs],
        ),
        _numbered(plans.RULES, _rules(items)),
        _table(plans.CITATIONS, _citations(pack)),
        _table(plans.SOURCES, _unowned(map(plain_record, pack.sources.values()))),
        _table(plans.PARAMETERS, _unowned(map(plain_record, pack.parameters.values()))),
        _table(plans.SEVERITIES, _unowned(days)),
        _table(plans.DEADLINES, _unowned(map(plain_deadline, pack.deadlines.values()))),
        _table(plans.PHRASES, _unowned(map(plain_record, pack.phrases))),
    )


def _unowned(rows: Iterable[Mapping[str, Plain]]) -> list[OwnedRow]:
    return [("", row) for row in rows]


def _sections(checklists: Iterable[Checklist]) -> list[OwnedRow]:
    return [
        (checklist.code, {"code": section.code, "title": section.title})
        for checklist in checklists
        for section in checklist.sections
    ]


def _items(checklists: Iterable[Checklist]) -> list[OwnedRow]:
    return [
        (section.code, plain_item(item))
        for checklist in checklists
        for section in checklist.sections
        for item in section.items
    ]


def _citations(pack: Pack) -> list[OwnedRow]:
    rows = [(ORDER_POWER, plain_citation(pack.order_power))]
    if pack.hazard_power is not None:
        rows.append((HAZARD_POWER, plain_citation(pack.hazard_power)))
    rows.extend(
        (f"{DEADLINE}{one.name}", plain_citation(one.basis))
        for one in pack.deadlines.values()
        if one.basis is not None
    )
    rows.extend((item.code, plain_citation(one)) for item in pack.items() for one in item.citations)
    return list(rows)


def _rules(items: Iterable[Item]) -> Iterator[tuple[str, ...]]:
    for item in items:
        for rule in item.rules:
            yield item.code, *rule_cells(plain_rule(rule)), "", ""
        for check in item.checks:
            hard = "是" if check.hard else ""
            yield item.code, *rule_cells(plain_rule(check.rule)), check.message, hard


def _table(plan: SheetPlan, rows: Iterable[OwnedRow]) -> PackTable:
    return _numbered(
        plan,
        (
            ((owner,) if plan.owner else ())
            + tuple(_cell(row.get(column.field, ""), column.form) for column in plan.columns)
            for owner, row in rows
        ),
    )


def _numbered(plan: SheetPlan, rows: Iterable[tuple[str, ...]]) -> PackTable:
    numbered = tuple(PackRow(number, cells) for number, cells in enumerate(rows, 2))
    return PackTable(plan.name, plan.titles, numbered)


def _cell(value: Plain, form: Form) -> str:
    if isinstance(value, list):
        if form is Form.PAIRS:
            return "\n".join("＝".join(map(str, one)) for one in value if isinstance(one, list))
        return ("\n" if form is Form.LINES else SEPARATOR).join(map(str, value))
    if isinstance(value, bool):
        return "是" if value else ""
    return str(value)
