"""A pack taken apart into the plain values that its files and sheets hold."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias

from inspector.domain.checklist import Checklist, Input, Item
from inspector.domain.policy_pack import Deadline, Parameter, Phrase
from inspector.domain.quantity import number_in_words
from inspector.domain.rules import (
    AllChosen,
    Check,
    Condition,
    Conforms,
    HumanJudgement,
    Multiple,
    NotAfter,
    NotExpired,
    NotOlderThan,
    OneOf,
    Ratio,
    Rule,
    Staffing,
    Sums,
    Threshold,
    Total,
    Within,
    YearsPassed,
)
from inspector.domain.source import Citation, Source
from inspector.policy.checklist_tables import MARKS

Plain: TypeAlias = "str | int | bool | date | list[Plain] | dict[str, Plain]"

KINDS: Final[Mapping[type, str]] = {
    Conforms: "conforms",
    Threshold: "threshold",
    Ratio: "ratio",
    Multiple: "multiple",
    Sums: "sums",
    Total: "total",
    Staffing: "staffing",
    Within: "within",
    OneOf: "one_of",
    AllChosen: "all_chosen",
    YearsPassed: "years_passed",
    NotOlderThan: "not_older_than",
    NotAfter: "not_after",
    NotExpired: "not_expired",
    HumanJudgement: "human_judgement",
}
"""The word for each kind of rule, as `rule_tables` reads it."""


def plain_rule(rule: Rule) -> dict[str, Plain]:
    """Return the fields of a rule that differ from their defaults."""
    values: dict[str, Plain] = {"kind": KINDS[type(rule)]}
    if isinstance(rule, Total):
        groups: list[Plain] = [
            {"value": value, "inputs": list(inputs)} for value, inputs in rule.groups
        ]
        return values | _fields(rule, "groups") | {"groups": groups}
    if isinstance(rule, Staffing):
        needs: list[Plain] = [{"input": code, "per": _plain(per)} for code, per in rule.needs]
        return values | _fields(rule, "needs") | {"needs": needs}
    if isinstance(rule, Ratio):
        loose: dict[str, Plain] = {} if rule.part_of_whole else {"may_exceed_whole": True}
        return values | _fields(rule, "part_of_whole") | loose
    return values | _fields(rule)


def plain_item(item: Item) -> dict[str, Plain]:
    """Return an item; inputs and rules are always written out."""
    special = ("inputs", "rules", "citations", "checks", "show_if", "verified", "verified_rest")
    values = _fields(item, *special)
    values["verified"] = _mark(item)
    values["inputs"] = [plain_input(one) for one in item.inputs]
    values["rules"] = [plain_rule(one) for one in item.rules]
    values["citations"] = [plain_citation(one) for one in item.citations]
    values["deadline_days"] = item.deadline_days
    if item.checks:
        values["checks"] = [_plain_check(one) for one in item.checks]
    if item.show_if is not None:
        values["show_if"] = plain_condition(item.show_if)
    return values


def plain_checklist(checklist: Checklist) -> dict[str, Plain]:
    """Return a checklist with its sections."""
    sections: list[Plain] = [
        {
            "code": section.code,
            "title": section.title,
            "item": [plain_item(item) for item in section.items],
        }
        for section in checklist.sections
    ]
    purpose: dict[str, Plain] = {"purpose": checklist.purpose.value}
    return _fields(checklist, "sections", "purpose") | purpose | {"section": sections}


def plain_input(one: Input) -> dict[str, Plain]:
    """Return an input."""
    values = _fields(one, "choices")
    if one.choices:
        values["choices"] = [[choice.code, choice.label] for choice in one.choices]
    return values


def plain_citation(citation: Citation) -> dict[str, Plain]:
    """Return a clause with its purpose written out."""
    return _fields(citation, "purpose") | {"purpose": citation.purpose.value}


def plain_condition(condition: Condition) -> dict[str, Plain]:
    """Return a show-if condition."""
    if not condition.input:
        return {"item": condition.item}
    return _fields(condition)


def plain_deadline(deadline: Deadline) -> dict[str, Plain]:
    """Return a named period."""
    values = _fields(deadline, "basis")
    if deadline.basis is not None:
        values["basis"] = plain_citation(deadline.basis)
    return values


def plain_record(record: Source | Parameter | Phrase) -> dict[str, Plain]:
    """Return a source, a parameter or a phrase."""
    return _fields(record)


def _plain_check(check: Check) -> dict[str, Plain]:
    return {"rule": plain_rule(check.rule)} | _fields(check, "rule")


def _mark(item: Item) -> str:
    return next(
        word for word, marks in MARKS.items() if marks == (item.verified, item.verified_rest)
    )


def _fields(record: object, *left_out: str) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for one in fields(record):  # type: ignore[arg-type]  # every caller gives a dataclass
        value = getattr(record, one.name)
        default = one.default if one.default is not MISSING else None
        if one.name not in left_out and value is not None and value != default:
            found[one.name] = _plain(value)
    return found


def _plain(value: object) -> Plain:
    match value:
        case Fraction():
            return int(value) if value.denominator == 1 else number_in_words(value)
        case StrEnum():
            return value.value
        case tuple():
            return [_plain(one) for one in value]
        case str() | int() | date():
            return value
        case _:
            raise TypeError(type(value).__name__)
