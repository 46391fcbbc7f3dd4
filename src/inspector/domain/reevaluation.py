"""Who would change under a new policy, before it is issued (X11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inspector.domain.answer import Answer
from inspector.domain.judgement import judge_all
from inspector.domain.policy_pack import Pack
from inspector.domain.verdict import ClauseVerdict, Suggestion
from inspector.domain.visibility import shown_items
from inspector.domain.whole_verdict import suggestion


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """One inspection to be judged again.

    Attributes:
        case: its id.
        title: as shown, for example the name of the institution.
        reference: the day it was judged for, or the day it is to be judged as of.
        ordered: codes of clauses that had been ordered to be rectified before.
    """

    case: str
    title: str
    checklist: str
    answers: Mapping[str, Answer]
    reference: date
    ordered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangedClause:
    """A clause whose outcome differs; None: the pack does not ask it."""

    item: str
    before: ClauseVerdict | None
    after: ClauseVerdict | None


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """An inspection for which something would change."""

    case: JudgedCase
    clauses: tuple[ChangedClause, ...]
    before: Suggestion
    after: Suggestion


def who_would_change(cases: Iterable[JudgedCase], old: Pack, new: Pack) -> tuple[ChangedCase, ...]:
    """Judge each case by both packs and return those where an outcome or the whole differs."""
    found = []
    for case in cases:
        before, after = judge_case(case, old), judge_case(case, new)
        clauses = _changed(before, after)
        was = suggestion(case.checklist, before, old.parameters, case.ordered).suggestion
        now = suggestion(case.checklist, after, new.parameters, case.ordered).suggestion
        if clauses or was is not now:
            found.append(ChangedCase(case, clauses, was, now))
    return tuple(found)


def judge_case(case: JudgedCase, pack: Pack) -> tuple[ClauseVerdict, ...]:
    """Judge one case by one pack; nothing if the pack lacks its checklist."""
    if case.checklist not in pack.checklists:
        return ()
    items = shown_items(pack.items_of(case.checklist), case.answers)
    return judge_all(items, case.answers, pack.parameters, case.reference)


def _changed(
    before: tuple[ClauseVerdict, ...], after: tuple[ClauseVerdict, ...]
) -> tuple[ChangedClause, ...]:
    was = {one.item: one for one in before}
    now = {one.item: one for one in after}
    return tuple(
        ChangedClause(code, was.get(code), now.get(code))
        for code in dict.fromkeys((*was, *now))
        if code not in was or code not in now or was[code].outcome is not now[code].outcome
    )
