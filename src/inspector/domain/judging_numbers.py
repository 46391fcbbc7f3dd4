"""Rules about numbers, judged by exact comparison."""

from fractions import Fraction

from inspector.domain.answered import Answered, UndecidedError
from inspector.domain.quantity import (
    beside_bound_in_words,
    demand_in_words,
    excess_count,
    holds,
    missing_count,
    number_in_words,
)
from inspector.domain.rule_result import RuleResult, beyond_principle, met, unmet
from inspector.domain.rules import (
    Multiple,
    Operator,
    Ratio,
    Staffing,
    Sums,
    Threshold,
    Total,
    Within,
)
from inspector.domain.verdict import Cause, Outcome

HUNDRED = Fraction(100)


def judge_threshold(rule: Threshold, answered: Answered) -> RuleResult:
    """Judge a number against a bound."""
    if rule.only_if and answered.setting(rule.only_if) != "yes":
        return met(f"“{answered.label(rule.input)}”的指标已停用，只作记录")
    code = answered.input_by(rule.input_parameter, rule.input)
    number = answered.number(code)
    bound = answered.bound(rule.bound)
    unit = answered.spaced_unit(code)
    formula = (
        f"{answered.counted(code)}，{demand_in_words(rule.operator)} {number_in_words(bound)}{unit}"
    )
    if holds(number, rule.operator, bound):
        return met(formula)
    distance, cause = _count_distance(number, rule.operator, bound, unit)
    if rule.in_principle:
        return beyond_principle(
            formula, distance, cause, answered.answer.remark, strict=answered.strict
        )
    return unmet(formula, distance, cause)


def judge_total(rule: Total, answered: Answered) -> RuleResult:
    """Judge the sum of the inputs that a parameter counts."""
    inputs = dict(rule.groups)[answered.setting(rule.parameter)]
    total = sum((answered.number(code) for code in inputs), Fraction(0))
    bound = answered.bound(rule.bound)
    unit = answered.spaced_unit(inputs[0])
    terms = " ＋ ".join(answered.counted(code) for code in inputs)
    formula = (
        f"{terms} ＝ {number_in_words(total)}{unit}，"
        f"{demand_in_words(rule.operator)} {number_in_words(bound)}{unit}"
    )
    if holds(total, rule.operator, bound):
        return met(formula)
    return unmet(formula, *_count_distance(total, rule.operator, bound, unit))


def judge_ratio(rule: Ratio, answered: Answered) -> RuleResult:
    """Judge a share: numerator × 100 against percent × denominator."""
    below = answered.input_by(rule.denominator_parameter, rule.denominator)
    above = dict(rule.numerators).get(below, rule.numerator)
    operator = Operator(answered.input_by(rule.operator_parameter, rule.operator))
    numerator, denominator = answered.number(above), answered.number(below)
    _refuse_zero(denominator, answered.label(below))
    if rule.part_of_whole and numerator > denominator:
        raise _contradiction(above, below, answered)
    share = numerator * HUNDRED / denominator
    quotient = f"{answered.counted(above)} ÷ {answered.counted(below)} ＝ "
    try:
        percent = answered.bound(rule.percent)
    except UndecidedError as open_bound:
        sentence = f"{quotient}{number_in_words(share)}%，{open_bound.sentence}"
        raise UndecidedError(open_bound.outcome, open_bound.cause, sentence) from open_bound
    formula = (
        f"{quotient}{beside_bound_in_words(share, percent)}%，"
        f"{demand_in_words(operator)} {number_in_words(percent)}%"
    )
    wanted = percent * denominator / HUNDRED
    if holds(numerator * HUNDRED, operator, percent * denominator):
        return met(formula)
    unit = answered.spaced_unit(above)
    if numerator > wanted:
        excess = excess_count(numerator, operator, wanted)
        return unmet(formula, f"超出 {excess}{unit}", Cause.SHARE_TOO_HIGH)
    missing = missing_count(numerator, operator, wanted)
    return unmet(formula, f"还差 {missing}{unit}", Cause.SHARE_TOO_LOW)


def judge_multiple(rule: Multiple, answered: Answered) -> RuleResult:
    """Judge a number against so many times another."""
    numerator, denominator = answered.number(rule.numerator), answered.number(rule.denominator)
    _refuse_zero(denominator, answered.label(rule.denominator))
    times = answered.bound(rule.times)
    quotient = beside_bound_in_words(numerator / denominator, times)
    formula = (
        f"{answered.counted(rule.numerator)} ÷ {answered.counted(rule.denominator)} ＝ "
        f"{quotient} 倍，{demand_in_words(rule.operator)} {number_in_words(times)} 倍"
    )
    if holds(numerator, rule.operator, times * denominator):
        return met(formula)
    unit = answered.spaced_unit(rule.numerator)
    return unmet(formula, *_amount_distance(numerator, rule.operator, times * denominator, unit))


