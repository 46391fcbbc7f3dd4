"""Moves an open draft to a new version of the policy; nothing that was answered is lost (P3)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from inspector.domain.answer import Answer, Value
from inspector.domain.answer_words import answer_in_words
from inspector.domain.checklist import Input, InputKind, Item
from inspector.domain.pack_diff import ChangeKind, PackChange, item_diff
from inspector.domain.policy_pack import Pack


@dataclass(frozen=True, slots=True)
class OrphanedAnswer:
    """An answer, or a part of one, that no item takes any more; shown under 旧题.

    Attributes:
        answer: with the values that found no place.
        text: of the old item.
        in_words: the values as they were read.
        reason: why it found no place.
    """

    answer: Answer
    text: str
    in_words: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftMigration:
    """What becomes of a draft.

    Attributes:
        answers: by code of the new pack's items.
        orphans: kept, not judged.
        changes: items of the draft's checklists that differ, to be shown before moving.
        to_answer: codes of new items, and of those that lost a part of their answer.
    """

    answers: Mapping[str, Answer]
    orphans: tuple[OrphanedAnswer, ...]
    changes: tuple[PackChange, ...]
    to_answer: tuple[str, ...]


def migrate_draft(
    answers: Mapping[str, Answer], old: Pack, new: Pack, checklists: Iterable[str]
) -> DraftMigration:
    """Return what becomes of the answers of an open draft under a new pack.

    Args:
        answers: by code of the item; none of them is changed in place.
        old: the pack that the draft was started with.
        new: the pack to move to.
        checklists: codes of those that are walked through; one that the new pack lacks orphans
            its answers.
    """
    walked = tuple(checklists)
    old_items = _walked_items(old, walked)
    new_items = _walked_items(new, walked)
    heirs = {item.replaces: item for item in new_items.values() if item.replaces}
    kept: dict[str, Answer] = {}
    orphans: list[OrphanedAnswer] = []
    cut_short: list[str] = []
    for code, answer in answers.items():
        before = old_items.get(code)
        after = new_items.get(code) or heirs.get(code)
        if after is None or after.code in kept:
            orphans.append(_orphan(answer, before, "新版本没有这一题"))
            continue
        moved, left = _moved(answer, after)
        kept[after.code] = moved
        if left is not None:
            cut_short.append(after.code)
            orphans.append(_orphan(left, before, "新版本的填写项或者选项不同"))
    changes = item_diff(old_items.values(), new_items.values())
    added = [one.code for one in changes if one.kind is ChangeKind.ADDED and one.code not in kept]
    return DraftMigration(kept, tuple(orphans), changes, (*added, *cut_short))


def _walked_items(pack: Pack, checklists: tuple[str, ...]) -> dict[str, Item]:
    return {
        item.code: item
        for code in checklists
        if code in pack.checklists
        for item in pack.items_of(code)
    }


def _moved(answer: Answer, item: Item) -> tuple[Answer, Answer | None]:
    inputs = {one.code: one for one in item.inputs}
    fitting = {
        code: value
        for code, value in answer.values.items()
        if code in inputs and _fits(inputs[code], value)
    }
    left = {code: value for code, value in answer.values.items() if code not in fitting}
    reason = answer.not_applicable if item.may_be_not_applicable else ""
    moved = replace(answer, item=item.code, values=fitting, not_applicable=reason)
    if not left and reason == answer.not_applicable:
        return moved, None
    lost = "" if reason else answer.not_applicable
    return moved, replace(answer, values=left, not_applicable=lost)


def _fits(one: Input, value: Value) -> bool:
    codes = {choice.code for choice in one.choices}
    match one.kind:
        case InputKind.CONFORM | InputKind.CHOICE:
            return value in codes
        case InputKind.CHOICES:
            return isinstance(value, tuple) and codes.issuperset(value)
        case InputKind.NUMBER | InputKind.DATE | InputKind.TEXT:
            return not isinstance(value, tuple) and _kind_of(value) is one.kind
        case _:
            assert_never(one.kind)


def _kind_of(value: object) -> InputKind:
    if isinstance(value, str):
        return InputKind.TEXT
    return InputKind.DATE if hasattr(value, "year") else InputKind.NUMBER


def _orphan(answer: Answer, item: Item | None, reason: str) -> OrphanedAnswer:
    if item is None:
        return OrphanedAnswer(answer, "", "；".join(_plain(answer)), reason)
    shown = replace(item, inputs=tuple(one for one in item.inputs if one.code in answer.values))
    return OrphanedAnswer(answer, item.text, answer_in_words(shown, answer), reason)


def _plain(answer: Answer) -> Iterator[str]:
    if answer.not_applicable:
        yield f"不适用：{answer.not_applicable}"
    for code, value in answer.values.items():
        words = "、".join(value) if isinstance(value, tuple) else str(value)
        yield f"{code} {words}"
