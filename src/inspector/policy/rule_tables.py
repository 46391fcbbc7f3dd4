"""Pass rules and show-if conditions read from plain tables."""

from collections.abc import Callable, Mapping
from typing import Final

from inspector.domain.rules import (
    AllChosen,
    Bound,
    Check,
    Condition,
    Conforms,
    HumanJudgement,
    Multiple,
    NotAfter,
    NotExpired,
    NotOlderThan,
    OneOf,
    Operator,
    Ratio,
    Rule,
    Staffing,
    Sums,
    Threshold,
    Total,
    Within,
    YearsPassed,
)
from inspector.policy.table import CODE, ITEM_CODE, Table


def rule_of(table: Table) -> Rule:
    """Read one rule by its kind.

    Raises:
        FieldError: the kind is unknown, or a field is missing, unknown or of another kind.
    """
    kind = table.text("kind")
    reader = READERS.get(kind)
    if reader is None:
        raise table.error("kind", f"没有名为“{kind}”的规则（可用：{'、'.join(READERS)}）")
    rule = reader(table)
    table.finish()
    return rule


def check_of(table: Table) -> Check:
    """Read one contradiction check: a rule with its message."""
    rule = table.table("rule")
    message = table.text("message")
    hard = table.flag("hard")
    table.finish()
    return Check(rule_of(rule), message, hard)


def condition_of(table: Table) -> Condition:
    """Read a show-if condition."""
    item = table.matching("item", ITEM_CODE, "条目编码")
    code = table.text("input", "")
    values = table.texts("values")
    table.finish()
    if bool(code) is not bool(values):
        raise table.error("values", "input 与 values 应同时填写，或同时留空")
    return Condition(item, code, values)


def _input(table: Table, name: str = "input") -> str:
    return table.matching(name, CODE, "填写项代码")


def _parameter(table: Table, name: str) -> str:
    return table.matching(name, CODE, "参数名") if table.has(name) else ""


def _operator(table: Table) -> Operator:
    return table.named("operator", Operator)


def _threshold(table: Table) -> Threshold:
    return Threshold(
        _input(table),
        _operator(table),
        table.bound("bound"),
        table.flag("in_principle"),
        _parameter(table, "input_parameter"),
        _parameter(table, "only_if"),
    )


def _ratio(table: Table) -> Ratio:
    return Ratio(
        _input(table, "numerator"),
        _input(table, "denominator"),
        _operator(table),
        table.bound("percent"),
        _parameter(table, "denominator_parameter"),
        table.pairs("numerators"),
        _parameter(table, "operator_parameter"),
        not table.flag("may_exceed_whole"),
    )


def _multiple(table: Table) -> Multiple:
    return Multiple(
        _input(table, "numerator"),
        _input(table, "denominator"),
        _operator(table),
        table.bound("times"),
    )


def _sums(table: Table) -> Sums:
    left, right = table.texts("left"), table.texts("right")
    if not left or not right:
        raise table.error("left", "两边都至少要有一个填写项")
    return Sums(left, _operator(table), right, table.flag("in_principle"))


def _total(table: Table) -> Total:
    groups = tuple(_group(group) for group in table.tables("groups"))
    if not groups or not all(inputs for _, inputs in groups):
        raise table.error("groups", "每一组都至少要有一个填写项")
    return Total(
        table.matching("parameter", CODE, "参数名"),
        groups,
        _operator(table),
        table.bound("bound"),
    )


def _group(table: Table) -> tuple[str, tuple[str, ...]]:
    group = table.text("value"), table.texts("inputs")
    table.finish()
    return group


def _need(table: Table) -> tuple[str, Bound]:
    need = _input(table), table.bound("per")
    table.finish()
    return need


def _staffing(table: Table) -> Staffing:
    needs = tuple(_need(need) for need in table.tables("needs"))
    if not needs:
        raise table.error("needs", "至少要有一组服务对象")
    return Staffing(_input(table, "staff"), needs)


def _within(table: Table) -> Within:
    return Within(
        _input(table), table.bound("low"), table.bound("high"), table.flag("in_principle")
    )


def _one_of(table: Table) -> OneOf:
    allowed = table.texts("allowed")
    if not allowed:
        raise table.error("allowed", "至少要有一个合格的选项")
    return OneOf(
        _input(table),
        allowed,
        table.texts("unproven"),
        table.texts("judged"),
        table.texts("cancels"),
    )


def _years_passed(table: Table) -> YearsPassed:
    return YearsPassed(_input(table), table.bound("years"), _parameter(table, "input_parameter"))


def _not_older(table: Table) -> NotOlderThan:
    return NotOlderThan(_input(table), table.bound("months"), table.flag("in_principle"))


def _not_after(table: Table) -> NotAfter:
    return NotAfter(
        _input(table),
        table.text("month_day"),
        _input(table, "year_input"),
        table.flag("in_principle"),
        table.flag("optional"),
    )


READERS: Final[Mapping[str, Callable[[Table], Rule]]] = {
    "conforms": lambda table: Conforms(_input(table)),
    "threshold": _threshold,
    "ratio": _ratio,
    "multiple": _multiple,
    "sums": _sums,
    "total": _total,
    "staffing": _staffing,
    "within": _within,
    "one_of": _one_of,
    "all_chosen": lambda table: AllChosen(_input(table), table.whole("count")),
    "years_passed": _years_passed,
    "not_older_than": _not_older,
    "not_after": _not_after,
    "not_expired": lambda table: NotExpired(_input(table)),
    "human_judgement": lambda table: HumanJudgement(
        table.text("reason"), _parameter(table, "parameter")
    ),
}
