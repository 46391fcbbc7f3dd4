"""Whether a pack hangs together, and whether the guard of legal status lets it pass."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from inspector.domain.basis import JOINT_COMPETENCE, WORK_SAFETY, refusal_by_status
from inspector.domain.checklist import Item
from inspector.domain.date_arithmetic import month_day_is_valid
from inspector.domain.policy_pack import Pack
from inspector.domain.project_stages import Stage
from inspector.domain.rules import IN_PRINCIPLE, NotAfter
from inspector.domain.source import Citation, Purpose
from inspector.domain.visibility import condition_cycle
from inspector.domain.whole_verdict import SHOWN_ALWAYS, SHOWN_WITH_RECTIFICATION
from inspector.policy.item_checks import item_problems

AMBIGUITIES: Final = tuple(f"A{number}" for number in range(1, 21))
"""Each ambiguity of the law notes §10 must be a parameter."""

NEEDED_PARAMETERS: Final = (
    IN_PRINCIPLE,
    JOINT_COMPETENCE,
    WORK_SAFETY,
    *SHOWN_ALWAYS,
    *SHOWN_WITH_RECTIFICATION,
    *(stage.value for stage in Stage),
)


def pack_problems(pack: Pack) -> tuple[str, ...]:
    """Return what is wrong with a pack, sentences that name checklist, item and field."""
    return tuple(
        dict.fromkeys(
            (
                *_code_problems(pack),
                *_parameter_problems(pack),
                *_citation_problems(pack),
                *_item_problems(pack),
                *_include_problems(pack),
            )
        )
    )


def _code_problems(pack: Pack) -> Iterator[str]:
    counts = Counter(item.code for item in pack.items())
    for code, count in counts.items():
        if count > 1:
            yield f"条目编码 {code} 出现了 {count} 次"
    for checklist in pack.checklists.values():
        for item in checklist.items:
            if not item.code.startswith(f"{checklist.code}-"):
                yield f"条目 {item.code} 的编码应以 {checklist.code}- 开头"


def _parameter_problems(pack: Pack) -> Iterator[str]:
    covered = {parameter.ambiguity for parameter in pack.parameters.values()}
    for ambiguity in AMBIGUITIES:
        if ambiguity not in covered:
            yield f"parameters.toml 缺少歧义 {ambiguity} 的参数"
    for name in NEEDED_PARAMETERS:
        if name not in pack.parameters:
            yield f"parameters.toml 缺少参数“{name}”"
    named = {
        rule.month_day for item in pack.items() for rule in item.rules if isinstance(rule, NotAfter)
    }
    for name in sorted(named | set(Stage)):
        value = pack.parameters[name].value if name in pack.parameters else ""
        if value and not month_day_is_valid(value):
            yield f"参数“{name}”的值“{value}”不是写作 MM-DD 的日期"


def _citation_problems(pack: Pack) -> Iterator[str]:
    for place, citation in _citations(pack):
        source = pack.sources.get(citation.source)
        if source is None:
            yield f"{place}引用的来源“{citation.source}”不在 sources.toml 中"
            continue
        refusal = refusal_by_status(source, citation.purpose)
        if refusal is not None:
            yield f"{place}：{refusal}"
        elif citation.purpose is not Purpose.COMPARISON and citation.purpose not in source.purposes:
            yield f"{place}：来源“{citation.source}”没有登记为{citation.purpose.value}的依据"


def _citations(pack: Pack) -> Iterator[tuple[str, Citation]]:
    for item in pack.items():
        yield from ((f"条目 {item.code} ", citation) for citation in item.citations)
    yield "文件 pack.toml 的 order_power ", pack.order_power
    if pack.hazard_power is not None:
        yield "文件 pack.toml 的 hazard_power ", pack.hazard_power
    for deadline in pack.deadlines.values():
        if deadline.basis is not None:
            yield f"期限 {deadline.name} ", deadline.basis


def _item_problems(pack: Pack) -> Iterator[str]:
    for item in pack.items():
        for problem in item_problems(item, pack.parameters):
            yield f"条目 {item.code}：{problem}"
        yield from _day_problems(item)
    items = {item.code: item for item in pack.items()}
    for item in items.values():
        condition = item.show_if
        if condition is None:
            continue
        other = items.get(condition.item)
        if other is None:
            yield f"条目 {item.code}：显示条件引用的条目 {condition.item} 不存在"
        elif condition.input and condition.input not in {one.code for one in other.inputs}:
            yield f"条目 {item.code}：显示条件引用的填写项“{condition.input}”不存在"
    cycle = condition_cycle(items)
    if cycle:
        yield f"显示条件互相引用，形成循环：{' → '.join(cycle)}"


def _day_problems(item: Item) -> Iterator[str]:
    for rule in item.rules:
        given = rule.month_day if isinstance(rule, NotAfter) else ""
        if given[:1].isdigit() and not month_day_is_valid(given):
            yield f"条目 {item.code}：“{given}”不是写作 MM-DD 的日期"


def _include_problems(pack: Pack) -> Iterator[str]:
    codes = {item.code for item in pack.items()}
    for checklist in pack.checklists.values():
        for code in checklist.includes:
            if code not in codes and code not in pack.checklists:
                yield f"检查表 {checklist.code} 并入的“{code}”不存在"
