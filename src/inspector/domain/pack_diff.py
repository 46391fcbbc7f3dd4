"""What changes from one version of the policy to the next, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final, TypeVar

from inspector.domain.checklist import Checklist, Item
from inspector.domain.policy_pack import Deadline, Pack, Parameter
from inspector.domain.source import Source

Thing = TypeVar("Thing", Item, Source, Parameter, Deadline, Checklist)


class ChangeKind(StrEnum):
    """What happened to a part of the pack."""

    ADDED = "新增"
    REMOVED = "删去"
    CHANGED = "修改"


@dataclass(frozen=True, slots=True)
class PackChange:
    """One part that changed.

    Attributes:
        subject: for example 条目 T1-C09.
        code: of the item, source, parameter …
        details: one sentence a field; empty unless CHANGED.
    """

    kind: ChangeKind
    subject: str
    code: str
    details: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """One line."""
        details = "；".join(self.details)
        return f"{self.kind.value}{self.subject}" + (f"：{details}" if details else "")


WORDS: Final = {
    "text": "题干",
    "title": "标题",
    "inputs": "填写项",
    "rules": "判定规则",
    "severity": "等级",
    "evidence": "证据要求",
    "citations": "依据",
    "verified": "核验",
    "verified_rest": "核验的另一项",
    "confirmed_on": "省厅确认日期",
    "may_be_not_applicable": "是否可以不适用",
    "parameters": "参数",
    "wordings": "问题用语",
    "requirement": "整改要求",
    "deadline_days": "整改期限（日）",
    "show_if": "显示条件",
    "note": "备注",
    "checks": "填写校验",
    "refer_to": "通报部门",
    "replaces": "承接的旧题",
    "number": "文号",
    "issuer": "制发机关",
    "level": "效力层级",
    "status": "状态",
    "valid_from": "生效日期",
    "valid_until": "失效日期",
    "purposes": "用途",
    "scope": "适用范围",
    "text_of": "文本日期",
    "competent": "主管部门",
    "penalty_articles": "罚则条款",
    "value": "取值",
    "unit": "单位",
    "choices": "选项",
    "ambiguity": "歧义编号",
    "amount": "期限",
    "basis": "依据",
    "subject": "对象",
    "includes": "并入内容",
    "purpose": "用途",
}
"""What each field is called; a field without a word is not compared (codes, sections)."""

SHOWN: Final = (str, int)
"""Kinds of values that are shown as they were and as they are; others are only named."""


def pack_diff(old: Pack, new: Pack) -> tuple[PackChange, ...]:
    """Return what changed, items first, in the order of the new pack."""
    return (
        *item_diff(old.items(), new.items()),
        *_changes("检查表", old.checklists, new.checklists),
        *_changes("来源", old.sources, new.sources),
        *_changes("参数", old.parameters, new.parameters),
        *_changes("期限", old.deadlines, new.deadlines),
        *_head_changes(old, new),
    )


def item_diff(old: Iterable[Item], new: Iterable[Item]) -> tuple[PackChange, ...]:
    """Return what changed between two lists of items, matched by code."""
    before = {item.code: item for item in old}
    after = {item.code: item for item in new}
    return tuple(_changes("条目", before, after))


def _changes(word: str, old: Mapping[str, Thing], new: Mapping[str, Thing]) -> Iterator[PackChange]:
    for code, after in new.items():
        before = old.get(code)
        if before is None:
            yield PackChange(ChangeKind.ADDED, f"{word} {code}", code)
        elif details := tuple(dict.fromkeys(_details(before, after))):
            yield PackChange(ChangeKind.CHANGED, f"{word} {code}", code, details)
    for code in old:
        if code not in new:
            yield PackChange(ChangeKind.REMOVED, f"{word} {code}", code)


def _details(before: Thing, after: Thing) -> Iterator[str]:
    for one in fields(before):
        was, now = getattr(before, one.name), getattr(after, one.name)
        word = WORDS.get(one.name)
        if word is None or was == now:
            continue
        if isinstance(was, SHOWN) and isinstance(now, SHOWN):
            yield f"{word}由“{_shown(was)}”改为“{_shown(now)}”"
        else:
            yield f"{word}有修改"


def _shown(value: str | int) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _head_changes(old: Pack, new: Pack) -> Iterator[PackChange]:
    parts = (
        ("责令改正的权力来源", old.order_power == new.order_power),
        ("重大事故隐患的权力来源", old.hazard_power == new.hazard_power),
        ("规范用语库", old.phrases == new.phrases),
        ("工作日历", old.calendar == new.calendar),
        ("各等级的整改期限", old.severity_days == new.severity_days),
    )
    for subject, same in parts:
        if not same:
            yield PackChange(ChangeKind.CHANGED, subject, "")
