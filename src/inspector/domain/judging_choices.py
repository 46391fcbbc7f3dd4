"""Rules about yes and no, choices, and what only people can judge."""

from inspector.domain.answered import Answered, UndecidedError
from inspector.domain.checklist import CONFORMING
from inspector.domain.rule_result import RuleResult, met, unmet
from inspector.domain.rules import AllChosen, Conforms, HumanJudgement, OneOf
from inspector.domain.verdict import Cause, Outcome


def judge_conforms(rule: Conforms, answered: Answered) -> RuleResult:
    """Judge a yes or no."""
    word = answered.word(rule.input)
    formula = _chosen(answered, rule.input, (word,))
    if word == CONFORMING:
        return met(formula)
    return unmet(formula, "", Cause.ANSWERED_NO)


def judge_one_of(rule: OneOf, answered: Answered) -> RuleResult:
    """Judge a choice."""
    word = answered.word(rule.input)
    formula = _chosen(answered, rule.input, (word,))
    if word in rule.allowed:
        return met(formula)
    if word in rule.unproven:
        raise UndecidedError(Outcome.NO_EVIDENCE, Cause.MISSING, f"{formula}，尚无依据可供判定")
    if word in rule.judged:
        raise UndecidedError(Outcome.JUDGEMENT, Cause.NO_MEASURE, f"{formula}，需人工判断")
    wanted = _words(answered, rule.input, rule.allowed)
    cause = Cause.CANCELS if word in rule.cancels else Cause.NOT_ALLOWED
    return unmet(f"{formula}，应为{wanted}", "", cause)


def judge_all_chosen(rule: AllChosen, answered: Answered) -> RuleResult:
    """Judge how many of the choices are ticked."""
    ticked = answered.words(rule.input)
    choices = answered.item.input(rule.input).choices
    formula = (
        f"{answered.label(rule.input)}：{len(choices)} 项中有 {len(ticked)} 项，"
        f"应不少于 {rule.count} 项"
    )
    if len(ticked) >= rule.count:
        return met(formula)
    lacking = "、".join(choice.label for choice in choices if choice.code not in ticked)
    return unmet(formula, f"还差 {rule.count - len(ticked)} 项（缺：{lacking}）", Cause.INCOMPLETE)


def judge_by_person(rule: HumanJudgement, answered: Answered) -> RuleResult:
    """Leave to a person what the paper gives no measure for (A6)."""
    if rule.parameter and answered.setting(rule.parameter) == "as_answered":
        return met(f"{rule.reason}，按填报结果认定")
    raise UndecidedError(Outcome.JUDGEMENT, Cause.NO_MEASURE, f"{rule.reason}，需人工判断")


def _chosen(answered: Answered, code: str, words: tuple[str, ...]) -> str:
    return f"{answered.label(code)}：{_words(answered, code, words)}"


def _words(answered: Answered, code: str, codes: tuple[str, ...]) -> str:
    labels = {choice.code: choice.label for choice in answered.item.input(code).choices}
    return "或".join(labels[chosen] for chosen in codes)
