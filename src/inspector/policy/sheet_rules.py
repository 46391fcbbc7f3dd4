"""Rules as rows: the usual fields in columns of their own, the rest spelled out beside them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from inspector.policy.plain_values import Plain
from inspector.policy.toml_text import value_text

SEPARATOR: Final = "、"


@dataclass(frozen=True, slots=True)
class RuleForm:
    """How one kind of rule fills the columns; each entry names a field, or is empty."""

    title: str
    input: str = ""
    operator: str = ""
    bound: str = ""
    other: str = ""


FORMS: Final[Mapping[str, RuleForm]] = {
    "conforms": RuleForm("符合", "input"),
    "threshold": RuleForm("数值", "input", "operator", "bound"),
    "ratio": RuleForm("比率", "numerator", "operator", "percent", "denominator"),
    "multiple": RuleForm("倍数", "numerator", "operator", "times", "denominator"),
    "sums": RuleForm("合计比较", "left", "operator", other="right"),
    "total": RuleForm("分组合计", "parameter", "operator", "bound"),
    "staffing": RuleForm("人员配比", "staff"),
    "within": RuleForm("区间", "input", bound="low", other="high"),
    "one_of": RuleForm("选项", "input", other="allowed"),
    "all_chosen": RuleForm("勾选项数", "input", bound="count"),
    "years_passed": RuleForm("满年", "input", bound="years"),
    "not_older_than": RuleForm("距今月数", "input", bound="months"),
    "not_after": RuleForm("不晚于", "input", bound="month_day", other="year_input"),
    "not_expired": RuleForm("未过期", "input"),
    "human_judgement": RuleForm("人工判断", other="reason"),
}

KIND_BY_TITLE: Final = {form.title: kind for kind, form in FORMS.items()}
LISTS: Final = {"left", "right", "allowed"}
NUMBERS: Final = {"count"}


def rule_cells(rule: Mapping[str, Plain]) -> tuple[str, ...]:
    """Return rule, input, operator, bound, other and the rest as cells."""
    kind = rule["kind"]
    form = FORMS[str(kind)]
    columns = (form.input, form.operator, form.bound, form.other)
    rest = {name: value for name, value in rule.items() if name not in (*columns, "kind")}
    return (
        form.title,
        *(_cell(rule.get(name, "")) for name in columns),
        "\n".join(f"{name} = {value_text(value)}" for name, value in rest.items()),
    )


def rule_values(cells: Mapping[str, str]) -> dict[str, object]:
    """Return the plain fields of a rule from its cells by title.

    Raises:
        KeyError: the kind of rule is unknown.
        ValueError: the further fields are not written as `name = value` lines.
    """
    kind = KIND_BY_TITLE[cells["规则"].strip()]
    form = FORMS[kind]
    values: dict[str, object] = {"kind": kind}
    named = (
        (form.input, "填写项"),
        (form.operator, "比较"),
        (form.bound, "界限"),
        (form.other, "对比项"),
    )
    for field, title in named:
        text = cells[title].strip()
        if field and text:
            values[field] = _value(field, text)
        elif text:
            raise ValueError(f"“{form.title}”规则不用“{title}”这一列")
    return values | tomllib.loads(cells["附加"])


def _cell(value: Plain) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(str(one) for one in value)
    return str(value)


def _value(field: str, text: str) -> object:
    if field in LISTS:
        return [one.strip() for one in text.split(SEPARATOR)]
    if field in NUMBERS and text.isdecimal():
        return int(text)
    return text
