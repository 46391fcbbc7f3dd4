"""Figures of a county or city that a person enters with their source."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from inspector.domain import canonical_json
from inspector.domain.answer import Answer, Value
from inspector.domain.answer_check import answer_problems, missing_inputs
from inspector.domain.checklist import Item
from inspector.domain.divisions import Division, Level
from inspector.errors import UserError
from inspector.operations.areas import checklists_of
from inspector.operations.changes import Changed
from inspector.operations.messages.record_form import answer_of_value, answer_value
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

NURSING_SHARE: Final = "T4-X07"
LARGE_HOMES: Final = "T5-S02"
COMPUTED: Final = frozenset({NURSING_SHARE, LARGE_HOMES})
"""Items that registers and inspections suffice for: nobody enters them."""

_TOWNSHIPS: Final = "townships"


class FigureRefusedError(UserError):
    """The figure cannot be kept like this."""


def enter_area_figure(workspace: Workspace, area: Division, answer: Answer) -> Changed:
    """Keep a figure in place of an earlier one.

    Args:
        workspace: of either desk.
        area: one of this desk.
        answer: its remark names the source.

    Raises:
        FigureRefusedError: no such item or input, the figure is computed, no source is named,
            something is missing, or the answer checks refuse it.
    """
    item = item_to_enter(workspace, area, answer.item)
    _check(workspace, item, answer)
    kept = replace(
        answer,
        remark=answer.remark.strip(),
        officer=workspace.officer or answer.officer,
        at=workspace.clock(),
    )
    text = canonical_json.encode(answer_value(kept)).decode("utf-8")
    with workspace.database.transaction() as stored:
        stored.settings.put(f"{_prefix(area)}{item.code}", text)
    return Changed.SETTINGS


def take_area_figure_back(workspace: Workspace, area: Division, item: str) -> Changed:
    """Take a figure back that was entered; nothing happens if there is none."""
    if item not in entered_figures(workspace, area):
        return Changed.NOTHING
    with workspace.database.transaction() as stored:
        stored.settings.put(f"{_prefix(area)}{item}", "")
    return Changed.SETTINGS


def entered_figures(workspace: Workspace, area: Division) -> Mapping[str, Answer]:
    """Return what was entered for an area, by code of the item.

    Raises:
        UnreadableRecordError: what is kept is no answer of this version.
    """
    with workspace.database.reading() as stored:
        return figures_in(stored, area)


def figures_in(stored: Stored, area: Division) -> Mapping[str, Answer]:
    """Return the same from a snapshot."""
    start = _prefix(area)
    return {
        key.removeprefix(start): answer_of_value(
            "填报的指标", canonical_json.decode(text.encode("utf-8"))
        )
        for key, text in stored.settings.all().items()
        if key.startswith(start) and text
    }


def item_to_enter(workspace: Workspace, area: Division, code: str) -> Item:
    """Return the item that a figure of the area is entered for.

    Raises:
        FigureRefusedError: the area has no such item, or its figure is computed.
    """
    if code in COMPUTED:
        raise FigureRefusedError(
            f"{code} 由机构名册和封存的检查算出，不用填报。数字不对时，请更正名册或者补做检查。"
        )
    for checklist in checklists_of(workspace, area):
        for item in workspace.policy.items_of(checklist.code):
            if item.code == code:
                return item
    raise FigureRefusedError(f"{area.name}没有编码为“{code}”的指标，请核对编码，例如 T4-X05。")


def proposed_values(workspace: Workspace, area: Division, item: Item) -> Mapping[str, Value]:
    """Return the values that the divisions know already, such as how many townships there are."""
    divisions = workspace.divisions
    counties = [area] if area.level is Level.COUNTY else divisions.counties_of(area.code)
    count = sum(len(divisions.townships_of(one.code)) for one in counties)
    return {one.code: Decimal(count) for one in item.inputs if one.tally == _TOWNSHIPS and count}


def _check(workspace: Workspace, item: Item, answer: Answer) -> None:
    unknown = [code for code in answer.values if code not in {one.code for one in item.inputs}]
    if unknown:
        known = "、".join(f"{one.code}（{one.label}）" for one in item.inputs)
        raise FigureRefusedError(f"{item.code} 没有“{unknown[0]}”这一栏，可填：{known}。")
    problems = answer_problems(item, answer, workspace.policy.parameters, workspace.today)
    hard = [one.message for one in problems if one.hard]
    if hard:
        raise FigureRefusedError(f"{item.code} 没有保存：{''.join(hard)}")
    missing = missing_inputs(item, answer)
    if missing:
        names = "、".join(f"“{one.label}”" for one in missing)
        raise FigureRefusedError(f"{item.code} 没有保存：还没有填写{names}。")
    if not answer.remark.strip():
        raise FigureRefusedError(
            f"{item.code} 没有保存：没有写明数据来源。请写明来自哪份材料，例如特困供养台账。"
        )


def _prefix(area: Division) -> str:
    return f"area:{area.code}:"
