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


@dataclass(frozen=True, slots=True)
class ClauseVerdict:
    """The verdict of one item.

    Attributes:
        formula: in words, for example 护理型床位 39 ÷ 床位 49 ＝ 79.59%，应不低于 80%.
        distance: what is still missing, for example 还差 1 张; empty when nothing is.
        assumptions: sentences naming each parameter that decided it, with its value.
    """

    item: str
    outcome: Outcome
    formula: str = ""
    distance: str = ""
    assumptions: tuple[str, ...] = ()


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
