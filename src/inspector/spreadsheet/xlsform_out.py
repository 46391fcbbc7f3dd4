"""Writes a checklist as an XLSForm for ODK and Kobo."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from inspector.domain.checklist import (
    NON_CONFORMING,
    Checklist,
    Evidence,
    Input,
    InputKind,
    Item,
)
from inspector.domain.rules import Condition
from inspector.spreadsheet.tables_out import ColumnKind, Table, xlsx_of
from inspector.spreadsheet.xlsform_expressions import constraint_of_check, relevant_of_condition

SURVEY: Final = (
    "type",
    "name",
    "label",
    "hint",
    "required",
    "relevant",
    "constraint",
    "constraint_message",
)
CHOICES: Final = ("list_name", "name", "label")
SETTINGS: Final = ("form_title", "form_id", "version", "default_language")

TYPES: Final = {
    InputKind.TEXT: "text",
    InputKind.NUMBER: "integer",
    InputKind.DATE: "date",
    InputKind.CONFORM: "select_one",
    InputKind.CHOICE: "select_one",
    InputKind.CHOICES: "select_multiple",
}


@dataclass(frozen=True, slots=True)
class XlsForm:
    """An XLSForm and what it cannot say.

    Attributes:
        left_out: one sentence for each thing of the checklist that the form does not hold.
    """

    data: bytes
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Writer:
    items: Mapping[str, Item]
    survey: list[dict[str, str]] = field(default_factory=list)
    choices: list[dict[str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def xlsform_of(checklist: Checklist, version: str) -> XlsForm:
    """Return a checklist as an XLSForm: sheets survey, choices and settings.

    Pass rules, sources and wordings have no place in the standard and are told as left out.

    Args:
        checklist: its own items; what it includes from others is not written.
        version: of the pack.
    """
    writer = _Writer({item.code: item for item in checklist.items})
    for section in checklist.sections:
        writer.survey.append(
            {
                "type": "begin_group",
                "name": _name(checklist.code, section.code),
                "label": section.title,
            }
        )
        for item in section.items:
            _write_item(writer, item)
        writer.survey.append({"type": "end_group"})
    settings = {
        "form_title": checklist.title,
        "form_id": checklist.code,
        "version": version,
        "default_language": "中文 (zh)",
    }
    sheets = (
        _sheet("survey", SURVEY, writer.survey),
        _sheet("choices", CHOICES, writer.choices),
        _sheet("settings", SETTINGS, [settings]),
    )
    writer.left_out.append("判定规则、依据、问题用语和整改要求不写入 XLSForm。")
    return XlsForm(xlsx_of(sheets), tuple(writer.left_out))


def _write_item(writer: _Writer, item: Item) -> None:
    relevant = _relevant(writer, item)
    name = _name(item.code)
    writer.survey.append(
        {
            "type": "begin_group",
            "name": name,
            "label": f"{item.code} {item.text}",
            "relevant": relevant,
        }
    )
    if item.note:
        writer.survey.append({"type": "note", "name": f"{name}_note", "label": item.note})
    applies = ""
    if item.may_be_not_applicable:
        reason = f"{name}_na"
        writer.survey.append(
            {"type": "text", "name": reason, "label": "不适用的理由（适用的不填）"}
        )
        applies = f"${{{reason}}} = ''"
    for one in item.inputs:
        writer.survey.append(_question(writer, item, one) | {"relevant": applies})
    if item.evidence is Evidence.PHOTO:
        writer.survey.append(
            {
                "type": "image",
                "name": f"{name}_photo",
                "label": "照片",
                "relevant": _photo_wanted(item),
            }
        )
    writer.survey.append({"type": "end_group"})


def _question(writer: _Writer, item: Item, one: Input) -> dict[str, str]:
    name = _name(item.code, one.code)
    kind = TYPES[one.kind]
    if one.kind is InputKind.NUMBER and one.decimals:
        kind = "decimal"
    if one.choices:
        kind = f"{kind} {name}"
        writer.choices.extend(
            {"list_name": name, "name": choice.code, "label": choice.label}
            for choice in one.choices
        )
    row = {
        "type": kind,
        "name": name,
        "label": f"{one.label}（{one.unit}）" if one.unit else one.label,
        "required": "" if one.optional else "yes",
    }
    return row | _constraint(writer, item, one)


def _constraint(writer: _Writer, item: Item, one: Input) -> dict[str, str]:
    limits, messages = [], []
    if one.kind is InputKind.NUMBER:
        limits.append(". >= 0")
    for check in item.checks:
        limit = constraint_of_check(check, one.code)
        if limit is not None:
            limits.append(limit)
            messages.append(check.message)
        elif one is item.inputs[0]:
            writer.left_out.append(f"{item.code} 的校验“{check.message}”不写入 XLSForm。")
    return {"constraint": " and ".join(limits), "constraint_message": "".join(messages)}


def _relevant(writer: _Writer, item: Item) -> str:
    condition = item.show_if
    if condition is None:
        return ""
    other = writer.items.get(condition.item)
    if other is None or (not condition.input and not other.may_be_not_applicable):
        writer.left_out.append(f"{item.code} 的显示条件看的是表外的条目，不写入 XLSForm。")
        return ""
    if not condition.input:
        return f"${{{_name(other.code)}_na}} = ''"
    return _relevant_of(condition, other)


def _relevant_of(condition: Condition, other: Item) -> str:
    several = other.input(condition.input).kind is InputKind.CHOICES
    return relevant_of_condition(condition, _name(other.code, condition.input), several=several)


def _photo_wanted(item: Item) -> str:
    if not item.is_single_conform:
        return ""
    return f"${{{_name(item.code, item.inputs[0].code)}}} = '{NON_CONFORMING}'"


def _name(*parts: str) -> str:
    return "_".join(parts).replace("-", "_")


def _sheet(name: str, columns: tuple[str, ...], rows: list[dict[str, str]]) -> Table:
    return Table(
        name,
        [(column, ColumnKind.TEXT) for column in columns],
        [tuple(_row(row, columns)) for row in rows],
    )


def _row(row: Mapping[str, str], columns: tuple[str, ...]) -> Iterator[str]:
    return (row.get(column, "") for column in columns)
