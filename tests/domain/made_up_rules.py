"""An item made up for one rule at a time, and the parameters it may use."""

from dataclasses import replace

from inspector.domain.checklist import Choice, Evidence, Input, InputKind, Item, Severity
from inspector.domain.judgement import judge
from inspector.domain.policy_pack import Parameter
from inspector.domain.rules import (
    Rule,
)
from inspector.domain.source import Verification
from inspector.domain.verdict import Cause, Outcome
from shipped_pack import DAY, answer_to

INPUTS = (
    Input("a", "甲数", InputKind.NUMBER, "张", 2),
    Input("b", "乙数", InputKind.NUMBER, "张", 2),
    Input("year", "批次年度", InputKind.NUMBER),
    Input("on", "日期", InputKind.DATE),
    Input("ok", "结果", InputKind.CONFORM, choices=(Choice("yes", "符合"), Choice("no", "不符合"))),
    Input("kind", "类型", InputKind.CHOICE, choices=(Choice("x", "甲类"), Choice("y", "乙类"))),
    Input("ticks", "项目", InputKind.CHOICES, choices=(Choice("x", "甲项"), Choice("y", "乙项"))),
)
PARAMETERS = {
    "in_principle": Parameter(
        "in_principle", "原则上", "explain", choices=(("explain", "说明"), ("strict", "从严"))
    ),
    "limit": Parameter("limit", "上限", "10"),
    "open_limit": Parameter("open_limit", "未定上限", ""),
    "open_day": Parameter("open_day", "未定日期", ""),
    "may_day": Parameter("may_day", "五月底", "05-31"),
    "draft": Parameter("draft", "征求意见稿", "no", choices=(("no", "停用"), ("yes", "启用"))),
    "qualitative": Parameter("qualitative", "定性", "judged"),
}
STRICT = {**PARAMETERS, "in_principle": replace(PARAMETERS["in_principle"], value="strict")}


def item_with(*rules: Rule, **others: object) -> Item:
    plain = Item(
        "T9-A01",
        "题干",
        INPUTS,
        rules,
        Severity.MINOR,
        Evidence.NONE,
        (),
        Verification.SEEN,
    )
    return replace(plain, **others)


def outcome_of(
    rule: Rule,
    values: dict[str, object],
    parameters: dict[str, Parameter] | None = None,
    **others: str,
) -> tuple[Outcome, str, str, Cause]:
    item = item_with(rule)
    found = judge(item, answer_to(item, values, **others), parameters or PARAMETERS, DAY)
    return found.outcome, found.formula, found.distance, found.cause
