"""Checklists, sections, items and inputs read from plain tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from inspector.domain.checklist import (
    CONFORMING,
    NON_CONFORMING,
    Checklist,
    Choice,
    Evidence,
    Input,
    InputKind,
    Item,
    Section,
    Severity,
)
from inspector.domain.rules import Conforms, Rule
from inspector.domain.source import Citation, Purpose, Verification
from inspector.policy.rule_tables import check_of, condition_of, rule_of
from inspector.policy.table import CODE, ITEM_CODE, Place, Table, place_in_file

ANSWER: Final = "result"
"""Code of the only input of an item that is answered by one key."""

CHOICES_BY_ANSWER: Final = {
    "conform": (Choice(CONFORMING, "符合"), Choice(NON_CONFORMING, "不符合")),
    "hazard": (Choice(CONFORMING, "不存在"), Choice(NON_CONFORMING, "存在")),
}

MARKS: Final = {mark.value: (mark, None) for mark in Verification} | {
    "核/忆": (Verification.SEEN, Verification.FROM_MEMORY),
    "核/述": (Verification.SEEN, Verification.REPORTED),
    "忆/述": (Verification.FROM_MEMORY, Verification.REPORTED),
}
"""核验 as tabled: the mark, and the second one where the table gives two."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an item takes over where it says nothing."""

    purpose: Purpose
    deadline_days: Mapping[Severity, int]


def checklist_of(table: Table, deadline_days: Mapping[Severity, int], file: str) -> Checklist:
    """Read a checklist.

    Raises:
        FieldError: a field is missing, unknown or of another kind.
    """
    code = table.text("code")
    defaults = Defaults(table.named("purpose", Purpose), deadline_days)
    checklist = Checklist(
        code,
        table.text("title"),
        table.text("subject"),
        tuple(_section(section, defaults, file) for section in table.tables("section")),
        table.text("note", ""),
        table.texts("includes"),
        defaults.purpose,
    )
    table.finish()
    return checklist


def item_of(table: Table, defaults: Defaults) -> Item:
    """Read an item with its inputs, rules and citations.

    Raises:
        FieldError: a field is missing, unknown or of another kind.
    """
    severity = table.named("severity", Severity)
    verified, rest = _marks(table)
    inputs, rules = _inputs_and_rules(table)
    item = Item(
        code=table.matching("code", ITEM_CODE, "条目编码"),
        text=table.text("text"),
        inputs=inputs,
        rules=rules,
        severity=severity,
        evidence=table.named("evidence", Evidence),
        citations=tuple(citation_of(one, defaults.purpose) for one in table.tables("citations")),
        verified=verified,
        may_be_not_applicable=table.flag("may_be_not_applicable"),
        parameters=table.texts("parameters"),
        wordings=table.texts("wordings"),
        requirement=table.text("requirement", ""),
        deadline_days=table.whole("deadline_days", defaults.deadline_days[severity]),
        show_if=condition_of(table.table("show_if")) if table.has("show_if") else None,
        note=table.text("note", ""),
        verified_rest=rest,
        confirmed_on=table.day("confirmed_on"),
        checks=tuple(check_of(one) for one in table.tables("checks")),
        refer_to=table.texts("refer_to"),
        replaces=table.text("replaces", ""),
    )
    table.finish()
    return item


def citation_of(table: Table, purpose: Purpose) -> Citation:
    """Read one clause; without purpose of its own it serves the one given."""
    citation = Citation(
        table.text("source"),
        table.text("article", ""),
        table.text("text", ""),
        table.named("verified", Verification),
        table.day("confirmed_on"),
        table.named("purpose", Purpose, purpose),
    )
    table.finish()
    return citation


def input_of(table: Table) -> Input:
    """Read one input of an item."""
    kind = table.named("kind", InputKind)
    choices = tuple(Choice(code, label) for code, label in table.pairs("choices"))
    if kind is InputKind.CONFORM and not choices:
        choices = CHOICES_BY_ANSWER["conform"]
    found = Input(
        table.matching("code", CODE, "填写项代码"),
        table.text("label"),
        kind,
        table.text("unit", ""),
        table.whole("decimals", 0),
        choices,
        table.text("tally", ""),
        table.flag("optional"),
        table.flag("in_future"),
    )
    table.finish()
    return found


def _section(table: Table, defaults: Defaults, file: str) -> Section:
    section = Section(
        table.text("code"),
        table.text("title"),
        tuple(
            item_of(Table(item.values, _item_place(file, item)), defaults)
            for item in table.tables("item")
        ),
    )
    table.finish()
    return section


def _item_place(file: str, item: Table) -> Place:
    code = item.values.get("code")
    return place_in_file(file, f"条目 {code}") if isinstance(code, str) else item.place


def _inputs_and_rules(table: Table) -> tuple[tuple[Input, ...], tuple[Rule, ...]]:
    if table.has("answer"):
        answer = table.text("answer")
        if answer not in CHOICES_BY_ANSWER:
            raise table.error("answer", "应为 conform（符合）或 hazard（不存在）")
        label = "检查结果" if answer == "conform" else "隐患"
        only = Input(ANSWER, label, InputKind.CONFORM, choices=CHOICES_BY_ANSWER[answer])
        rules = tuple(rule_of(one) for one in table.tables("rules"))
        return (only,), (Conforms(ANSWER), *rules)
    inputs = tuple(input_of(one) for one in table.tables("inputs"))
    if not inputs:
        raise table.error("inputs", "至少要有一个填写项，或用 answer 字段")
    return inputs, tuple(rule_of(one) for one in table.tables("rules"))


def _marks(table: Table) -> tuple[Verification, Verification | None]:
    mark = table.text("verified")
    if mark not in MARKS:
        raise table.error("verified", f"“{mark}”不在允许的范围内（{'、'.join(MARKS)}）")
    return MARKS[mark]
