"""What follows from an answer, clause by clause, and for the whole."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Verdict of one clause."""

    MET = "达标"
    UNMET = "不达标"
    NO_EVIDENCE = "缺证据"
    JUDGEMENT = "需人工判断"
    NOT_APPLICABLE = "不适用"


class Cause(StrEnum):
    """What made a clause fall short, or left it undecided."""

    NONE = ""
    ANSWERED_NO = "不符合"
    TOO_FEW = "数值不足"
    TOO_MANY = "数值超出"
    SHARE_TOO_LOW = "比率不足"
    SHARE_TOO_HIGH = "比率超出"
    INCOMPLETE = "项目不全"
    TOO_EARLY = "年限不足"
    TOO_OLD = "超过期限"
    NOT_ALLOWED = "选项不符"
    CANCELS = "主体重组或撤销"
    UNEXPLAINED = "越界未说明"
    MISSING = "未填写"
    ZERO_DENOMINATOR = "分母为零"
    CONTRADICTORY = "数据矛盾"
    NO_MEASURE = "无量化标准"


@dataclass(frozen=True, slots=True)
class ClauseVerdict:
    """The verdict of one item.

    Attributes:
        formula: in words, for example 护理型床位 39 ÷ 床位 49 ＝ 79.59%，应不低于 80%.
        distance: what is still missing, for example 还差 1 张; empty when nothing is.
        assumptions: sentences naming each parameter that decided it, with its value.
        cause: the first reason of an outcome that is not 达标.
    """

    item: str
    outcome: Outcome
    formula: str = ""
    distance: str = ""
    assumptions: tuple[str, ...] = ()
    cause: Cause = Cause.NONE


class Suggestion(StrEnum):
    """What is suggested for a designation; a person signs it."""

    CONTINUE = "建议继续认定"
    RECTIFY = "建议限期整改"
    WITHDRAW = "建议撤销命名"
    CANCELLED = "自动取消命名"
    OPEN = "尚不能提出建议"


@dataclass(frozen=True, slots=True)
class WholeVerdict:
    """The suggestion for the whole with the clauses it rests on."""

    checklist: str
    suggestion: Suggestion
    reasons: tuple[str, ...]
    clauses: tuple[ClauseVerdict, ...]
