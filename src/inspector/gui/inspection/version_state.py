"""What stands above the items of a sealed inspection, and of a draft that corrects one."""

from dataclasses import dataclass

from inspector.domain.inspection import InspectionState
from inspector.operations.judged_inspection import JudgedInspection
from inspector.operations.messages.inspection_returned import ReturnedInspection, ReturnReason


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """Why the province sent it back; `item` is empty where the reason is about the whole."""

    item: str
    words: str


@dataclass(frozen=True, slots=True)
class VersionState:
    """The bar above the items.

    Attributes:
        action: what the button says; empty: there is nothing to press.
        reasons: of the province, in its order.
    """

    words: str
    action: str
    reasons: tuple[ReasonLine, ...]


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """How a draft stands to the policy.

    Attributes:
        newest: version of the newest pack.
        old_answers: how many answers stand under 旧题.
    """

    newest: str
    old_answers: int = 0


def version_state_of(
    judged: JudgedInspection,
    returned: ReturnedInspection | None,
    correction: str,
    policy: PolicyStanding,
) -> VersionState | None:
    """Return what stands above the items; None above a first draft by the newest policy.

    `correction` is the id of the version that replaces this one, or empty.
    """
    inspection = judged.inspection
    if inspection.is_draft and not inspection.supersedes:
        return _of_first_draft(inspection.pack_version, policy)
    reasons = returned.reasons if returned is not None else ()
    reviewer = f"（审核人 {returned.reviewer}）" if returned is not None else ""
    if inspection.is_draft:
        words = f"更正版本。更正理由：{inspection.superseding_reason}"
        of_policy = _of_first_draft(inspection.pack_version, policy)
        action = of_policy.action if of_policy is not None else ""
    elif correction:
        words = "已封存，不能修改；已另立更正版本"
        action = "打开更正版本"
    else:
        back = inspection.state is InspectionState.RETURNED
        words = f"已封存，不能修改；省厅已退回{reviewer}" if back else "已封存，不能修改"
        action = "更正"
    texts = {item.code: item.text for item in judged.items}
    return VersionState(words, action, tuple(_line(one, texts) for one in reasons))


def _of_first_draft(version: str, policy: PolicyStanding) -> VersionState | None:
    if version != policy.newest:
        words = f"已有新的政策包 {policy.newest}，本次检查仍按 {version} 判定"
        return VersionState(words, "查看差别", ())
    if policy.old_answers:
        words = f"改用政策包 {version} 时，有 {policy.old_answers} 个回答没有对应的条目"
        return VersionState(words, "查看旧题", ())
    return None


def _line(reason: ReturnReason, texts: dict[str, str]) -> ReasonLine:
    if reason.item not in texts:  # about the whole, or about an item that is asked no more
        return ReasonLine("", f"{reason.item} {reason.text}".strip())
    return ReasonLine(reason.item, f"{reason.item} {texts[reason.item]}：{reason.text}")
