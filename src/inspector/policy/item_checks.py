"""Whether an item hangs together: its inputs, rules, parameters and wording."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, assert_never

from inspector.domain.checklist import CONFORMING, NON_CONFORMING, Input, InputKind, Item
from inspector.domain.policy_pack import Parameter
from inspector.domain.rules import (
    IN_PRINCIPLE,
    AllChosen,
    Bound,
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
from inspector.policy.table import NUMBER as NUMBER_TEXT

Uses = tuple[tuple[str, InputKind], ...]

NUMBER: Final = InputKind.NUMBER
DATE: Final = InputKind.DATE


def item_problems(item: Item, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Yield what is wrong with an item, each a sentence without its place."""
    codes = [one.code for one in item.inputs]
    yield from (f"填写项“{code}”重复" for code in sorted({c for c in codes if codes.count(c) > 1}))
    for one in item.inputs:
        yield from _input_problems(one)
    for name in item.parameters:
        if name not in parameters:
            yield f"参数“{name}”没有定义"
    rules = (*item.rules, *(check.rule for check in item.checks))
    for rule in rules:
        yield from _rule_problems(rule, item, parameters)
    if item.is_single_conform and not item.requirement:
        yield "缺少整改要求（requirement）"


def inputs_used(rule: Rule) -> Uses:  # noqa: C901, PLR0911, PLR0912 - one arm for each kind
    """Return the inputs that a rule reads, with the kind it needs."""
    match rule:
        case Conforms():
            return ((rule.input, InputKind.CONFORM),)
        case Threshold() | Within():
            return ((rule.input, NUMBER),)
        case Ratio():
            return (
                (rule.numerator, NUMBER),
                (rule.denominator, NUMBER),
                *((code, NUMBER) for pair in rule.numerators for code in pair),
            )
        case Multiple():
            return ((rule.numerator, NUMBER), (rule.denominator, NUMBER))
        case Sums():
            return tuple((code, NUMBER) for code in (*rule.left, *rule.right))
        case Total():
            return tuple((code, NUMBER) for _, inputs in rule.groups for code in inputs)
        case Staffing():
            return ((rule.staff, NUMBER), *((code, NUMBER) for code, _ in rule.needs))
        case OneOf():
            return ((rule.input, InputKind.CHOICE),)
        case AllChosen():
            return ((rule.input, InputKind.CHOICES),)
        case YearsPassed() | NotOlderThan() | NotExpired():
            return ((rule.input, DATE),)
        case NotAfter():
            return ((rule.input, DATE), (rule.year_input, NUMBER))
        case HumanJudgement():
            return ()
        case _:
            assert_never(rule)


def bounds_used(rule: Rule) -> tuple[Bound, ...]:  # noqa: PLR0911 - one arm for each kind
    """Return the bounds of a rule."""
    match rule:
        case Threshold() | Total():
            return (rule.bound,)
        case Ratio():
            return (rule.percent,)
        case Multiple():
            return (rule.times,)
        case Staffing():
            return tuple(per for _, per in rule.needs)
        case Within():
            return (rule.low, rule.high)
        case YearsPassed():
            return (rule.years,)
        case NotOlderThan():
            return (rule.months,)
        case _:
            return ()


def choice_parameters_used(rule: Rule) -> dict[str, frozenset[str]]:
    """Return the choice parameters of a rule, each with the values that the rule understands.

    An empty set of values stands for the codes of the item's inputs.
    """
    used: dict[str, frozenset[str]] = {}
    match rule:
        case Threshold():
            used = {
                rule.input_parameter: frozenset(),
                rule.only_if: frozenset({"yes", "no"}),
            }
        case YearsPassed():
            used = {rule.input_parameter: frozenset()}
        case Ratio():
            used = {
                rule.denominator_parameter: frozenset(),
                rule.operator_parameter: frozenset(Operator),
            }
        case Total():
            used = {rule.parameter: frozenset(value for value, _ in rule.groups)}
        case HumanJudgement():
            used = {rule.parameter: frozenset({"judged", "as_answered"})}
        case _:
            pass
    if getattr(rule, "in_principle", False):
        used[IN_PRINCIPLE] = frozenset({"explain", "strict"})
    used.pop("", None)
    return used


def _input_problems(one: Input) -> Iterator[str]:
    codes = [choice.code for choice in one.choices]
    if len(set(codes)) != len(codes):
        yield f"填写项“{one.code}”的选项代码重复"
    needs_choices = one.kind in (InputKind.CHOICE, InputKind.CHOICES)
    if needs_choices and not codes:
        yield f"填写项“{one.code}”没有选项"
    if one.kind is InputKind.CONFORM and set(codes) != {CONFORMING, NON_CONFORMING}:
        yield f"填写项“{one.code}”的选项只能是 yes 和 no"
    if codes and not needs_choices and one.kind is not InputKind.CONFORM:
        yield f"填写项“{one.code}”不应有选项"


def _rule_problems(rule: Rule, item: Item, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    inputs = {one.code: one for one in item.inputs}
    for code, kind in inputs_used(rule):
        if code not in inputs:
            yield f"规则引用的填写项“{code}”不存在"
        elif inputs[code].kind is not kind:
            yield f"填写项“{code}”应为 {kind.value}，才能用于这条规则"
    names = {bound for bound in bounds_used(rule) if isinstance(bound, str)}
    if isinstance(rule, NotAfter) and not rule.month_day[:1].isdigit():
        names.add(rule.month_day)
    choice_names = choice_parameters_used(rule)
    for name in sorted(names | set(choice_names)):
        if name not in item.parameters or name not in parameters:
            yield f"规则使用的参数“{name}”须列入本条的 parameters，并在 parameters.toml 中定义"
        elif name in choice_names:
            yield from _value_problems(parameters[name], choice_names[name] or frozenset(inputs))
    yield from _choice_problems(rule, inputs)
    yield from _number_problems(rule, parameters)


def _value_problems(parameter: Parameter, understood: frozenset[str]) -> Iterator[str]:
    for value in sorted({code for code, _ in parameter.choices} - understood):
        yield f"参数“{parameter.name}”的取值“{value}”在本条的规则中没有对应"


def _choice_problems(rule: Rule, inputs: Mapping[str, Input]) -> Iterator[str]:
    if isinstance(rule, OneOf) and rule.input in inputs:
        known = {choice.code for choice in inputs[rule.input].choices}
        named = (*rule.allowed, *rule.unproven, *rule.judged, *rule.cancels)
        for code in sorted(set(named) - known):
            yield f"规则中的选项“{code}”不在填写项“{rule.input}”的选项之中"
    if isinstance(rule, AllChosen) and rule.input in inputs:
        available = len(inputs[rule.input].choices)
        if not 0 < rule.count <= available:
            yield f"规则要求 {rule.count} 项，而填写项“{rule.input}”只有 {available} 个选项"


def _number_problems(rule: Rule, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    must_be_whole = isinstance(rule, YearsPassed | NotOlderThan)
    for bound in bounds_used(rule):
        value: Fraction | None = None
        if isinstance(bound, Fraction):
            value = bound
        elif bound in parameters and parameters[bound].value:
            text = parameters[bound].value
            if NUMBER_TEXT.match(text):
                value = Fraction(text)
            else:
                yield f"参数“{bound}”的值“{text}”不是数（最多六位小数）"
        if value is not None and must_be_whole and value.denominator != 1:
            yield f"年数或月数 {value} 应为整数"
        if value is not None and isinstance(rule, Staffing) and value <= 0:
            yield "每名工作人员服务的人数应大于零"