def judge_sums(rule: Sums, answered: Answered) -> RuleResult:
    """Judge the sum of some inputs against the sum of others."""
    left = sum((answered.number(code) for code in rule.left), Fraction(0))
    right = sum((answered.number(code) for code in rule.right), Fraction(0))
    formula = (
        f"{_terms(rule.left, answered)}，{demand_in_words(rule.operator)}"
        f"{_terms(rule.right, answered)}"
    )
    if holds(left, rule.operator, right):
        return met(formula)
    unit = answered.spaced_unit(rule.left[0])
    distance, cause = _amount_distance(left, rule.operator, right, unit)
    if rule.in_principle:
        return beyond_principle(
            formula, distance, cause, answered.answer.remark, strict=answered.strict
        )
    return unmet(formula, distance, cause)


def judge_staffing(rule: Staffing, answered: Answered) -> RuleResult:
    """Judge staff against the sum of what each group needs, without rounding any part."""
    staff = answered.number(rule.staff)
    needed = Fraction(0)
    terms = []
    for code, per in rule.needs:
        people = answered.bound(per)
        needed += answered.number(code) / people
        terms.append(f"{answered.counted(code)} ÷ {number_in_words(people)}")
    unit = answered.spaced_unit(rule.staff)
    formula = (
        f"{answered.counted(rule.staff)}，应不低于 {' ＋ '.join(terms)} ＝ "
        f"{number_in_words(needed)}{unit}"
    )
    if staff >= needed:
        return met(formula)
    missing = missing_count(staff, Operator.AT_LEAST, needed)
    return unmet(formula, f"还差 {missing}{unit}", Cause.TOO_FEW)


def judge_within(rule: Within, answered: Answered) -> RuleResult:
    """Judge a number against a closed range."""
    number = answered.number(rule.input)
    low, high = answered.bound(rule.low), answered.bound(rule.high)
    unit = answered.spaced_unit(rule.input)
    principle = "原则上应在" if rule.in_principle else "应在"
    formula = (
        f"{answered.counted(rule.input)}，{principle} {number_in_words(low)}"
        f"—{number_in_words(high)}{unit}之间"
    )
    if low <= number <= high:
        return met(formula)
    if number < low:
        distance, cause = f"还差 {number_in_words(low - number)}{unit}", Cause.TOO_FEW
    else:
        distance, cause = f"超出 {number_in_words(number - high)}{unit}", Cause.TOO_MANY
    if rule.in_principle:
        return beyond_principle(
            formula, distance, cause, answered.answer.remark, strict=answered.strict
        )
    return unmet(formula, distance, cause)


def _contradiction(above: str, below: str, answered: Answered) -> UndecidedError:
    return UndecidedError(
        Outcome.NO_EVIDENCE,
        Cause.CONTRADICTORY,
        f"{answered.counted(above)}多于{answered.counted(below)}，数据矛盾，请核对",
    )


def _terms(codes: tuple[str, ...], answered: Answered) -> str:
    return " ＋ ".join(answered.counted(code) for code in codes)


def _refuse_zero(denominator: Fraction, label: str) -> None:
    if denominator == 0:
        raise UndecidedError(
            Outcome.NO_EVIDENCE,
            Cause.ZERO_DENOMINATOR,
            f"“{label}”为 0，分母为零，比率无法计算，请补充材料",
        )


def _count_distance(
    have: Fraction, operator: Operator, bound: Fraction, unit: str
) -> tuple[str, Cause]:
    if have.denominator == bound.denominator == 1:
        if operator in (Operator.AT_MOST, Operator.LESS_THAN) or have > bound:
            return f"超出 {excess_count(have, operator, bound)}{unit}", Cause.TOO_MANY
        return f"还差 {missing_count(have, operator, bound)}{unit}", Cause.TOO_FEW
    return _amount_distance(have, operator, bound, unit)


def _amount_distance(
    have: Fraction, operator: Operator, bound: Fraction, unit: str
) -> tuple[str, Cause]:
    """Say how far an amount is off where there are no whole units."""
    if have == bound:
        at_bound = Cause.TOO_FEW if operator is Operator.MORE_THAN else Cause.TOO_MANY
        return f"恰为 {number_in_words(bound)}{unit}，界限本身不算达到", at_bound
    if have > bound:
        return f"超出 {number_in_words(have - bound)}{unit}", Cause.TOO_MANY
    return f"还差 {number_in_words(bound - have)}{unit}", Cause.TOO_FEW
