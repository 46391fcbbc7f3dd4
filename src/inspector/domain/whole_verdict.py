"""What is suggested for a designation as a whole; a person signs it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from inspector.domain.judgement import assumption_in_words
from inspector.domain.policy_pack import Pack, Parameter
from inspector.domain.source import Purpose
from inspector.domain.verdict import Cause, ClauseVerdict, Outcome, Suggestion, WholeVerdict

SHOWN_WITH_RECTIFICATION = ("rectification_days",)
SHOWN_ALWAYS = ("after_2025",)


def suggestions(
    pack: Pack,
    checklists: Iterable[str],
    verdicts: Mapping[str, ClauseVerdict],
    ordered: Collection[str] = (),
) -> tuple[WholeVerdict, ...]:
    """Suggest for every designation among the checklists, shared items included (T5).

    Args:
        pack: that the verdicts were judged by.
        checklists: codes, in order; those that serve no designation are passed over.
        verdicts: by code of the item; an item that was not asked is left out.
        ordered: as `suggestion` takes it.
    """
    return tuple(
        suggestion(
            code,
            [verdicts[item.code] for item in pack.items_of(code) if item.code in verdicts],
            pack.parameters,
            ordered,
        )
        for code in checklists
        if pack.checklists[code].purpose is Purpose.DESIGNATION
    )


def suggestion(
    checklist: str,
    clauses: Sequence[ClauseVerdict],
    parameters: Mapping[str, Parameter],
    ordered: Collection[str] = (),
) -> WholeVerdict:
    """Suggest what follows from the clauses of a designation.

    符合标准的继续认定；机构重组、撤销的自动取消命名；存在问题的限期整改，达不到整改要求的撤销命名
    (晋民发〔2021〕26号 四（五）).

    Args:
        checklist: code of the checklist (T3 institution, T4 county, T5 city).
        clauses: verdicts in the order of the checklist; not applicable ones do not count.
        parameters: of the same pack.
        ordered: codes of the clauses that were ordered to be rectified before this recheck; empty
            at a yearly inspection. Withdrawal is suggested only for what was ordered and failed.
    """
    unmet = [one for one in clauses if one.outcome is Outcome.UNMET]
    failed_again = [one for one in unmet if one.item in ordered]
    undecided = [one for one in clauses if one.outcome in (Outcome.NO_EVIDENCE, Outcome.JUDGEMENT)]
    cancelled = [one for one in unmet if one.cause is Cause.CANCELS]
    if cancelled:
        found, deciding = Suggestion.CANCELLED, cancelled
    elif failed_again:
        found, deciding = Suggestion.WITHDRAW, failed_again
    elif unmet:
        found, deciding = Suggestion.RECTIFY, unmet
    elif undecided or not clauses:
        found, deciding = Suggestion.OPEN, undecided
    else:
        found, deciding = Suggestion.CONTINUE, []
    reasons = [_reason(one) for one in deciding]
    if found is not Suggestion.OPEN and undecided:
        names = "、".join(one.item for one in undecided)
        reasons.append(f"另有 {len(undecided)} 项缺证据或者需人工判断：{names}。")
    shown = SHOWN_ALWAYS + (SHOWN_WITH_RECTIFICATION if found is Suggestion.RECTIFY else ())
    reasons.extend(f"{assumption_in_words(parameters[name])}。" for name in shown)
    return WholeVerdict(checklist, found, tuple(reasons), tuple(clauses))


def _reason(clause: ClauseVerdict) -> str:
    distance = f"（{clause.distance}）" if clause.distance else ""
    return f"{clause.item} {clause.outcome}：{clause.formula}{distance}"
