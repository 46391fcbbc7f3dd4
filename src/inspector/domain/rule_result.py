"""What one rule says about one answer."""

from dataclasses import dataclass
from typing import Final

from inspector.domain.verdict import Cause, Outcome


@dataclass(frozen=True, slots=True)
class RuleResult:
    """Outcome of one rule with its formula in words."""

    outcome: Outcome
    formula: str
    distance: str = ""
    cause: Cause = Cause.NONE


def met(formula: str) -> RuleResult:
    """Return a pass."""
    return RuleResult(Outcome.MET, formula)


def unmet(formula: str, distance: str, cause: Cause) -> RuleResult:
    """Return a failure with its distance to the threshold."""
    return RuleResult(Outcome.UNMET, formula, distance, cause)


def beyond_principle(
    formula: str, distance: str, cause: Cause, remark: str, *, strict: bool
) -> RuleResult:
    """Return what an excess over 原则上 means: explained it passes, unexplained it waits (A14)."""
    if strict:
        return unmet(formula, distance, cause)
    if remark.strip():
        return met(f"{formula}；原则上的要求未达到，已说明：{remark.strip()}")
    return RuleResult(
        Outcome.NO_EVIDENCE,
        f"{formula}；原则上的要求未达到，须说明理由",
        distance,
        Cause.UNEXPLAINED,
    )


SEVERITY: Final = (Outcome.UNMET, Outcome.NO_EVIDENCE, Outcome.JUDGEMENT, Outcome.MET)
"""Which outcome of several rules carries the clause, the first wins."""
